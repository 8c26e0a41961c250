"""The shared encoder: one pass over a text, whose vectors all trained stages read.

numpy, onnxruntime and tokenizers, no torch. A call holds one window, so that what a page gives depends on
nothing but the page: int8 scales are taken over a whole call.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime as ort

from onrecord.records import Article, Encoding, Vectors
from onrecord.stages.encoding import windows
from onrecord.stages.encoding.encode import encode
from onrecord.stages.encoding.pieces import closed, load_tokenizer
from onrecord.weights import FOLDER

WIDTH = 384
"""Of a vector: MiniLM's."""


class Encoder:
    """The encoder with the weights of a folder.

    Args:
        folder: Holds encoder.onnx and tokenizer.json.
        threads: Of one call; what is seen does not depend on it.
    """

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        path, providers = str(folder / "encoder.onnx"), ["CPUExecutionProvider"]
        self._session = ort.InferenceSession(path, options, providers=providers)

    def encode(self, article: Article) -> Encoding:
        """Return the encoding of `article` with the vectors of its text."""
        return replace(encode(article), vectors=self.read(article.text))

    def read(self, text: str) -> Vectors:
        """Return the vectors of a text, read window by window."""
        pieces = closed(text, self._tokenizer)
        parts = [np.zeros((0, WIDTH), dtype=np.float32)]
        for window in windows.plan(pieces) if len(pieces) else []:
            ids, marks = windows.inputs(pieces, window)
            (vectors,) = self._session.run(["vectors"], {"ids": ids[None], "features": marks[None]})
            offset = 1 - window.start
            parts.append(vectors[0][window.core_start + offset : window.core_end + offset])
        return pieces.under(np.concatenate(parts))
