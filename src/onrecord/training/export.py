r"""Write a trained extractor as the folder that NeuralExtractor reads.

    python -m onrecord.training.export --weights mean.pt --minilm all-MiniLM-L6-v2 \
        --name minilm-l6-1 --out weights

Writes encoder.onnx, tags.onnx, look.onnx, tokenizer.json and model.json; `calibrate` then adds confidence and
thresholds. With --corpus the encoder's activations are evened out first, which gained nothing so far.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.errors import OnrecordError
from onrecord.stages.encoding.pieces import cut, load_tokenizer
from onrecord.stages.statements.neural.decoding import Floats
from onrecord.training.corpus import parted, read_corpus
from onrecord.training.evaluate import LEAST, encode
from onrecord.training.graph import OPSET, encoder_graph
from onrecord.training.model import Extractor

REACH = (64, 80)
"""Pieces before a cue's first, and from it on, that the second look sees when reading; training sees more.

99.5 % of contents begin within 56 of them and end within 78.
"""
TEXTS = 24
"""Training articles whose activations are looked at."""
Axes = dict[str, dict[int, str]]


class Tags(nn.Module):
    """Vectors to shares of TAGS, outer and inner."""

    def __init__(self, model: Extractor) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Return both shares: [pieces, 3]."""
        outer, inner = self.model.tag(vectors)
        return torch.softmax(outer, dim=-1), torch.softmax(inner, dim=-1)


class Look(nn.Module):
    """The second look over a whole article's vectors."""

    def __init__(self, model: Extractor) -> None:
        super().__init__()
        self.look = model.look

    def forward(
        self, vectors: Tensor, first: Tensor, last: Tensor, kind: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return what SecondLook does."""
        low = torch.zeros_like(first)
        high = low + vectors.shape[0]
        out: tuple[Tensor, Tensor, Tensor] = self.look(vectors, first, last, kind, low, high)
        return out


def _write(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: Axes, path: Path) -> None:
    with warnings.catch_warnings():
        # torch warns of its own older exporter, and of shapes that are fixed on purpose.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


@torch.no_grad()
def smoothing(model: Extractor, texts: list[str], tokenizer: Tokenizer) -> dict[str, Floats]:
    """Return for every linear step of the encoder what its input channels are divided by.

    That is the square root of the largest activation over the largest weight (SmoothQuant's even split,
    arXiv:2211.10438), from a few training texts.
    """
    largest: dict[str, Tensor] = {}
    names = ("qkv", "out", "up", "down")
    steps = {(i, name): getattr(x, name) for i, x in enumerate(model.encoder.layers) for name in names}

    def watch(key: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def see(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            top = inputs[0].abs().flatten(0, -2).amax(0)
            largest[key] = top.maximum(largest.get(key, top))

        return see

    hooks = [step.register_forward_pre_hook(watch(f"{i}.{name}")) for (i, name), step in steps.items()]
    for text in texts:
        encode(model, cut(text, tokenizer))
    for hook in hooks:
        hook.remove()
    out: dict[str, Floats] = {}
    for (i, name), step in steps.items():
        by = (largest[f"{i}.{name}"].clamp(min=1e-3) / step.weight.abs().amax(0).clamp(min=1e-3)).sqrt()
        by = (by / by.mean()).clamp(min=1e-2).numpy()
        out |= {f"l{i}.{part}": by for part in (("q", "k", "v") if name == "qkv" else (name,))}
    return out


def export(
    model: Extractor,
    tokenizer: Path,
    out: Path,
    name: str,
    quantised: bool = True,
    texts: list[str] | None = None,
) -> None:
    """Write all files of a model folder; confidence and thresholds are added by `calibrate`.

    Args:
        model: With trained weights; its second look is made shorter.
        tokenizer: MiniLM's tokenizer.json.
        out: The folder, made where it is not there.
        name: Name and version of the weights, which every statement keeps.
        quantised: Whether weights are int8, and not 32-bit floats.
        texts: Training texts whose activations are evened out; None to leave them.
    """
    out.mkdir(parents=True, exist_ok=True)
    weights = {key: value.detach().numpy() for key, value in model.encoder.state_dict().items()}
    smooth = smoothing(model, texts, load_tokenizer(tokenizer)) if texts else None
    graph = encoder_graph(weights, model.sizes.layers, model.sizes.heads, smooth, quantised)
    onnx.save(graph, str(out / "encoder.onnx"))
    vectors = torch.randn(400, model.sizes.width)
    first = torch.tensor([5, 60, 300])
    axes: Axes = {"vectors": {0: "pieces"}}
    _write(Tags(model), {"vectors": vectors}, ["outer", "inner"], axes, out / "tags.onnx")
    inputs = {"vectors": vectors, "first": first, "last": first + 1, "kind": torch.tensor([0, 1, 0])}
    axes |= {key: {0: "cues"} for key in ("first", "last", "kind")}
    model.look.before, model.look.after = REACH
    _write(Look(model), inputs, ["emissions", "changes", "keep"], axes, out / "look.onnx")
    if quantised:
        # One call holds one article's cues, so that one scale a call depends on nothing but the article.
        path = out / "look.onnx"
        quantize_dynamic(path, path, op_types_to_quantize=["MatMul"], per_channel=True)
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    matrix = model.matrix.detach().tolist()
    facts = {"name": name, "matrix": matrix, "before": REACH[0], "after": REACH[1], "least": LEAST}
    (out / "model.json").write_text(json.dumps(facts, indent=1), "utf-8")


def main() -> None:
    """Read the arguments and export; an error is one line."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    add = parser.add_argument
    add("--weights", type=Path, required=True, help="of `averaging`, or average-N.pt of a run")
    add("--minilm", type=Path, required=True, help="folder of tokenizer.json")
    add("--out", type=Path, required=True, help="folder to write")
    add("--name", required=True, help="name and version of the weights")
    add("--float", action="store_true", help="32-bit weights, to see what int8 costs")
    add("--corpus", type=Path, help="PolNeAR's training part, to even out activations")
    args = parser.parse_args()
    try:
        texts = [d.text for d in parted(read_corpus(args.corpus))[0][:TEXTS]] if args.corpus else None
        model = Extractor()
        model.load_state_dict(torch.load(args.weights, weights_only=True))
        export(model, args.minilm / "tokenizer.json", args.out, args.name, not args.float, texts)
    except OnrecordError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
