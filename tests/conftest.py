import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of corpora that $ONRECORD_DATA names."""
    folder = os.environ.get("ONRECORD_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("$ONRECORD_DATA names no folder of corpora")
    return Path(folder)
