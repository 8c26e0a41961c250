"""What the shared encoder sees below its last layers: where the layers of the heads for fields begin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from onrecord.stages.encoding import windows
from onrecord.stages.encoding.pieces import closed, load_tokenizer


@dataclass(frozen=True)
class Middle:
    """An article below the last layers.

    Attributes:
        starts, ends: [pieces], code points.
        windows: [windows, 4], as `windows.Window`.
        values: Of each window with its special pieces: [pieces of the window, width].
    """

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    windows: npt.NDArray[np.int64]
    values: list[npt.NDArray[np.float16]]


class MiddleReader:
    """Reads articles with the encoder of a folder, up to where the heads' own layers begin."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        path, providers = str(folder / "encoder.onnx"), ["CPUExecutionProvider"]
        self._session = ort.InferenceSession(path, options, providers=providers)
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")

    def read(self, text: str) -> Middle:
        """Return a text below the last layers."""
        pieces = closed(text, self._tokenizer)
        plan = windows.plan(pieces)
        values = []
        for window in plan:
            ids, marks = windows.inputs(pieces, window)
            seen = self._session.run(["middle"], {"ids": ids[None], "features": marks[None]})[0][0]
            values.append(seen.astype(np.float16))
        return Middle(pieces.starts, pieces.ends, np.array([list(w) for w in plan]), values)
