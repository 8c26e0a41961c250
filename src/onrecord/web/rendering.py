"""Templates and what they call; the same for every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord import present
from onrecord.ledger import ArticleHeader, Listed, Notice, Quoted, Tie
from onrecord.records import Speaker, Statement
from onrecord.web import access

_MARKS = frozenset("\"“‘«„'")
STATIC = Path(__file__).parent / "static"


class Pages:
    """Renders templates to answers.

    Args:
        withdrawn: Tells of an id what withdrew it, as `Ledger.withdrawn` does.
    """

    def __init__(self, withdrawn: Callable[[str], Notice | None] = lambda _: None) -> None:
        self._withdrawn = withdrawn
        self._templates = Environment(
            loader=PackageLoader("onrecord.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            actor=access.current,
            token=access.token,
            named=present.named,
            doubt=present.doubt,
            others=present.others,
            through=present.through,
            dated=present.dated,
            verbs=present.VERBS,
            disputed=present.DISPUTED,
            htmx=next(STATIC.glob("htmx-*.min.js")).name,
            counted=counted,
            in_marks=in_marks,
            speaker_of=speaker_of,
            states=present.STATES,
            ties=shown_ties,
            first_ties=first_ties,
            titled=titled,
            words_shown=words_shown,
        )

    def render(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """Return the page that `template` makes of `values`."""
        return HTMLResponse(self._templates.get_template(template).render(**values), status_code=status)

    def missing(self, what: str, id_: str, superseded: ArticleHeader | None = None) -> HTMLResponse:
        """Return the page that tells why something is not there: unknown, withdrawn or superseded."""
        notice = self._withdrawn(id_)
        if notice is not None:
            return self.render("withdrawn.html", status=410, what=what, notice=notice)
        return self.render("missing.html", status=404, what=what, id=id_, superseded=superseded)


def counted(number: int, noun: str, nouns: str | None = None) -> str:
    """Return `number` with the noun in its number, such as "1 copy" or "2,000 copies"."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


def in_marks(words: str) -> str:
    """Return the words of an article in quotation marks, unless they stand in some already."""
    return words if words[:1] in _MARKS else f"“{words}”"


def speaker_of(article: ArticleHeader, statement: Statement) -> str | None:
    """Return the id under which the speaker has a page; one of a superseded article has none."""
    if not statement.speaker or article.superseded_by:
        return None
    return Speaker.identify(article.id, statement.speaker)


def titled(article: ArticleHeader) -> str:
    """Return the article's title, or its name where it has none."""
    return article.title or article.doc


def words_shown(quoted: Quoted) -> str:
    """Return the words of the content, or of the cue where it has none."""
    return quoted.words or quoted.cue_words


def shown_ties(listed: Listed) -> list[tuple[str, Tie]]:
    """Return the ties that no reviewer rejected, each with its verb as seen from here.

    What disputes the statement comes first, then what it disputes itself.
    """
    kept = [tie for tie in listed.ties if tie.link.state != "rejected"]
    kept.sort(key=lambda tie: (tie.link.kind != "disputes", tie.outgoing))
    return [(present.VERBS[tie.link.kind][0 if tie.outgoing else 1], tie) for tie in kept]


def first_ties(ties: Sequence[tuple[str, Tie]], most: int) -> Sequence[tuple[str, Tie]]:
    """Return the first `most` of `shown_ties`, and all that dispute the statement however many they are."""
    disputing = sum(tie.link.kind == "disputes" and not tie.outgoing for _, tie in ties)
    return ties[: max(most, disputing)]
