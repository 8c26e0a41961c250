"""The ledger: what was read, kept in a database with full-text search.

schema      the tables; migrations/ brings a database to them
engine      opens, creates and migrates
rows        records to rows and back
store       writes a page and its record in one transaction
queries     reads articles and counts
query, searching   what is sought, and the statements it finds, counted and in pages (facts: what goes by it)
namesakes   who is meant by a name
quoting     reads statements with their words and links
linking     links statements across articles (blocks: who is compared; reports: which articles are copies)
disputes    claims with who repeated and who denied them (copies: what counts once; sameness: of speakers)
people      one speaker across articles
snapshot    the ledger at one moment, for files that are made of it
accounts    users, their sessions, and tokens of programs, where the ledger is served to others
remembered  answers that are kept until something is written
withdrawing, withholding, purging   what may no longer be shown, or kept at all
fulltext, pragmas, upserts   what is SQLite's own, one small module each
"""

from onrecord.ledger.accounts import LASTING, ROLES, Account, Accounts, Role, folded
from onrecord.ledger.counting import Counted
from onrecord.ledger.disputes import Denial, DisputeView
from onrecord.ledger.ledger import Ledger
from onrecord.ledger.linking import AcrossView, LinkTally
from onrecord.ledger.namesakes import Namesake
from onrecord.ledger.purging import Purged
from onrecord.ledger.query import Order, Query
from onrecord.ledger.searching import Results
from onrecord.ledger.snapshot import Retrieval, Snapshot
from onrecord.ledger.store import Fate
from onrecord.ledger.views import (
    ArticleHeader,
    ArticleView,
    Counts,
    Hit,
    IdentityView,
    Listed,
    Notice,
    OfficeSeen,
    PersonView,
    Quoted,
    Share,
    SpeakerView,
    StatementView,
    Tie,
    Version,
)

__all__ = [
    "LASTING",
    "ROLES",
    "Account",
    "Accounts",
    "AcrossView",
    "ArticleHeader",
    "ArticleView",
    "Counted",
    "Counts",
    "Denial",
    "DisputeView",
    "Fate",
    "Hit",
    "IdentityView",
    "Ledger",
    "LinkTally",
    "Listed",
    "Namesake",
    "Notice",
    "OfficeSeen",
    "Order",
    "PersonView",
    "Purged",
    "Query",
    "Quoted",
    "Results",
    "Retrieval",
    "Role",
    "Share",
    "Snapshot",
    "SpeakerView",
    "StatementView",
    "Tie",
    "Version",
    "folded",
]
