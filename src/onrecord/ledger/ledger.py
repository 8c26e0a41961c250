"""The ledger as its users see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from sqlalchemy import Connection

from onrecord.errors import LedgerError
from onrecord.ledger import (
    auditing,
    canon,
    copies,
    disputes,
    engine,
    facts,
    fulltext,
    linking,
    namesakes,
    people,
    pragmas,
    purging,
    queries,
    quoting,
    reports,
    rows,
    store,
    withdrawing,
    withholding,
)
from onrecord.ledger.accounts import Accounts
from onrecord.ledger.auditing import Audit, Drawn, Verdict
from onrecord.ledger.disputes import DisputeView
from onrecord.ledger.judging import keeping
from onrecord.ledger.judging.reviewing import Reviewing
from onrecord.ledger.linking import AcrossView, LinkTally
from onrecord.ledger.namesakes import Namesake
from onrecord.ledger.purging import Purged
from onrecord.ledger.query import Filters, Order, Query, refined
from onrecord.ledger.remembered import MEMORY, Remembered, remembered
from onrecord.ledger.schema import articles
from onrecord.ledger.searching import Results, Search
from onrecord.ledger.snapshot import Snapshot
from onrecord.ledger.store import Fate
from onrecord.ledger.views import (
    ArticleHeader,
    ArticleView,
    Counts,
    IdentityView,
    Listed,
    Notice,
    OfficeSeen,
    PersonView,
    SpeakerView,
    StatementView,
    Version,
)
from onrecord.ledger.watched import Watched
from onrecord.records import Judgement, Page, Record
from onrecord.stages.matching import Scorer

if TYPE_CHECKING:
    from onrecord.ledger.verifying import Fault


class Ledger(engine.Opened):
    """Pages and their records, kept in a database. A context manager; threads may share one.

    Every method raises LedgerError where the database fails: it is locked for too long, full or damaged.
    """

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True) -> Self:
        """Open the ledger at `location`, and bring its schema up to date.

        Args:
            location: A path, or a URL of SQLAlchemy's form such as "sqlite:///onrecord.db".
            create: Make a new ledger where there is none.

        Raises:
            LedgerError: where there is none to open, or what is there is no ledger, was written by a
                newer version of Onrecord, or cannot be written.
        """
        database = engine.connect(location, create=create)
        return cls(database, str(location) if database.url.password is None else str(database.url))

    def close(self) -> None:
        """Let go of the database."""
        self._database.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Give such a connection, and count the change, so that no remembered answer outlives it."""
        with super()._writing() as connection:
            before = pragmas.changes(connection)
            yield connection
            if pragmas.changes(connection) != before:
                facts.count_change(connection)

    def holds(self, page: Page, fingerprint: str) -> bool:
        """Tell whether `page` was finished with this fingerprint under this name and address.

        A fingerprint is a digest of all that a record depends on beside the page: metadata and pipeline.
        """
        with self._reading() as connection:
            return store.holds(connection, page, fingerprint)

    def keep(self, page: Page, record: Record, fingerprint: str) -> Fate:
        """Keep `page` and its record: in one transaction, so that a crash leaves all of it or nothing.

        The same page with the same fingerprint changes nothing. With another one, its statements,
        speakers and links replace the earlier ones; judgements are never touched. Where the page is now
        read as another text, the earlier article is marked as superseded. An address that gives other
        text gets a new version.

        Returns:
            What became of the article.
        """
        page_row = rows.page_row(page)
        with self._writing() as connection:
            return store.keep(connection, page, page_row, record, fingerprint)

    def link(
        self,
        *,
        scorer: Scorer | None = None,
        anew: bool = False,
        on_article: Callable[[str], None] = lambda _: None,
    ) -> LinkTally:
        """Link statements across articles: of the articles that were added or changed since the last run.

        Each article is one transaction; a run that is killed goes on with the next one. The outcome depends
        on the articles and the scorer, not on the order or the number of runs. Links that a reviewer
        confirmed or rejected are not touched.

        Args:
            scorer: Decides of pairs; the one that is shipped where None.
            anew: Forget earlier runs, as is right after a change of scorer.
            on_article: Called with the id of each article before it is worked on.
        """
        if anew:
            with self._writing() as connection:
                linking.forget_all(connection)

        def writing(linker: linking.Linker, article_id: str) -> LinkTally:
            with self._writing() as connection:
                return linker.link(connection, article_id)

        return linking.run(writing, self.unlinked(), scorer, on_article)

    def unlinked(self) -> list[str]:
        """Return the ids of the articles that `link` would work on."""
        with self._reading() as connection:
            return reports.unplaced(connection)

    def disputes(
        self, words: str | None = None, *, limit: int = 20, after: str | None = None, denied: bool = True
    ) -> list[DisputeView]:
        """Return claims with who repeated and who denied them, the newest denial first.

        Args:
            words: As `search` takes them: only what claim or denial have them, and also allegations that
                nobody denied.
            limit: How many claims.
            after: The id of a dispute that an earlier call gave last; what comes after it is returned.
            denied: Without `words`: False for the accusations that no denial was found of, the newest first.
        """
        with self._reading() as connection:
            return list(
                remembered(
                    connection,
                    ("disputes", words, limit, after, denied),
                    lambda: disputes.view_disputes(connection, words, limit, after, denied=denied),
                )
            )

    def dispute(self, id_: str) -> DisputeView | None:
        """Return the claim of the statement whose id is, or alone begins with, `id_`, with all denials.

        Where the statement disputes another one and is itself not disputed, that one's claim is meant.

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            return disputes.view_dispute(connection, id_)

    def links_across(self) -> list[AcrossView]:
        """Return the links across articles that no reviewer rejected, by the names and ids of their ends."""
        with self._reading() as connection:
            return linking.list_links(connection)

    def judge(self, judgement: Judgement) -> None:
        """Append what a reviewer decided, and apply it; the very same judgement twice is one."""
        with self._writing() as connection:
            store.judge(connection, judgement)

    def reviewing(self, reviewer: str) -> Reviewing:
        """Return what lets `reviewer` decide: each decision is appended, applied, and can be taken back."""
        return Reviewing(reviewer, self._reading, self._writing)

    def told_of(self, subjects: Sequence[str]) -> list[Judgement]:
        """Return what reviewers decided of statements, links or speakers, the oldest first."""
        with self._reading() as connection:
            return [judgement for _, judgement in keeping.on(connection, subjects)]

    def search(
        self,
        words: str | Query = "",
        *,
        order: Order | None = None,
        after: str | None = None,
        limit: int = 20,
        facets: bool = False,
        **filters: Unpack[Filters],
    ) -> Results:
        """Return the first `limit` statements in which all of `words` occur, and for which the filters hold.

        Words are sought in content, source, cue, speaker, role, channel, and the article's title and
        outlet, without regard to case and diacritics. "A phrase" in double quotes must occur as it is, and
        `minist*` finds what begins so; no other character has a meaning.

        Args:
            words: These, or a whole query; without any, all statements that the filters leave.
            order: "best" first, as is usual where there are words, or "newest".
            after: `next` of an earlier answer to the same query; what comes after that is returned. It holds
                while statements come and go; in the order "best" a change of the ledger may move some.
            limit: How many.
            facets: Count the statements by speaker, act, outlet, year, form, and disputed or not.
            filters: The other fields of `Query`, by their names; days also as text such as "2024-05".

        Raises:
            QueryError: for what no query can have, a cursor of another order, or a limit below one.
        """
        query = words if isinstance(words, Query) else Query(words)
        query = refined(query, **filters)
        with self._reading() as connection:
            search = Search(connection, query)
            return search.page(order, after, limit, facets=facets)

    def statement(self, id_: str) -> StatementView | None:
        """Return the statement whose id is, or alone begins with, `id_` (six digits at least).

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            return quoting.view_statement(connection, id_)

    def speaker(self, name: str) -> list[SpeakerView]:
        """Return a view for each speaker of each article who bears `name`.

        It may be the full name, another one that the article uses, or a person's last name; case and
        diacritics do not count. Those whose fullest name it is come first, then the newest articles.
        """
        with self._reading() as connection:
            return quoting.view_speakers(connection, name)

    def identities(self, name: str) -> list[IdentityView]:
        """Return the speakers who bear `name`, those of several articles as one where evidence tells so.

        Evidence is an office that few hold or the company of the same persons; a name alone is none, so
        that two namesakes stay two. Whoever bears `name` in one article is given in all, under any name.
        """
        with self._reading() as connection:
            return people.view_identities(connection, name)

    def person(self, id_: str, *, limit: int = 50, offset: int = 0) -> PersonView | None:
        """Return who the speaker is whose id is, or alone begins with, `id_`, in all articles.

        They are one with the speakers of other articles as `identities` tells. `limit` and `offset` choose
        from what they said, the newest first.

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            return remembered(
                connection,
                ("person", id_, limit, offset),
                lambda: people.view_person(connection, id_, limit, offset),
            )

    def namesakes(self, name: str) -> tuple[Namesake, ...]:
        """Return who bears `name`, or whom the speaker's id means, as `identities` but without statements."""
        with self._reading() as connection:
            return remembered(connection, ("speaker", name), lambda: namesakes.meant(connection, name))

    def speaker_names(self, *, after: str = "", limit: int = 50) -> list[str]:
        """Return the first `limit` full names of speakers behind `after`, in their order."""
        with self._reading() as connection:
            return namesakes.names(connection, after, limit)

    def offices(self, who: Namesake) -> list[OfficeSeen]:
        """Return the offices of a speaker with the articles that give them, as `IdentityView.offices`."""
        with self._reading() as connection:
            return namesakes.offices(connection, who)

    def articles(
        self, limit: int = 50, offset: int = 0, *, after: ArticleHeader | None = None
    ) -> list[ArticleHeader]:
        """Return articles by the day of publication, the newest first and those without a day last.

        They begin behind the article `after`, which an earlier call gave last, or else at `offset`.
        """
        with self._reading() as connection:
            return queries.list_articles(connection, limit, offset, after)

    def header(self, article_id: str) -> ArticleHeader | None:
        """Return the article of this id without its text."""
        with self._reading() as connection:
            return queries.find_header(connection, article_id)

    def superseded(self, id_: str) -> ArticleHeader | None:
        """Return the article of the statement or speaker whose id is, or alone begins with, `id_`.

        None where that article is a current one, or nothing has such an id.

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            return queries.find_superseded(connection, id_)

    def listed(self, ids: Sequence[str]) -> list[Listed]:
        """Return the statements with these ids, in this order, with their links within and across articles.

        Raises:
            KeyError: for an id that the ledger does not have.
        """
        with self._reading() as connection:
            return quoting.list_statements(connection, ids)

    def judged(self, ids: Sequence[str]) -> set[str]:
        """Return those of the statements of which, or of a link of which, a reviewer decided anything."""
        with self._reading() as connection:
            return quoting.judged(connection, ids)

    def disputed_in_first_copy(self, ids: Sequence[str]) -> dict[str, str]:
        """Return, for statements in copies of a report, the same words in the first copy where disputed.

        Links across articles are those of the first copy, so that a statement of another one has none.
        """
        with self._reading() as connection:
            return copies.disputed_in_first_copy(connection, ids)

    def article(self, id_: str) -> Record | None:
        """Return the record of the article whose id is, or alone begins with, `id_` (six digits at least).

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            full = queries.full_id(connection, articles, id_)
            return withholding.read_article(connection, full) if full else None

    def article_view(self, id_: str) -> ArticleView | None:
        """Return the article whose id is, or alone begins with, `id_`, with all that belongs to it.

        Everything is as at one moment, whoever writes meanwhile.

        Raises:
            LedgerError: when several ids begin so.
        """
        with self._reading() as connection:
            return quoting.view_article(connection, id_)

    def versions(self, article_id: str) -> list[Version]:
        """Return the versions of every address that the article was retrieved from."""
        with self._reading() as connection:
            return queries.list_versions(connection, article_id)

    def counts(self) -> Counts:
        """Return how much the ledger holds."""
        with self._reading() as connection:
            return remembered(connection, "counts", lambda: queries.count(connection))

    def dump(self) -> dict[str, list[tuple[object, ...]]]:
        """Return all rows of all tables in canonical order, without the times of retrieval."""
        with self._reading() as connection:
            return {name: list(canon.rows_of(connection, name)) for name in canon.tables()}

    def digest(self) -> str:
        """Return a SHA-256 over all rows: two ledgers with the same one hold the same."""
        with self._reading() as connection:
            return canon.digest(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give the ledger as it is at this moment, for files; it stays so until the block ends."""
        with self._reading() as connection:
            yield Snapshot(connection)

    @property
    def accounts(self) -> Accounts:
        """Who may read and judge where the ledger is served to others; no part of what it holds."""
        return Accounts(self._database, self._where)

    def rows_to_verify(self) -> int | None:
        """Return how many rows `verify` tells of with `on_row`; None where a damaged database cannot tell."""
        from onrecord.ledger import verifying

        with self._reading() as connection:
            return verifying.rows_to_check(connection)

    def verify(self, *, on_row: Callable[[str], None] = lambda _: None) -> Iterator[Fault]:
        """Yield what is not as it was kept: in file, pages, articles, statements, links and search."""
        # Imported here since it needs the stage that reads pages, which no other use of a ledger does.
        from onrecord.ledger import verifying

        with self._reading() as connection:
            yield from verifying.verify(connection, on_row)

    def withdraw(self, id_: str, reason: str, who: str, *, everywhere: bool = False) -> list[Notice]:
        """Withdraw a statement, what a speaker said in an article, or an article: it is not shown any more.

        It stays away when the page is read again, by whichever weights, until `restore`. An article goes with
        its versions and with articles of the same text by other names.

        Args:
            id_: An id, or what it alone begins with.
            reason: Is told in its place; must not repeat what is withdrawn.
            who: Who does it.
            everywhere: Of a speaker: in all articles that evidence joins, as `identities` tells.

        Raises:
            LedgerError: where nothing has the id, or several things.
        """
        with self._writing() as connection:
            found = withdrawing.find(connection, id_)
            ids = [found.id]
            if everywhere and found.kind == "speaker":
                ids = [one for who_ in namesakes.meant(connection, found.id) for one in who_.ids]
            each = [withdrawing.find(connection, one) for one in ids]
            return [withdrawing.withdraw(connection, one, reason, who) for one in each]

    def restore(self, id_: str, reason: str, who: str) -> Notice:
        """Put back what was withdrawn under an id or with it; of what was purged only the ban is lifted.

        Returns:
            What withdrew it.

        Raises:
            LedgerError: where nothing of this id is withdrawn.
        """
        with self._writing() as connection:
            return withdrawing.restore(connection, id_, reason, who)

    def withdrawn(self, id_: str) -> Notice | None:
        """Return what withdrew the statement, speaker or article whose id begins so; None where it is not."""
        with self._reading() as connection:
            return withdrawing.told(connection, id_)

    def purge(self, id_: str, reason: str, who: str, *, page: bool = False) -> Purged:
        """Delete an article for good, so that no byte of its words is left in the files of the ledger.

        What remains are digests, by which it is not taken in again, and the reason. Other programs must not
        have the ledger open. Done again, it cleans the files again.

        Args:
            id_: Of an article, or what it alone begins with.
            reason: Why, without any word of the article.
            who: Who does it.
            page: Purge also other articles that are read from the same bytes, which stay otherwise.

        Raises:
            LedgerError: where the id is none of an article, or the files could not be cleaned.
        """
        with self._writing() as connection:
            purged = purging.purge(connection, id_, reason, who, page=page)
        memory: Remembered = self._database.get_execution_options()[MEMORY]
        memory.forget()
        with engine.one_line(self._where):
            clean = pragmas.scrub(self._database, fulltext.MERGE)
        if not clean:
            what = "the rows are deleted, but another program has the files open, which still have the words"
            raise LedgerError(self._where, what, "end it, and purge again")
        return purged

    def correct(self, id_: str, note: str, who: str) -> Notice:
        """Append a note of correction to a statement or an article; the record stays as the page has it.

        Raises:
            LedgerError: where no statement or article has the id, or several have.
        """
        with self._writing() as connection:
            found = withdrawing.find(connection, id_)
            if found.kind == "speaker":
                raise LedgerError(id_, "is a speaker", "correct a statement or an article")
            return withdrawing.correct(connection, found, note, who)

    def corrections(self, *ids: str) -> list[Notice]:
        """Return the corrections of these statements and articles, in the order of time."""
        with self._reading() as connection:
            return withdrawing.history(connection, ids)

    def audit_sample(self, number: int, seed: str = "1") -> list[Drawn]:
        """Draw statements and links for people to judge; the same ones of the same ledger and seed."""
        with self._reading() as connection:
            return auditing.draw(auditing.frame(connection), number, seed)

    def audit(self, verdicts: Sequence[Verdict]) -> Audit:
        """Return what verdicts on such a sample tell of the whole ledger."""
        with self._reading() as connection:
            return auditing.weigh(auditing.frame(connection), verdicts)

    def ends(self, link_id: str) -> tuple[str, ...]:
        """Return the ids of the two statements of a link; none where there is no such link."""
        with self._reading() as connection:
            return queries.link_ends(connection, link_id)

    def watched(self) -> Watched:
        """Return what the watching of feeds keeps here: a change of it is none of the record."""
        return Watched(self._database, self._where)
