"""The mean of several epochs' weights (model soups: Wortsman et al. 2022).

python -m onrecord.training.averaging --out mean.pt run/average-3.pt run/average-4.pt run/average-5.pt
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def mean(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights in `paths`, files of torch with the same names."""
    states = [torch.load(path, weights_only=True) for path in paths]
    return {key: sum(state[key] for state in states) / len(states) for key in states[0]}


def main() -> None:
    """Read the arguments and write the mean."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    parser.add_argument("weights", type=Path, nargs="+", help="average-N.pt of a training run")
    args = parser.parse_args()
    torch.save(mean(args.weights), args.out)


if __name__ == "__main__":
    main()
