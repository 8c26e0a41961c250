"""From an article and its encoding to its statements: source, cue and content spans."""

from onrecord.stages.statements.assembly import Draft, assemble
from onrecord.stages.statements.completed import CompletedExtractor
from onrecord.stages.statements.extractor import Extractor
from onrecord.stages.statements.neural import NeuralExtractor
from onrecord.stages.statements.rules import RuleExtractor

__all__ = [
    "CompletedExtractor",
    "Draft",
    "Extractor",
    "NeuralExtractor",
    "RuleExtractor",
    "assemble",
    "default_extractor",
]


def default_extractor() -> Extractor:
    """Return the extractor that is used where none is named."""
    return CompletedExtractor()
