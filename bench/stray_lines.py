"""Trains and measures what tells stray lines from an article (onrecord.stages.articles.stray).

    python bench/stray_lines.py                 measures the weights as they stand
    python bench/stray_lines.py --train         makes stems.tsv and stray.json anew, then measures

Pages are made by putting promotion of one real article into another (stray_pages.py), from $ONRECORD_DATA:
PolNeAR's training part and the gold bodies of pages/. A quarter of the articles is held out, and TimeBank
with AQUAINT is only measured with. A blunder costs an article its words, so after a first fit the model is
trained on the worst cut of each page, three times over.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

import stray_pages as made
from onrecord.stages.articles import stray, wording
from onrecord.stages.articles.features import NAMES, Context
from onrecord.stages.articles.lines import Line
from onrecord.text import normalise

Numbers = npt.NDArray[np.float64]
PACKAGE = Path(stray.__file__).parent
OPEN = NAMES.index("open end")
REGULAR = 100.0  # weight of the squared coefficients; of 3, 100 and 300, 100 does best on headlines
ROUNDS = 3
LEAST_ARTICLES = 4  # in which a stem must stand to be counted


def count_stems(stories: Sequence[made.Story]) -> str:
    """Return the table of stems: in how many articles each stands, and N where it is mostly capitalised."""
    articles: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for story in stories:
        found = set()
        for line in story.lines:
            for number, token in enumerate(wording.TOKEN.findall(normalise(line))):
                word = token.casefold().removesuffix("'s")
                if len(word) < 2 or word.isdigit():
                    continue
                found.add(word[: wording.STEM])
                if number:
                    (small if token[0].islower() else capital)[word[: wording.STEM]] += 1
        articles.update(found)
    rows = [
        f"{stem}\t{count}\t{'N' if capital[stem] > 3 * small[stem] else '-'}\n"
        for stem, count in sorted(articles.items())
        if count >= LEAST_ARTICLES
    ]
    return f"# {len(stories)} articles\n" + "".join(rows)


class Sample:
    """Rows of features with whether their line is stray, and how much each counts."""

    def __init__(self) -> None:
        self.rows: list[list[float]] = []
        self.stray: list[bool] = []
        self.counts: list[float] = []

    def add(self, context: Context, page: made.MadePage, start: int, end: int, count: float = 1.0) -> None:
        """Add the lines from `start` to `end`, judged as one block."""
        self.rows += context.features(start, end)
        self.stray += page.is_stray[start:end]
        self.counts += [count] * (end - start)


def blocks_to_learn(page: made.MadePage, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Yield blocks to judge: the true ones, and some that begin too early, too late, or where none is."""
    count = len(page.lines)
    end = count
    while end and page.is_stray[end - 1]:
        end -= 1
    if 0 < end < count:
        yield from ((end, count), (end, count))
        yield max(1, end - rng.choice((1, 1, 2, 3, 5))), count
        if count - end > 1:
            yield rng.randint(end + 1, count - 1), count
    elif count > 3:
        yield from ((max(1, count - rng.choice((1, 1, 2, 2, 3, 4, 6, 8))), count) for _ in range(2))
    for i in range(1, end):
        if page.is_stray[i]:
            yield i, i + 1
    if end > 3:
        yield from ((i, i + 1) for i in (rng.randint(1, end - 1) for _ in range(3)) if i + 1 < count)


Weights = list[Numbers]


def fit(sample: Sample) -> Weights:
    """Return bias and coefficients for lines that end as sentences do, and for the others."""
    rows, labels, counts = np.array(sample.rows), np.array(sample.stray, float), np.array(sample.counts)
    return [_fit(rows[part], labels[part], counts[part]) for part in (rows[:, OPEN] == 0, rows[:, OPEN] == 1)]


def _fit(rows: Numbers, labels: Numbers, counts: Numbers) -> Numbers:
    """Logistic regression with squared penalty on standardised features."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    table = np.column_stack([np.ones(len(rows)), (rows - mean) / spread])

    def loss(coefficients: Numbers) -> tuple[float, Numbers]:
        odds = table @ coefficients
        penalty = np.concatenate([[0.0], coefficients[1:]])
        error = counts * (1 / (1 + np.exp(-odds)) - labels)
        value = counts @ (np.logaddexp(0, odds) - labels * odds) + REGULAR * penalty @ penalty / 2
        return float(value), table.T @ error + REGULAR * penalty

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    coefficients = found[1:] / spread
    return np.concatenate([[found[0] - coefficients @ mean], coefficients])


def odds(weights: Weights, rows: Sequence[Sequence[float]]) -> Numbers:
    """Return the log-odds of each row."""
    return np.array([weights[int(row[OPEN])] @ np.array([1.0, *row]) for row in rows])


def add_worst(sample: Sample, pages: Sequence[made.MadePage], weights: Weights, count: float) -> None:
    """Add to `sample` the cuts at the end and the three single lines that `weights` find most stray."""
    for page in pages:
        size = len(page.lines)
        if size < 3:
            continue
        context = Context(page.lines, page.published)
        cuts = {
            start: odds(weights, context.features(start, size)).sum()
            for start in range(size - 1, max(0, size - 25), -1)
        }
        for start in sorted(cuts, key=lambda start: float(cuts[start]))[
            -2 if not any(page.is_stray) else -1 :
        ]:
            sample.add(context, page, start, size, count)
        singles = {i: odds(weights, context.features(i, i + 1))[0] for i in range(1, size - 1)}
        for i in sorted(singles, key=lambda i: float(singles[i]))[-3:]:
            sample.add(context, page, i, i + 1, count)


def untouched(story: made.Story) -> made.MadePage:
    """Return `story` as a page that nothing strayed onto."""
    lines = tuple(Line(text) for text in story.lines)
    return made.MadePage(lines, (False,) * len(lines), story.published)


def make_pages(stories: Sequence[made.Story], rng: random.Random, *, held_out: bool) -> list[made.MadePage]:
    """Return made pages of the stories that are, or are not, held out."""
    mine = [story for story in stories if story.is_held_out == held_out]
    pools = {
        origin: [story for story in mine if story.origin == origin and story.title]
        for origin in ("polnear", "pages")
    }
    result = []
    for story in mine:
        other = "pages" if story.origin == "polnear" else "polnear"
        times = {"polnear": 1 if held_out else 3, "pages": 6 if held_out else 10}[story.origin]
        for _ in range(times):
            pool = pools[
                other if rng.random() < (0.4 if story.origin == "polnear" else 0.6) else story.origin
            ]
            result.append(made.made_page(story, pool, rng))
    return result


def train(stories: Sequence[made.Story]) -> Weights:
    """Return weights learnt from the stories that are not held out."""
    rng = random.Random(1)  # noqa: S311 - pages, no secrets
    pages = make_pages(stories, rng, held_out=False)
    clean = [untouched(story) for story in stories if not story.is_held_out]
    sample = Sample()
    for page in pages:
        context = Context(page.lines, page.published)
        for start, end in blocks_to_learn(page, rng):
            sample.add(context, page, start, end)
    weights = fit(sample)
    for _ in range(ROUNDS):
        add_worst(sample, clean, weights, 1.5)
        add_worst(sample, pages, weights, 1.0)
        weights = fit(sample)
    return weights


def found_stray(page: made.MadePage) -> list[bool]:
    """Return which lines of `page` the package leaves out."""
    kept = iter(stray.part(page.lines, stray.FOR_TEXT, page.published)[0])
    following = next(kept, None)
    found = []
    for line in page.lines:
        is_kept = line is following
        found.append(not is_kept)
        if is_kept:
            following = next(kept, None)
    return found


def report(name: str, pages: Sequence[made.MadePage]) -> None:
    """Print precision, recall and false alarms over `pages`, in per cent of lines."""
    right = wrong = missed = lines = exact = last_right = last = touched = 0
    for page in pages:
        found = found_stray(page)
        tail = len(found)
        while tail and page.is_stray[tail - 1]:
            tail -= 1
        right += sum(f and s for f, s in zip(found, page.is_stray, strict=True))
        wrong += sum(f and not s for f, s in zip(found, page.is_stray, strict=True))
        missed += sum(s and not f for f, s in zip(found, page.is_stray, strict=True))
        last_right, last = last_right + sum(found[tail:]), last + len(found) - tail
        exact += tuple(found) == page.is_stray
        lines += page.is_stray.count(False)
        touched += any(f and not s for f, s in zip(found, page.is_stray, strict=True))
    shares = ((right, right + wrong), (right, right + missed), (last_right, last), (wrong, lines))
    share = [f"{100 * part / max(1, whole):7.2f}" for part, whole in (*shares, (exact, len(pages)))]
    print(f"{name:34}{len(pages):6}{lines:8}", *share, f"{touched:6}", sep="  ")


def measure(stories: Sequence[made.Story], foreign: Sequence[made.Story]) -> None:
    """Print the table that docs/article-text.md holds."""
    print(f"{'':34}{'pages':>6}{'lines':>8}  precis.   recall  at end  false a.    exact  pages hurt")
    held = [story for story in stories if story.is_held_out]
    for origin in ("polnear", "pages"):
        report(f"untouched, {origin}", [untouched(story) for story in held if story.origin == origin])
    report("untouched, timebank", [untouched(story) for story in foreign])
    rng = random.Random(2)  # noqa: S311 - pages, no secrets
    report("made as in training", make_pages(stories, rng, held_out=True))
    for size in (1, 3, 6):
        for form in ("title", "title.", "sentence.", "sentence", "both", "mixed"):
            pages = [_appended(story, held, form, size, rng) for story in (*held, *foreign)]
            report(f"{size} appended, {form}", pages)


def _appended(
    story: made.Story, pool: Sequence[made.Story], form: str, size: int, rng: random.Random
) -> made.MadePage:
    """Return `story` with `size` others of `pool` promoted at its end."""
    others = [other for other in rng.sample(list(pool), size + 1) if other.name != story.name][:size]
    more = [Line(text) for other in others for text in made.teaser(other, form, rng)]
    clean = untouched(story)
    return made.MadePage((*clean.lines, *more), (*clean.is_stray, *(True for _ in more)), story.published)


def main() -> None:
    """Train if asked to, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--train", action="store_true")
    data = Path(os.environ["ONRECORD_DATA"])
    polnear = made.polnear(data)
    if parser.parse_args().train:
        (PACKAGE / "stems.tsv").write_text(count_stems(polnear), encoding="utf-8")
        weights = train([*polnear, *made.pages(data)])
        table = {
            name: [round(float(column[i]), 3) for column in weights]
            for i, name in enumerate(("bias", *NAMES))
        }
        about = (
            "Log-odds that a line is stray by feature, of lines that end as sentences do and of others. "
            "Made and measured by bench/stray_lines.py; see docs/article-text.md."
        )
        rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(values)}" for name, values in table.items())
        text = f'{{"about": {json.dumps(about)},\n"weights": {{\n{rows}\n}}}}\n'
        (PACKAGE / "stray.json").write_text(text, encoding="utf-8")
    measure([*polnear, *made.pages(data)], made.timebank(data))


if __name__ == "__main__":
    main()
