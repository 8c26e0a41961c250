"""The encoder as an ONNX graph, built by hand: int8 weights, and ORT's own operators for what is slow.

Every weight matrix is int8 with one scale a column; activations are quantised as they come, with one
scale for a whole call, so a call must hold one window only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from onrecord.stages.statements.neural.decoding import Floats

OPSET, MICROSOFT = 17, 1
EPSILON = 1e-12
"""Of BERT's layer norms."""


@dataclass
class Builder:
    """Nodes and constants of a graph under construction.

    Attributes:
        smooth: By the name of a linear step, what its inputs' channels are divided by before they become
            int8: a few channels are far larger than the others and would leave them few steps of one scale.
    """

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    smooth: dict[str, Floats] = field(default_factory=dict)

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(value.copy(order="C"), name))
        return name

    def node(
        self, kind: str, inputs: list[str], name: str, domain: str = "", **attributes: int | float
    ) -> str:
        """Add a node with one output of the same name, and return that."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes))
        return name

    def linear(self, x: str, weight: Floats, bias: Floats, name: str, quantised: bool = True) -> str:
        """Add x @ weight.T + bias, weight [out, in] as torch keeps it."""
        if not quantised:
            y = self.node("MatMul", [x, self.constant(f"{name}.w", weight.T)], f"{name}.product")
            return self.node("Add", [y, self.constant(f"{name}.b", bias)], name)
        by = self.smooth.get(name)
        if by is not None:
            x = self.node("Mul", [x, self.constant(f"{name}.inverse", 1 / by)], f"{name}.smooth")
            weight = weight * by
        whole, scale = per_row(weight)
        zero = np.zeros(len(scale), dtype=np.int8)
        values: dict[str, npt.NDArray[Any]] = {"w": whole.T, "s": scale[:, 0], "z": zero, "b": bias}
        constants = [self.constant(f"{name}.{key}", value) for key, value in values.items()]
        return self.node("DynamicQuantizeMatMul", [x, *constants], name, "com.microsoft")

    def norm(self, x: str, weight: Floats, bias: Floats, name: str) -> str:
        """Add a layer norm."""
        inputs = [x, self.constant(f"{name}.w", weight), self.constant(f"{name}.b", bias)]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=EPSILON)

    def add_norm(self, x: str, y: str, weight: Floats, bias: Floats, name: str) -> str:
        """Add a layer norm of x + y."""
        # Not ORT's SkipLayerNormalization: its kernel takes 0.85 ms for 420 pieces where these two take 0.12.
        return self.norm(self.node("Add", [x, y], f"{name}.sum"), weight, bias, name)


def per_row(weight: Floats) -> tuple[npt.NDArray[np.int8], Floats]:
    """Return a matrix as int8 with one scale a row: [rows, columns], [rows, 1]."""
    scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-8).astype(np.float32) / np.float32(127)
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale


def encoder_graph(
    w: dict[str, Floats],
    layers: int,
    heads: int,
    smooth: dict[str, Floats] | None = None,
    quantised: bool = True,
) -> onnx.ModelProto:
    """Return the graph from ids and features to vectors [windows, pieces, width].

    Args:
        w: The state of model.Encoder.
        layers: Of the encoder.
        heads: Of each layer.
        smooth: As Builder's.
        quantised: Whether weights are int8, and not 32-bit floats.
    """
    b = Builder(smooth=smooth or {})
    x = _embeddings(b, w)
    for i in range(layers):
        x = _layer(b, {k.removeprefix(f"layers.{i}."): v for k, v in w.items()}, x, f"l{i}", heads, quantised)
    width = w["words.weight"].shape[1]
    b.node("Add", [x, b.constant("readers", w["readers.weight"].mean(0))], "vectors")
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "pieces"]),
        helper.make_tensor_value_info("features", TensorProto.INT64, ["windows", "pieces", 3]),
    ]
    vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["windows", "pieces", width])
    graph = helper.make_graph(b.nodes, "encoder", inputs, [vectors], b.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", MICROSOFT)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def _embeddings(b: Builder, w: dict[str, Floats]) -> str:
    whole, scale = per_row(w["words.weight"])
    rows = b.node("Gather", [b.constant("words", whole), "ids"], "word.rows")
    x = b.node("Cast", [rows], "word.floats", to=TensorProto.FLOAT)
    x = b.node("Mul", [x, b.node("Gather", [b.constant("words.s", scale), "ids"], "word.scale")], "word")
    count = b.node("Shape", ["ids"], "count", start=1, end=2)
    zero, one = b.constant("zero", np.array([0])), b.constant("one", np.array([1]))
    places = b.node(
        "Slice", [b.constant("positions", w["positions.weight"]), zero, count, zero, one], "places"
    )
    x = b.node("Add", [x, places], "embedded")
    for i in range(3):
        at = b.node("Gather", ["features", b.constant(f"f{i}.i", np.array(i))], f"f{i}.at", axis=2)
        row = b.node("Gather", [b.constant(f"f{i}.t", w[f"features.{i}.weight"]), at], f"f{i}")
        x = b.node("Add", [x, row], f"embedded.{i}")
    return b.norm(x, w["norm.weight"], w["norm.bias"], "embedded.norm")


def _layer(b: Builder, w: dict[str, Floats], x: str, at: str, heads: int, quantised: bool) -> str:
    parts = zip("qkv", np.split(w["qkv.weight"], 3), np.split(w["qkv.bias"], 3), strict=True)
    q, k, v = (b.linear(x, weight, bias, f"{at}.{name}", quantised) for name, weight, bias in parts)
    seen = b.node("MultiHeadAttention", [q, k, v], f"{at}.seen", "com.microsoft", num_heads=heads)
    y = b.linear(seen, w["out.weight"], w["out.bias"], f"{at}.out", quantised)
    x = b.add_norm(x, y, w["norm_1.weight"], w["norm_1.bias"], f"{at}.norm1")
    y = b.linear(x, w["up.weight"], w["up.bias"], f"{at}.up", quantised)
    y = b.node("Gelu", [y], f"{at}.gelu", "com.microsoft")
    y = b.linear(y, w["down.weight"], w["down.bias"], f"{at}.down", quantised)
    return b.add_norm(x, y, w["norm_2.weight"], w["norm_2.bias"], f"{at}.norm2")
