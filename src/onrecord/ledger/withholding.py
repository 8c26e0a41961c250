"""What of a record may be shown while part of it is withdrawn; every way into the ledger passes here.

What is withdrawn stands in no table that is read to show something, so that no view has to think of it. The
whole record waits in `withheld`. Words that other statements or the article have in common with what is
withdrawn are covered up, a sign for a sign, so that all spans hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, select

from onrecord.errors import WithdrawnError
from onrecord.ledger import rows, schema
from onrecord.ledger.queries import load_record
from onrecord.ledger.schema import withdrawals, withdrawn_keys, withheld
from onrecord.ledger.upserts import insert_or_update
from onrecord.records import Article, Page, Record, Span, Spans, Speaker, Statement, digest

COVER = "█"
_SHARED = 0.5
_SAME = 0.9


@dataclass(frozen=True, slots=True)
class Covered(Article):
    """An article whose text is covered up in part, and which is still known as before.

    Attributes:
        whole_id, whole_sha256: Id and digest of the text that is not covered.
    """

    whole_id: str = ""
    whole_sha256: str = ""

    @property
    def id(self) -> str:
        """As of the whole text."""
        return self.whole_id

    @property
    def text_sha256(self) -> str:
        """As of the whole text."""
        return self.whole_sha256


@dataclass(frozen=True, slots=True)
class Ban:
    """What one withdrawal hides of a text.

    Attributes:
        article_id: Of the article that it was made on; a speaker's id is made from it.
        said: Source and content of each statement.
        speakers: Ids of the speaker, also by the other names that the article gives.
    """

    article_id: str
    said: tuple[tuple[Spans, Spans], ...]
    speakers: frozenset[str] = frozenset()

    def hides(self, statement: Statement) -> bool:
        """Tell whether this is what was withdrawn, or another reading of it."""
        return self.bans(statement.speaker) or any(
            _alike(said, (statement.source, words(statement))) for said in self.said
        )

    def bans(self, name: str | None) -> bool:
        """Tell whether this is the name of a speaker who was withdrawn."""
        return bool(name and self.speakers and Speaker.identify(self.article_id, name) in self.speakers)


def refuse(connection: Connection, page: Page, record: Record) -> None:
    """Refuse what was withdrawn or purged as a whole: these bytes, this text, or what this address gives.

    Raises:
        WithdrawnError: with the day and the reason.
    """
    known = keys(record.article.text_sha256, [page.sha256], [page.address])
    for kind, key in known:
        same = (withdrawn_keys.c.kind == kind) & (withdrawn_keys.c.key == key)
        subject = connection.scalar(select(withdrawn_keys.c.subject).where(same))
        if subject:
            at = withdrawals.c
            query = select(at.action, at.made_at, at.reason).where(
                at.subject == subject, at.action.in_(("withdraw", "purge"))
            )
            last = connection.execute(query.order_by(at.made_at.desc())).first()
            if last:
                fate = "purged" if last.action == "purge" else "withdrawn"
                raise WithdrawnError(page.doc, f"was {fate} on {last.made_at[:10]}: {last.reason}", fate=fate)


def keys(text: str, pages: Iterable[str], addresses: Iterable[str]) -> list[tuple[str, str]]:
    """Return what an article is known by when it comes again; of addresses a digest alone is kept.

    Standard input is no address: whatever is read from it has the same one.
    """
    found = [("text", text), *(("page", sha256) for sha256 in pages)]
    return found + [("address", digest(address)) for address in addresses if ":" in address]


def shown(connection: Connection, record: Record, machine: Record, fingerprint: str) -> tuple[Record, Spans]:
    """Return what of `record` may be shown, and what of its text is covered.

    `machine` is the record without what reviewers decided; it is kept whole where something is hidden.
    """
    article_id = record.article.id
    bans = in_force(connection, record.article.text_sha256)
    connection.execute(delete(withheld).where(withheld.c.article_id == article_id))
    if not bans:
        return record, ()
    gone = hidden(record, bans)
    covered = _covered(record, bans, gone)
    row = {
        "article_id": article_id,
        "hidden": [list(span) for span in covered],
        "record": pack(machine, fingerprint),
    }
    insert_or_update(connection, withheld, [row])
    return _without(record, bans, gone), covered


def in_force(connection: Connection, text_sha256: str) -> list[Ban]:
    """Return what is withdrawn of the statements and speakers of a text, in articles of whichever name."""
    within = (withdrawn_keys.c.kind == "within") & (withdrawn_keys.c.key == text_sha256)
    found = []
    for subject in connection.scalars(select(withdrawn_keys.c.subject).where(within)).all():
        at = withdrawals.c
        made = select(at.article_id, at.spans).where(at.subject == subject, at.action == "withdraw")
        article_id, spans = connection.execute(made.order_by(at.made_at.desc())).first() or ("", [])
        named = select(withdrawn_keys.c.key).where(
            withdrawn_keys.c.subject == subject, withdrawn_keys.c.kind == "speaker"
        )
        said = tuple((rows.spans(source), rows.spans(content)) for source, content in spans)
        found.append(Ban(article_id, said, frozenset(connection.scalars(named))))
    return found


def hidden(record: Record, bans: Sequence[Ban]) -> set[str]:
    """Return the ids of the statements that are hidden, with those inside them."""
    gone = {one.id for one in record.statements if any(ban.hides(one) for ban in bans)}
    while True:
        inner = {one.id for one in record.statements if one.inside in gone} - gone
        if not inner:
            return gone
        gone |= inner


def words(statement: Statement) -> Spans:
    """Return where the words stand that a statement is shown by: its content, or else its cue."""
    return statement.content or statement.cue


def cover(text: str, spans: Spans) -> str:
    """Return the text with these stretches covered up, as long as before, line breaks kept."""
    pieces, end = [], 0
    for span in sorted(spans):
        start = max(span.start, end)
        pieces += [text[end:start], "".join(c if c.isspace() else COVER for c in text[start : span.end])]
        end = max(end, span.end)
    return "".join([*pieces, text[end:]])


def covered_article(article: Article, spans: Spans) -> Article:
    """Return the article with these stretches covered up."""
    if not spans:
        return article
    told = {name: getattr(article, name) for name in Article.__dataclass_fields__}
    told["text"] = cover(article.text, spans)
    return Covered(**told, whole_id=article.id, whole_sha256=article.text_sha256)


def read_article(connection: Connection, article_id: str) -> Record | None:
    """Return the record of an article as it may be shown; None where there is none."""
    record = load_record(connection, article_id)
    covered = connection.scalar(select(withheld.c.hidden).where(withheld.c.article_id == article_id))
    if record is None or not covered:
        return record
    return replace(record, article=covered_article(record.article, rows.spans(covered)))


def whole(connection: Connection, article_id: str) -> Record | None:
    """Return the whole record of an article, with all that is withheld of it."""
    kept = connection.scalar(select(withheld.c.record).where(withheld.c.article_id == article_id))
    return unpack(kept)[0] if kept is not None else load_record(connection, article_id)


def pack(record: Record, fingerprint: str) -> str:
    """Return a whole record as text."""
    told = {table.name: part for table, part in rows.part_rows(record).items()}
    told[schema.articles.name] = [rows.article_row(record, fingerprint)]
    return json.dumps(told, ensure_ascii=False)


def unpack(text: str) -> tuple[Record, str]:
    """Undo `pack`."""
    told = json.loads(text)

    def of(table: str) -> list[rows.Row]:
        found: list[rows.Row] = told.get(table, [])
        return found

    [article] = of("articles")
    people = rows.read_speakers(of("speakers"), of("speaker_names"), of("speaker_offices"))
    record = rows.read_record(article, of("stray"), of("statements"), people, of("links"))
    return record, str(article["fingerprint"])


def _without(record: Record, bans: Sequence[Ban], gone: set[str]) -> Record:
    def left(one: Statement) -> Statement:
        return replace(
            one, candidates=tuple(c for c in one.candidates if not any(ban.bans(c.name) for ban in bans))
        )

    return replace(
        record,
        statements=tuple(left(one) for one in record.statements if one.id not in gone),
        speakers=tuple(one for one in record.speakers if not any(ban.bans(one.name) for ban in bans)),
        links=tuple(one for one in record.links if one.a not in gone and one.b not in gone),
    )


def _covered(record: Record, bans: Sequence[Ban], gone: set[str]) -> Spans:
    found = {span for one in record.statements if one.id in gone for span in words(one)}
    found |= {span for ban in bans for _, content in ban.said for span in content}
    return tuple(sorted(found))


def _alike(one: tuple[Spans, Spans], other: tuple[Spans, Spans]) -> bool:
    """Tell whether these are two readings of one statement.

    They are where half of the shorter content lies in the other one and the sources touch, or one has none;
    and where the contents are as good as the same, whatever was taken for the source.
    """
    shared = _shared(one[1], other[1])
    sizes = [_size(one[1]), _size(other[1])]
    if not shared:
        return False
    if shared >= _SAME * (sum(sizes) - shared):
        return True
    touch = not one[0] or not other[0] or _shared(one[0], other[0]) > 0
    return touch and shared >= _SHARED * min(sizes)


def _size(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _shared(one: Spans, other: Spans) -> int:
    return sum(_common(a, b) for a in one for b in other)


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
