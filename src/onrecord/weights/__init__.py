"""What training made, in one folder: the shared encoder and the heads on it; MODEL_CARD.md says on what."""

from pathlib import Path

FOLDER = Path(__file__).parent
