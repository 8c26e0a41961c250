"""What is sought, as one record that turns to and from the parameters of an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Literal, TypedDict, Unpack, get_args
from urllib.parse import urlencode

from onrecord.errors import QueryError
from onrecord.records import Act, Form, PartialDate, SpeakerKind

Order = Literal["best", "newest"]
"""Best first, by bm25, or by the day of the saying or else of publication, the newest first."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the statements sought have in common; what is None, or no words, is left open.

    A day lies in a range where it certainly does: `2024` lies in no month, and `2024-05` in all of 2024.

    Attributes:
        words: What all must occur: see `Ledger.search`.
        speaker: Id of a speaker, who is sought in all articles as far as evidence tells that they are one;
            or a name, and then all who bear it are sought, namesakes told apart in the results.
        outlet: The publisher's name as articles give it.
        said_from, said_to: First and last day of the saying.
        published_from, published_to: First and last day of publication.
        disputed: Whether another statement disputes it. That none was found does not tell that it is true.
        kind: What kind of speaker it is.
        hedged: Whether the speaker hedges; neither where that cannot be told.
    """

    words: str = ""
    speaker: str | None = None
    act: Act | None = None
    outlet: str | None = None
    said_from: PartialDate | None = None
    said_to: PartialDate | None = None
    published_from: PartialDate | None = None
    published_to: PartialDate | None = None
    disputed: bool | None = None
    form: Form | None = None
    kind: SpeakerKind | None = None
    hedged: bool | None = None

    @classmethod
    def parse(cls, parameters: Mapping[str, str]) -> Query:
        """Read the query that `parameters` gives; empty ones, and others than a query's, do not count.

        Raises:
            QueryError: for a value that a parameter cannot have.
        """
        told = {name: parameters[key] for name, key in PARAMETERS.items() if parameters.get(key)}
        return cls(**{name: _read(name, value) for name, value in told.items()})  # type: ignore[arg-type]

    @property
    def parameters(self) -> dict[str, str]:
        """The same as parameters of an address; `parse` gives the equal query back."""
        values = {key: getattr(self, name) for name, key in PARAMETERS.items()}
        return {key: _write(value) for key, value in values.items() if value not in (None, "")}

    @property
    def address(self) -> str:
        """The parameters as the part of an address that follows the question mark."""
        return urlencode(self.parameters)

    def __bool__(self) -> bool:
        return self != Query()


class Filters(TypedDict, total=False):
    """The fields of a query beside the words, as a program gives them: days also as text."""

    speaker: str | None
    act: Act | None
    outlet: str | None
    said_from: PartialDate | str | None
    said_to: PartialDate | str | None
    published_from: PartialDate | str | None
    published_to: PartialDate | str | None
    disputed: bool | None
    form: Form | None
    kind: SpeakerKind | None
    hedged: bool | None


def refined(query: Query, **filters: Unpack[Filters]) -> Query:
    """Return the query with these filters in place of its own.

    Raises:
        QueryError: for a value that a filter cannot have.
    """
    told = {name: _read(name, value) if isinstance(value, str) else value for name, value in filters.items()}
    return replace(query, **told)  # type: ignore[arg-type]


PARAMETERS: Mapping[str, str] = {
    field.name: "q" if field.name == "words" else field.name for field in fields(Query)
}
"""The parameter of each field of a query."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "form": get_args(Form),
    "kind": get_args(SpeakerKind),
}
_DATES = ("said_from", "said_to", "published_from", "published_to")
_FLAGS = {"true": True, "false": False}


def _read(name: str, text: str) -> object:
    if name in _CHOICES:
        return _one_of(name, text, _CHOICES[name], str)
    if name in ("disputed", "hedged"):
        return _one_of(name, text, tuple(_FLAGS), _FLAGS.__getitem__)
    if name in _DATES:
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise QueryError(name, f"“{text}” is no day", "give YYYY, YYYY-MM or YYYY-MM-DD") from error
    return text


def _one_of(name: str, text: str, choices: tuple[str, ...], made: Callable[[str], object]) -> object:
    if text not in choices:
        raise QueryError(name, f"“{text}” is none", f"choose of {', '.join(choices)}")
    return made(text)


def _write(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
