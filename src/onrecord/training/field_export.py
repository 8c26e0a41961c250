r"""Put trained heads for fields into a model folder, beside the extractor that they were trained on.

    python -m onrecord.training.field_export --fields run/fields-8.pt --out weights

Writes fields.npz.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from onrecord.errors import OnrecordError
from onrecord.heads.network import FILE, weights_digest

BARS = {"hedged": 0.3, "accuse": 0.3, "accuse nobody": 0.65}
"""Least shares by which the heads tell each; on the held-out articles, beside the rules, "hedged" and
"accuse" have their best F1 there. Of accusations in whose words nobody is named half were right there, of
surer ones more.
"""


def export(fields: Path, out: Path) -> None:
    """Write fields.npz into `out`, which holds the encoder that they were trained on."""
    kept = torch.load(fields, weights_only=True)
    state = {key: value.detach().float().numpy() for key, value in kept["model"].items()}
    arrays = {key: value.astype(np.float16) for key, value in state.items()}
    arrays["named.weight"] = arrays["named.weight"][:-1]
    np.savez_compressed(
        out / FILE,
        below=np.array(weights_digest(out)),
        names=np.array(kept["names"]),
        bar_names=np.array(list(BARS)),
        bars=np.array(list(BARS.values())),
        **arrays,
    )


def main() -> None:
    """Read the arguments and export; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--fields", type=Path, required=True, help="fields-N.pt of a run")
    add("--out", type=Path, required=True, help="the model folder")
    args = parser.parse_args()
    try:
        export(args.fields, args.out)
    except OnrecordError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
