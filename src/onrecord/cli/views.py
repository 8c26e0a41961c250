"""What `search`, `show` and `speaker` print of the ledger.

A statement never stands without what disputes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from onrecord import present
from onrecord.cli.console import out
from onrecord.cli.table import print_record
from onrecord.ledger import ArticleHeader, Hit, IdentityView, Ledger, Quoted, SpeakerView, StatementView
from onrecord.ledger.views import Listed, Tie

_INDENT = (0, 0, 0, 2)


def hits(found: Sequence[Hit]) -> bool:
    """Print search hits with the matched words marked, and tell whether there were any."""
    for hit in found:
        out.print(head(hit))
        words = Text(hit.words)
        for start, end in hit.highlights:
            words.stylize("bold underline", start, end)
        out.print(Padding(words, _INDENT))
        if hit.outer:
            _print_other("as told by", hit.outer)
        _print_ties(hit)
        out.print(Padding(source(hit.article), _INDENT))
        out.print(Padding(_place(hit), _INDENT))
        out.print()
    return bool(found)


def shown(ledger: Ledger, id_: str) -> bool:
    """Print the statement or article with this id, or id's beginning, and tell whether there is one."""
    view = ledger.statement(id_)
    if view is not None:
        _print_statement(view)
        _print_corrections(ledger, view.statement.id, view.article.id)
        return True
    record = ledger.article(id_)
    if record is None:
        return False
    print_record(out, record, verbose=True)
    _print_corrections(ledger, record.article.id)
    return True


def missing(ledger: Ledger, id_: str) -> str:
    """Return why there is nothing to show: nothing has the id, or what has it was withdrawn."""
    notice = ledger.withdrawn(id_)
    if notice is None:
        return f"{id_}: no statement or article has this id"
    return f"{id_}: was {notice.fate} on {notice.made_at:%Y-%m-%d}: {notice.reason}"


def _print_corrections(ledger: Ledger, *ids: str) -> None:
    for notice in ledger.corrections(*ids):
        line = f"correction of {notice.made_at:%Y-%m-%d} by {notice.who}: {notice.reason}"
        out.print(Padding(Text(line, style="bold"), _INDENT))


def speakers(found: Sequence[IdentityView]) -> bool:
    """Print who bears a name, their offices over time, and what they said; tell whether there was anybody."""
    for identity in found:
        kind = next((view.speaker.kind for view in identity.sightings if view.speaker.kind), None)
        line = Text(identity.name, style="bold")
        if kind:
            line.append(f"  {kind}", style="not bold dim")
        out.print(line)
        others = {name for view in identity.sightings for name in (view.speaker.name, *view.speaker.names)}
        if others - {identity.name}:
            also = ", ".join(sorted(others - {identity.name}))
            out.print(Padding(Text(f"also {also}", style="dim"), _INDENT))
        for seen in identity.offices:
            office = Text(seen.office)
            office.append(f"  {seen.article.published or 'undated'}, {seen.article.doc}", style="dim")
            out.print(Padding(office, _INDENT))
        for why in identity.why:
            out.print(Padding(Text(f"one by {why}", style="dim italic"), _INDENT))
        for view in identity.sightings:
            _print_sighting(view)
        out.print()
    if len(found) > 1:
        note = "Separate entries: a name alone does not tell whether two articles mean the same person."
        out.print(Text(note, style="dim italic"))
    return bool(found)


def _print_sighting(view: SpeakerView) -> None:
    out.print(Padding(source(view.article), _INDENT))
    for statement in view.statements:
        out.print(Padding(head(statement), _INDENT))
        out.print(Padding(Text(statement.words), (0, 0, 0, 4)))
        if statement.outer:
            _print_other("as told by", statement.outer)
        _print_ties(statement)


def _print_statement(view: StatementView) -> None:
    out.print(head(view))
    out.print(Padding(Text(view.words), _INDENT))
    for name, value in _facts(view).items():
        if value:
            out.print(Padding(Text.assemble((f"{name:9}", "dim"), value), _INDENT))
    for candidate in view.statement.candidates:
        line = Text.assemble(("candidate ", "dim"), candidate.name, f" {candidate.score:.2f}")
        out.print(Padding(line.append(f"  {candidate.why}", style="dim"), _INDENT))
    if view.outer:
        _print_other("reported by", view.outer)
    for inner in view.inner:
        _print_other("reports", inner)
    _print_ties(view)
    for judgement in view.judgements:
        change = f"{judgement.field}: {judgement.before} → {judgement.after}"
        out.print(Padding(Text(f"{judgement.made_at:%Y-%m-%d} {judgement.reviewer}, {change}"), _INDENT))
    out.print(Padding(source(view.article), _INDENT))
    out.print(Padding(_place(view), _INDENT))


def _facts(view: StatementView) -> dict[str, str | None]:
    """Return what is known of a statement beside its words, by the name it is printed under."""
    statement = view.statement
    reviewed = "" if view.judgements else "; reviewed by nobody"
    return {
        "source": f"“{view.source_words}”" if view.source_words else None,
        "office": statement.role,
        "cue": f"“{view.cue_words}”" if view.cue_words else None,
        "form": statement.form,
        "hedge": "hedged by the source" if statement.certainty == "hedged" else None,
        "said": present.dated(view),
        "channel": present.through(statement.channel) if statement.channel else None,
        "about": statement.target,
        "reporter": f"keeps a distance: “{statement.distance}”" if statement.distance else None,
        "found by": f"{statement.model}, confidence {statement.confidence:.2f}{reviewed}",
    }


def head(view: Quoted) -> Text:
    """Return who did what, when and to whom, on one line that begins with the id."""
    statement = view.statement
    line = Text(f"{statement.id}  ", style="dim")
    doubt = present.doubt(statement)
    line.append(
        present.named(view) + (f" ({doubt})" if doubt else ""),
        style="not dim bold" if statement.speaker else "not dim italic",
    )
    details = [
        statement.act,
        "hedged" if statement.certainty == "hedged" else None,
        present.dated(view),
        present.through(statement.channel) if statement.channel else None,
    ]
    line.append("".join(f" · {detail}" for detail in details if detail), style="not dim")
    return line


def source(article: ArticleHeader) -> Text:
    """Return title, outlet and day of publication of an article."""
    published = f"published {article.published}" if article.published else "no date found"
    return Text(
        " · ".join(filter(None, (article.title or article.doc, article.outlet, published))), style="dim"
    )


def _place(view: Quoted) -> Text:
    """Return where the words stand: the article's name and offsets in code points."""
    places = ", ".join(f"{start}–{end}" for start, end in view.statement.content)
    return Text(f"{view.article.url or view.article.doc}, characters {places}", style="dim")


def _print_ties(view: Listed) -> None:
    for tie in view.ties:
        forward, backward = present.VERBS[tie.link.kind]
        verb = forward if tie.outgoing else backward
        own = _own(view, tie)
        _print_other(f"{verb}{own} ({tie.link.state}, {tie.link.score:.2f})", tie.other)


def _own(view: Listed, tie: Tie) -> str:
    """Return a remark where the two ends of a dispute may be one speaker, who then contradicts himself."""
    name = view.statement.speaker
    if tie.link.kind != "disputes" or name is None or name != tie.other.statement.speaker:
        return ""
    same = view.article.id == tie.other.article.id
    return ", said by the same speaker," if same else ", said under the same name,"


def _print_other(verb: str, other: Quoted) -> None:
    name = present.named(other)
    line = Text.assemble(
        (f"{verb} ", "italic"), (name, "bold"), f": {other.words}", (f"  {other.statement.id}", "dim")
    )
    out.print(Padding(line, (0, 0, 0, 4)))
