"""What a page of results offers beside them: to take a filter away, to narrow further, to go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from onrecord.ledger import Counted, Query, Results
from onrecord.ledger.query import refined
from onrecord.ledger.searching import MOST_NAMESAKES
from onrecord.records import PartialDate

ADDRESS = "/search"
FORMATS = {
    "csv": "CSV, for spreadsheets",
    "json": "JSON",
    "jsonl": "JSONL",
    "jsonld": "JSON-LD",
    "parquet": "Parquet",
    "atom": "Atom feed, to follow it",
}
_FACETS = {
    "speaker": "Speaker",
    "act": "Act",
    "outlet": "Outlet",
    "year": "Published in",
    "form": "Form",
    "disputed": "Dispute",
}
_TOLD = {
    "speaker": "speaker",
    "act": "act",
    "outlet": "outlet",
    "said_from": "said from",
    "said_to": "said to",
    "published_from": "published from",
    "published_to": "published to",
    "form": "form",
    "kind": "kind of speaker",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another query: what it says, where it leads, and how much is there where that is known.

    Attributes:
        chosen: Whether it is the filter that holds now; then the link takes it away.
    """

    label: str
    address: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """All that a page of results offers beside them.

    Attributes:
        more_namesakes: How many bear the name beside those of `namesakes`.
    """

    taken: tuple[Way, ...]
    facets: tuple[tuple[str, tuple[Way, ...]], ...]
    namesakes: tuple[Way, ...]
    more_namesakes: int
    orders: tuple[Way, ...]
    formats: tuple[Way, ...]
    first: str | None
    following: str | None


def address(query: Query, **more: str | None) -> str:
    """Return the address of a page of results."""
    told = query.parameters | {name: value for name, value in more.items() if value}
    return f"{ADDRESS}?{urlencode(told)}" if told else ADDRESS


def offer(found: Results, after: str | None) -> Offer:
    """Return what there is beside the results, `after` being the cursor of this page."""
    query, order = found.query, _kept(found)
    return Offer(
        taken=_taken(query, order, _who(found)),
        facets=tuple(
            (_FACETS[name], _facet(name, counted, query, order)) for name, counted in found.facets.items()
        ),
        namesakes=_namesakes(found, order) if len(found.namesakes) > 1 else (),
        more_namesakes=max(0, len(found.namesakes) - MOST_NAMESAKES),
        orders=_orders(found) if query.words.strip() else (),
        formats=tuple(
            Way(label, f"{ADDRESS}.{end}" + (f"?{query.address}" if query else ""))
            for end, label in FORMATS.items()
        ),
        first=address(query, order=order) if after else None,
        following=address(query, order=order, after=found.next) if found.next else None,
    )


def _kept(found: Results) -> str | None:
    """Return the order where it is not the usual one."""
    return "newest" if found.order == "newest" and found.query.words.strip() else None


def _orders(found: Results) -> tuple[Way, ...]:
    best, newest = address(found.query), address(found.query, order="newest")
    return (
        Way("best first", best, chosen=found.order == "best"),
        Way("newest first", newest, chosen=found.order == "newest"),
    )


def _who(found: Results) -> str | None:
    """Return the name of the speaker whom the query means by an id."""
    return found.namesakes[0].name if len(found.namesakes) == 1 else found.query.speaker


def _taken(query: Query, order: str | None, who: str | None) -> tuple[Way, ...]:
    ways = []
    for name, label in _TOLD.items():
        value = getattr(query, name)
        if value is not None:
            shown = who if name == "speaker" else value
            without = replace(query, **{name: None})  # type: ignore[arg-type]
            ways.append(Way(f"{label}: {shown}", address(without, order=order)))
    flags: Mapping[str, tuple[str, str]] = {
        "disputed": ("disputed", "no dispute found"),
        "hedged": ("hedged", "not hedged"),
    }
    for name, (yes, no) in flags.items():
        value = getattr(query, name)
        if value is not None:
            without = replace(query, **{name: None})  # type: ignore[arg-type]
            ways.append(Way(yes if value else no, address(without, order=order)))
    return tuple(ways)


def _facet(name: str, counted: tuple[Counted, ...], query: Query, order: str | None) -> tuple[Way, ...]:
    ways = []
    for one in counted:
        if one.value is None:
            ways.append(Way(one.label, "", one.count))
            continue
        narrowed = _within_year(query, one.value) if name == "year" else {name: _value(name, one.value)}
        chosen = all(getattr(query, field) == value for field, value in narrowed.items())
        if chosen and name == "year":
            narrowed = {field: value for field, value in narrowed.items() if str(value) == one.value}
        # The filters of `refined` are those of a query, and a facet's name is one of them.
        to: dict[str, object] = dict.fromkeys(narrowed) if chosen else narrowed
        changed = refined(query, **to)  # type: ignore[arg-type]
        ways.append(Way(one.label, address(changed, order=order), one.count, chosen))
    return tuple(ways)


def _within_year(query: Query, year: str) -> dict[str, object]:
    """Return the range that is left of the query's own one in a year."""
    now = {"published_from": query.published_from, "published_to": query.published_to}
    whole = PartialDate.parse(year)
    return {name: day if day and day.year == whole.year else whole for name, day in now.items()}


def _value(name: str, value: str) -> object:
    return value == "true" if name == "disputed" else value


def _namesakes(found: Results, order: str | None) -> tuple[Way, ...]:
    return tuple(
        Way(
            ", ".join([one.name, *one.offices[:2]]),
            address(replace(found.query, speaker=one.id), order=order),
            len(one.ids),
        )
        for one in found.namesakes[:MOST_NAMESAKES]
    )
