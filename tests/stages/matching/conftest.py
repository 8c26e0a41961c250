from collections.abc import Callable
from typing import Any

import pytest

from onrecord.records import Article, PartialDate, Span, Statement
from onrecord.stages.matching import Profile, profiles

Maker = Callable[..., Profile]


@pytest.fixture
def profile() -> Maker:
    """Makes the profile of a statement: SOURCE CUE CONTENT, in an article of its own."""

    def make(source: str, cue: str, content: str, doc: str = "one", day: int = 6, **fields: Any) -> Profile:
        text = f"{source} {cue} {content}."
        of = Article(doc, text, published=PartialDate(2024, 5, day))
        a = Span(0, len(source))
        b = Span(len(source) + 1, len(source) + 1 + len(cue))
        c = Span(b.end + 1, b.end + 1 + len(content))
        told: dict[str, Any] = {"speaker": source, "speaker_kind": "person", "act": "state"}
        id_ = Statement.identify(of.id, (a,), (b,), (c,))
        said = Statement(id_, (a,), (b,), (c,), "indirect", 0.9, "by hand", **(told | fields))
        return profiles(of, [said])[0]

    return make
