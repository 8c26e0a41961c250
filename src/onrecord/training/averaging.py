"""The mean of several epochs' weights (model soups: Wortsman et al. 2022).

python -m onrecord.training.averaging --out mean.pt run/average-3.pt run/average-4.pt run/average-5.pt

The heads' fields-N.pt have names beside their weights, which all of them share and the mean keeps.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch


def mean(paths: Sequence[Path]) -> dict[str, Any]:
    """Return the mean of the weights in `paths`, files of torch with the same names."""
    kept = [torch.load(path, weights_only=True) for path in paths]
    states = [one.get("model", one) for one in kept]
    found = {key: sum(state[key] for state in states) / len(states) for key in states[0]}
    return {"model": found, "names": kept[0]["names"]} if "names" in kept[0] else found


def main() -> None:
    """Read the arguments and write the mean."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("weights", type=Path, nargs="+", help="average-N.pt or fields-N.pt of a run")
    args = parser.parse_args()
    torch.save(mean(args.weights), args.out)


if __name__ == "__main__":
    main()
