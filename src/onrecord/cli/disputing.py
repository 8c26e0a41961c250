"""What `disputes` prints: a claim as what somebody said, and who denied it, never one without the other."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from onrecord.cli.console import out
from onrecord.cli.views import head, source
from onrecord.ledger import Denial, DisputeView, Quoted
from onrecord.present import DISPUTED
from onrecord.records import Link


def disputes(found: Sequence[DisputeView]) -> bool:
    """Print claims with who repeated and who denied each, and tell whether there were any."""
    for view in found:
        first, *others = view.claim
        _print_said(first, "", 0)
        for other in others:
            _print_said(other, _joined(view.links, other), 2)
        out.print(Padding(Text(_extent(view), style="dim"), (0, 0, 0, 2)))
        for denial in view.denials:
            _print_denial(denial)
        if not view.denials:
            out.print(Padding(Text(_none_found(view), style="italic"), (0, 0, 0, 2)))
        for refusal in view.refusals:
            _print_said(refusal, "declined in the same articles, no denial: ", 2)
        out.print()
    return bool(found)


def _print_said(quoted: Quoted, verb: str, indent: int) -> None:
    line = Text(verb, style="italic")
    out.print(Padding(line.append_text(head(quoted)) if verb else head(quoted), (0, 0, 0, indent)))
    words = Text(quoted.words)
    if quoted.statement.distance:
        words.append(f"  (the reporter keeps a distance: “{quoted.statement.distance}”)", style="dim")
    out.print(Padding(words, (0, 0, 0, indent + 2)))
    out.print(Padding(source(quoted.article), (0, 0, 0, indent + 2)))


def _print_denial(denial: Denial) -> None:
    best = denial.links[0]
    _print_said(denial.statement, f"{DISPUTED[denial.speaker]} ({best.state}, {best.score:.2f}) ", 2)


def _joined(links: Sequence[Link], quoted: Quoted) -> str:
    """Return how a statement is joined to its claim: by its most certain link."""
    own = [link for link in links if quoted.statement.id in (link.a, link.b)]
    best = max(own, key=lambda link: (link.state == "confirmed", link.score), default=None)
    if best is None:
        return "told again "
    kind = "same words" if best.kind == "same-quote" else "repeated"
    return f"{kind} ({best.state}, {best.score:.2f}) "


def _extent(view: DisputeView) -> str:
    """Return how many reports and outlets have the claim, and the copies that were not counted."""
    parts = [_count(len(view.claim), "statement"), _count(view.reports, "report")]
    if view.outlets:
        parts.append(f"{_count(len(view.outlets), 'outlet')} ({', '.join(view.outlets)})")
    copies = {copy.id: copy for others in view.copies.values() for copy in others}
    line = " in ".join(parts[:2]) + "".join(f" of {part}" for part in parts[2:])
    if copies:
        names = ", ".join(copy.outlet or copy.doc for copy in copies.values())
        line += f"; {_count(len(copies), 'copy', 'copies')} not counted ({names})"
    return line


def _none_found(view: DisputeView) -> str:
    line = f"no denial found in {_count(view.searched, 'article')} searched"
    if view.unlinked:
        line += f"; {_count(view.unlinked, 'article')} not searched yet, onrecord link does it"
    return line


def _count(number: int, noun: str, nouns: str | None = None) -> str:
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
