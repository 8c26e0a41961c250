"""An article, promotion of other stories, and pages made of them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

from onrecord.records import Page

MakePage = Callable[..., Page]
ARTICLE = """\
HALVERN (Northwire) — The port authority of Halvern denied on Tuesday that its dredging had damaged the
oyster beds of Quill Bay.

Mara Lindqvist, who heads the authority, said that the dredging stopped two miles short of the bay and
that no oyster farmer had complained before the summer.

“Nobody showed us a single dead oyster until July,” Lindqvist told reporters at the port.

Growers in Quill Bay see it differently. They say that silt from the dredging has killed a third of the
oysters since spring, and that the authority was warned twice.

Tomas Arrowood, whose family has grown oysters there for sixty years, said that he wrote to Lindqvist in
April and again in May.

“They had our letters,” Arrowood said. “They chose to dredge on.”

The authority confirmed that it had received the letters, but called their figures guesswork.

A survey of the bay by the fisheries office is expected to say in autumn how much silt came from the port
and how much from the river."""


@pytest.fixture
def article() -> list[str]:
    return [" ".join(paragraph.split()) for paragraph in ARTICLE.split("\n\n")]


@pytest.fixture
def teasers() -> list[str]:
    return [
        "Orchestra cancels winter tour after brass section walks out",
        "Why your grandmother’s pancake recipe still beats the bakery",
        "Kestrel United sack coach three days before cup final",
        "Ten quiet villages for a long weekend in the Morrow Hills",
    ]


@pytest.fixture
def text_page() -> MakePage:
    def make(text: str | bytes, **fields: object) -> Page:
        content = text.encode() if isinstance(text, str) else text
        return Page("page", "page.txt", content, "text/plain", **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def html_page(article: list[str]) -> MakePage:
    def make(body: str | None = None, head: str = "", **fields: object) -> Page:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article)
        inside = paragraphs if body is None else body
        markup = (
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
            f"<body><article><h1>Port denies harm to oysters</h1>{inside}</article></body></html>"
        )
        return Page("page", "page.html", markup.encode(), "text/html", **fields)  # type: ignore[arg-type]

    return make
