"""The corpora's scorers, loaded from beside the corpora."""

import importlib.util
from pathlib import Path
from typing import Any


def load_scorer(data: Path, name: str = "attribution_score") -> Any:
    """Return a module of `data`/eval."""
    spec = importlib.util.spec_from_file_location(name, data / "eval" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
