"""Where a page of results ends, so that the next one begins there whatever came before it since."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.errors import QueryError

_FORM = re.compile(r"(\d{4}(?:-\d\d){0,2}|unknown|-?\d+(?:\.\d+)?(?:e-?\d+)?)_([0-9a-f]{16})")
_NO_DAY = "unknown"


class Cursor(NamedTuple):
    """The last item of a page: what it is sorted by (a day, "" for none, or a rank), and its id."""

    key: str
    id: str

    @classmethod
    def parse(cls, text: str) -> Cursor:
        """Undo `str`.

        Raises:
            QueryError: for anything that no answer gave.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise QueryError("after", "is no cursor", "take it from the answer before")
        return cls("" if found[1] == _NO_DAY else found[1], found[2])

    @property
    def rank(self) -> float:
        """The key as a rank.

        Raises:
            QueryError: where it is a day.
        """
        try:
            return float(self.key)
        except ValueError as error:
            raise QueryError("after", "is the cursor of another order", "begin again") from error

    def __str__(self) -> str:
        return f"{self.key or _NO_DAY}_{self.id}"
