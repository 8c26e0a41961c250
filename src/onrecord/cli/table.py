"""A record as a table that a person can read."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import present
from onrecord.records import Article, Record, Statement
from onrecord.text.spans import exact_words


def head(article: Article) -> Text:
    """Return title, outlet and publication date on one line."""
    line = Text(article.title or article.doc, style="bold")
    details = [article.outlet, f"published {article.published}" if article.published else "no date found"]
    line.append("  " + " · ".join(part for part in details if part), style="not bold dim")
    return line


def who(statement: Statement, text: str) -> Text:
    """Return the speaker with the office; what is not resolved looks it."""
    cell = Text(present.who(statement, text), style="bold" if statement.speaker else "italic")
    if doubt := present.doubt(statement):
        names = present.others(statement)
        cell.append(f"\n{doubt}" + (f", perhaps {names}" if names else ""))
    if statement.role:
        cell.append(f"\n{statement.role}", style="not bold dim")
    return cell


def what(statement: Statement, text: str) -> Text:
    """Return the act with its hedge and the cue it rests on."""
    cell = Text(statement.act or "—")
    if statement.certainty == "hedged":
        cell.append(" (hedged)", style="dim")
    if statement.cue:
        cell.append(f"\n“{exact_words(text, statement.cue)}”", style="dim")
    return cell


def when_and_to_whom(statement: Statement, text: str) -> Text:
    """Return the day of the saying, or its unresolved words, and the channel."""
    lines = [present.when(statement, text), present.through(statement.channel) if statement.channel else None]
    told = "\n".join(line for line in lines if line)
    return Text(told or "—", style="" if told else "dim")


def print_record(console: Console, record: Record, *, verbose: bool) -> None:
    """Print one article's record: its head, its statements, and what was left out."""
    article = record.article
    console.print(head(article))
    if not record.analysed:
        console.print(Text(f"not analysed: the article's language is “{article.language}”", style="italic"))
    elif not record.statements:
        console.print(Text("no statements found", style="italic"))
    else:
        console.print(_statements(record, console.width))
    _print_stray(console, article, verbose=verbose)
    console.print()


def _share(width: int, part: int, least: int, most: int) -> int:
    """Return a column's width: one `part` of the terminal's within bounds."""
    return max(least, min(width // part, most))


def _statements(record: Record, width: int) -> Table:
    text = record.article.text
    numbers = {statement.id: str(n) for n, statement in enumerate(record.statements, 1)}
    table = Table(box=SIMPLE_HEAD, show_lines=True, pad_edge=False, expand=True, header_style="dim")
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who", width=_share(width, 5, 14, 34), overflow="fold")
    table.add_column("act", width=_share(width, 8, 11, 16), overflow="fold")
    table.add_column("when, to", width=_share(width, 7, 11, 24), overflow="fold")
    table.add_column("the words", ratio=1, overflow="fold")
    ties = present.ties(record)
    for statement in record.statements:
        words = Text(exact_words(text, statement.content))
        by_verb: dict[str, list[str]] = {}
        for tie in ties[statement.id]:
            by_verb.setdefault(tie.verb, []).append(numbers[tie.id])
        for verb, others in by_verb.items():
            words.append(f"\n{verb} {', '.join(others)}", style="dim italic")
        table.add_row(
            numbers[statement.id],
            who(statement, text),
            what(statement, text),
            when_and_to_whom(statement, text),
            words,
        )
    return table


def _print_stray(console: Console, article: Article, *, verbose: bool) -> None:
    number = len(article.stray)
    if not number:
        return
    noun = "stray piece" if number == 1 else "stray pieces"
    console.print(Text(f"{number} {noun} left out" + ("" if verbose else "; -v lists them"), style="dim"))
    if verbose:
        for piece in article.stray:
            line = Text(f"“{' '.join(piece.text.split())}”")
            line.append(f"  {piece.reason}", style="dim")
            console.print(Padding(line, (0, 0, 0, 2)))
