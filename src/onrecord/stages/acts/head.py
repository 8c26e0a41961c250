"""Linear heads on the shared encoder that decide act and certainty; fitted by `onrecord.training.acts`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from onrecord.errors import WeightsError
from onrecord.records import digest
from onrecord.stages.acts.evidence import Evidence
from onrecord.weights import FOLDER

FILE = "acts.npz"
ENCODER = "encoder.onnx"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Head:
    """A multinomial logistic regression over named features and vectors.

    Attributes:
        labels: What is told apart.
        rows: The row of `named` of each feature.
        named: [features, labels].
        dense: [vector, labels].
        bias: [labels].
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    named: Floats
    dense: Floats
    bias: Floats

    def probabilities(self, seen: Evidence) -> dict[str, float]:
        """Return the probability of each label."""
        rows = sorted(self.rows[name] for name in seen.names if name in self.rows)
        scores = self.named[rows].sum(axis=0) + seen.vector @ self.dense + self.bias
        shares = np.exp(scores - scores.max())
        return dict(zip(self.labels, (shares / shares.sum()).tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Heads:
    """Both heads, and what was chosen in cross-validation beside them.

    Attributes:
        trusted: Acts whose rule is right often enough to overrule the head.
        hedged: Least probability of "hedged" at which a statement counts as hedged.
    """

    act: Head
    certainty: Head
    trusted: frozenset[str]
    hedged: float


def encoder_digest(folder: Path) -> str:
    """Return the digest, in sixteen hexadecimal digits, of the encoder's weights in `folder`.

    Raises:
        WeightsError: where there are none.
    """
    try:
        return digest((folder / ENCODER).read_bytes(), length=16)
    except OSError as error:
        what = "the encoder's weights cannot be read"
        raise WeightsError(str(folder / ENCODER), what, "install onrecord anew") from error


def save(path: Path, heads: Heads, encoder: str) -> None:
    """Write `heads`, fitted on the encoder of digest `encoder`."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "encoder": np.array(encoder),
        "trusted": np.array(sorted(heads.trusted), dtype=np.str_),
        "hedged": np.array(heads.hedged),
    }
    for name, head in (("act", heads.act), ("certainty", heads.certainty)):
        arrays |= {
            f"{name}_labels": np.array(head.labels),
            f"{name}_names": np.array(list(head.rows)),
            f"{name}_named": head.named,
            f"{name}_dense": head.dense,
            f"{name}_bias": head.bias,
        }
    # The type stub takes the last argument of savez for `allow_pickle`.
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _head(arrays: dict[str, npt.NDArray[np.generic]], name: str) -> Head:
    part = {key: arrays[f"{name}_{key}"] for key in ("labels", "names", "named", "dense", "bias")}
    return Head(
        labels=tuple(part["labels"].tolist()),
        rows={feature: row for row, feature in enumerate(part["names"].tolist())},
        named=part["named"].astype(np.float32),
        dense=part["dense"].astype(np.float32),
        bias=part["bias"].astype(np.float32),
    )


@cache
def load(folder: Path = FOLDER) -> Heads:
    """Return the heads in `folder`, once.

    Raises:
        WeightsError: where they cannot be read, or were fitted on another encoder than the one beside them.
    """
    path = folder / FILE
    try:
        with np.load(path, allow_pickle=False) as archive:
            arrays = {key: archive[key] for key in archive.files}
        heads = Heads(
            act=_head(arrays, "act"),
            certainty=_head(arrays, "certainty"),
            trusted=frozenset(arrays["trusted"].tolist()),
            hedged=float(arrays["hedged"]),
        )
        fitted_on = str(arrays["encoder"])
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        what = "the heads for acts cannot be read"
        raise WeightsError(str(path), what, "fit them with `python -m onrecord.training.acts`") from error
    if fitted_on != encoder_digest(folder):
        what = "the heads for acts were fitted on another encoder"
        raise WeightsError(str(path), what, "fit them anew with `python -m onrecord.training.acts`")
    return heads
