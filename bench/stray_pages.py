"""Pages made for training and measuring stray lines: real articles with promotion of others put into them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import html
import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from onrecord.records import PartialDate
from onrecord.stages.articles.lines import Line
from onrecord.text import normalise, paragraphs, sentences

BEFORE_TITLE = (
    "Read more: ", "Related: ", "READ MORE: ", "Also read: ", "MORE: ", "See also: ", "Watch: ",
    "RELATED: ", "Up next: ", "PHOTOS: ", "More: ", "» ", "- ", "[Related: ",
)  # fmt: skip
AFTER_TITLE = ("Video", "World", "Politics", "2 hours ago")
PROMOTION = (
    "Sign up for our free newsletter.", "Subscribe to our newsletter", "Follow us on Twitter and Facebook.",
    "Read more", "Most read", "Click here to read more.", "More on this story", "More from our newsroom",
    "Related stories", "Advertisement", "Share this article", "Comments", "You may also like", "Trending now",
    "Sign up here for our daily politics email.", "Get the day’s top stories in your inbox.", "Latest news",
    "Recommended for you", "Download our app for breaking news alerts.", "Popular", "Editors’ picks",
    "Want more stories like this? Subscribe today.", "Copyright 2016. All rights reserved.", "Top stories",
    "Story continues below advertisement", "Listen to our podcast every week", "Sponsored content",
    "Tell us what you think in the comments below.", "Like us on Facebook", "Watch the video above",
    "Support independent journalism: become a member.", "What to read next", "Seen something? Email us.",
    "Click here to see the full gallery.", "For more coverage, visit our politics page.", "Back to top",
    "Join the conversation", "Print this article", "Load more", "Next article", "Previous article",
    "Stay up to date with our mobile app.", "Support our work by subscribing for £2 a month.",
)  # fmt: skip
FORMS = ("title", "title.", "sentence.", "sentence", "cut", "both", "labelled", "dressed")
"""How a story is promoted; see `teaser`."""
_FORM_WEIGHTS = (5, 2, 3, 2, 2, 2, 2, 1)
_DATELINE = re.compile(r"^[A-Z][A-Za-z.,' ]{2,40}(?:\([A-Za-z]+\) )?(?:--|[–—-]) ?")


@dataclass(frozen=True)
class Story:
    """A real article: its lines, and what another page would promote it with."""

    name: str
    title: str
    lines: tuple[str, ...]
    published: PartialDate | None
    origin: str

    @property
    def is_held_out(self) -> bool:
        """A quarter of the articles, by their names, are only measured with."""
        return int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 4 == 0


@dataclass(frozen=True)
class MadePage:
    """Lines, each with whether it strayed onto the page."""

    lines: tuple[Line, ...]
    is_stray: tuple[bool, ...]
    published: PartialDate | None


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in (" ".join(text.split()) for text in texts) if line)


def _day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text[:10]) if text and re.match(r"\d{4}-\d\d-\d\d", text) else None


def polnear(data: Path) -> list[Story]:
    """Return the articles of PolNeAR's training part; their first line is the headline."""
    with (data / "polnear/metadata.tsv").open(encoding="utf-8", newline="") as file:
        rows = {row["filename"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    stories = []
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        row = rows.get(path.stem, {})
        lines = _lines(path.read_text("utf-8").split("\n"))
        title = " ".join(row.get("title", lines[0]).split())
        stories.append(Story(path.stem, title, lines, _day(row.get("publication_date")), "polnear"))
    return stories


def pages(data: Path) -> list[Story]:
    """Return the English gold bodies of pages/fundus and pages/benchmark."""
    stories = []
    for path in sorted((data / "pages/fundus").glob("*.json")):
        for version, row in json.loads(path.read_text("utf-8")).items():
            body = row.get("body") or {}
            texts = list(body.get("summary") or [])
            for section in body.get("sections") or []:
                texts += (section.get("headline") or []) + (section.get("paragraphs") or [])
            day = _day(row.get("publishing_date"))
            stories.append(Story(path.stem + version, row.get("title") or "", _lines(texts), day, "pages"))
    for key, row in json.loads((data / "pages/benchmark/ground-truth.json").read_text("utf-8")).items():
        body = row["articleBody"]
        if sum(map(str.isascii, body)) < 0.9 * len(body):
            continue
        tree = trafilatura.load_html(
            gzip.decompress((data / f"pages/benchmark/html/{key}.html.gz").read_bytes())
        )
        if tree is None or (tree.get("lang") or "en")[:2] != "en":
            continue
        titles = [element.get("content") or "" for element in tree.iterfind('.//meta[@property="og:title"]')]
        stories.append(Story(key, next(iter(titles), ""), _lines(body.split("\n")), None, "pages"))
    return [story for story in stories if len(story.lines) >= 3]


def timebank(data: Path) -> list[Story]:
    """Return the articles of TimeBank and AQUAINT, which no weight has seen."""
    stories = []
    for path in sorted((data / "dates/tbaq").rglob("*.tml")):
        markup = path.read_text("utf-8", "replace")
        body = re.search(r"<TEXT>(.*?)</TEXT>", markup, re.DOTALL)
        title = re.search(r"<TITLE>(.*?)</TITLE>", markup, re.DOTALL)
        if body is None:
            continue
        plain = [html.unescape(re.sub(r"<[^>]+>", "", part)) for part in (body[1], title[1] if title else "")]
        lines = tuple(line for line in _lines(re.split(r"\n\s*\n", plain[0])) if line != ".")
        if len(lines) >= 4:
            stories.append(Story(path.stem, " ".join(plain[1].split()), lines, None, "timebank"))
    return stories


def _sentence(story: Story, rng: random.Random) -> str:
    """Return the first sentence of one of a story's first paragraphs, without dateline."""
    candidates = [line for line in story.lines if len(line.split()) >= 8][:5]
    line = rng.choice(candidates or list(story.lines[:1]))
    spans = sentences(normalise(line), paragraphs(line))
    return _DATELINE.sub("", line[spans[0].start : spans[0].end] if spans else line)


def teaser(story: Story, form: str, rng: random.Random) -> list[str]:
    """Return one or two lines that promote `story` in one of `FORMS`, or a chance one ("mixed")."""
    title = story.title.rstrip(".")
    if form == "mixed":
        (form,) = rng.choices(FORMS, _FORM_WEIGHTS)
    if form == "cut":
        words = _sentence(story, rng).split()[: rng.randint(8, 20)]
        return [" ".join(words).rstrip(",;") + rng.choice(("...", "…", " ..."))]
    if form in {"sentence", "sentence."} or not title:
        sentence = _sentence(story, rng)
        return [sentence if form == "sentence." else sentence.rstrip(".")]
    made: dict[str, Callable[[], list[str]]] = {
        "title": lambda: [title],
        "title.": lambda: [f"{title}."],
        "both": lambda: [title, _sentence(story, rng)],
        "labelled": lambda: [rng.choice(BEFORE_TITLE) + title],
        "dressed": lambda: [_dressed(story, title, rng)],
    }
    return made[form]()


def _dressed(story: Story, title: str, rng: random.Random) -> str:
    if rng.random() < 0.3:
        return title.upper()
    day = story.published.as_date if story.published else None
    dates = [f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}"] if day else []
    return title + rng.choice((" ", " | ", " - ")) + rng.choice([*AFTER_TITLE, *dates])


def made_page(story: Story, pool: Sequence[Story], rng: random.Random) -> MadePage:
    """Return `story` as a page, in 7 of 10 cases with lines of others from `pool` at its end or inside."""
    lines = list(story.lines)
    if story.origin == "polnear" and rng.random() < 0.6:
        lines = [lines[0].rstrip("."), *lines[1:]] if rng.random() < 0.5 else lines[1:]
    elif story.origin != "polnear" and story.title and rng.random() < 0.3:
        lines.insert(0, story.title)
    if rng.random() < 0.12 and len(lines) > 6:
        lines = lines[: rng.randint(4, len(lines))]
    rows = [(line, False) for line in lines]
    place = rng.random()
    if 0.3 <= place < 0.75:
        rows += _block(story, pool, rng.choice((1, 1, 2, 3, 4, 5, 6, 8)), rng)
    elif 0.75 <= place < 0.9:
        for _ in range(rng.choice((1, 1, 2, 3))):
            _insert(rows, _block(story, pool, 1, rng), rng)
    elif place >= 0.9:
        _insert(rows, _block(story, pool, rng.choice((1, 1, 2)), rng), rng)
        rows += _block(story, pool, rng.choice((1, 2, 3, 4)), rng)
    return MadePage(tuple(Line(text) for text, _ in rows), tuple(stray for _, stray in rows), story.published)


def _insert(rows: list[tuple[str, bool]], block: list[tuple[str, bool]], rng: random.Random) -> None:
    place = rng.randint(1, len(rows))
    rows[place:place] = block


def _block(story: Story, pool: Sequence[Story], size: int, rng: random.Random) -> list[tuple[str, bool]]:
    """Return `size` pieces of promotion, in one form as a site has it, sometimes under a heading."""
    (form,) = rng.choices((*FORMS, "mixed"), (*_FORM_WEIGHTS, 4))
    texts = (
        [rng.choice([text for text in PROMOTION if len(text) < 32])]
        if size > 1 and rng.random() < 0.25
        else []
    )
    for _ in range(size):
        other = rng.choice(pool)
        if rng.random() < 0.1:
            texts.append(rng.choice(PROMOTION))
        elif other.name != story.name:
            texts += teaser(other, form, rng)
    return [(text, True) for text in texts]
