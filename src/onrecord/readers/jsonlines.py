"""Pages in JSON Lines: one object a line, its text in a field (https://jsonlines.org)."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import PageError, UnreadablePageError
from onrecord.readers.compression import GZIP_MAGIC, MAX_PAGE_BYTES
from onrecord.readers.names import file_uri, printable
from onrecord.readers.sniff import page_type
from onrecord.records import Metadata, Page, PartialDate

_NAME = re.compile(r"\.(jsonl|ndjson|jsonlines)(\.gz)?$", re.IGNORECASE)
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(?![\d-])")
# An escaped character beyond ASCII takes twelve bytes where UTF-8 takes four; the rest is for other fields.
_MAX_LINE = 4 * MAX_PAGE_BYTES


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that are read; of several the first that has a value counts.

    Attributes:
        text: Has the page: plain text, or HTML.
        id: Names the page, as `Page.doc`.
        date: Day of publication.
    """

    text: tuple[str, ...] = ("text", "body", "content", "article")
    id: tuple[str, ...] = ("doc", "id", "uuid", "url")
    date: tuple[str, ...] = ("published", "date", "published_at", "publication_date")
    title: tuple[str, ...] = ("title", "headline")
    outlet: tuple[str, ...] = ("outlet", "source", "publisher", "domain")
    url: tuple[str, ...] = ("url", "link")


FIELDS = Fields()
"""What programs that write articles to JSON Lines mostly call these fields."""


def is_json_lines_name(name: str) -> bool:
    """Tell whether a file's name is that of JSON Lines, packed or not."""
    return _NAME.search(name) is not None


def read_json_lines(path: Path, fields: Fields = FIELDS) -> Iterator[Page | PageError]:
    """Yield the page of each line, and an error in the place of each line that has none.

    A page's `doc` is what its line names it, or the file's name and the line's number. One line is in memory
    at a time. Empty lines are none.

    Raises:
        OSError: when the file cannot be read.
    """
    where = printable(path)
    some = False
    with path.open("rb") as raw:
        packed = raw.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        raw.seek(0)
        # GzipFile has all that is asked of a stream here.
        stream: BinaryIO | gzip.GzipFile = gzip.GzipFile(fileobj=raw) if packed else raw
        try:
            for number, line in _numbered(stream):
                if line.strip():
                    some = True
                    yield _outcome(path, number, line, fields)
        except (EOFError, gzip.BadGzipFile, zlib.error):
            what = "gzip data is damaged or cut short"
            yield UnreadablePageError(where, what, "fetch the file again; the lines before it were read")
            return
    if not some:
        yield UnreadablePageError(where, "empty", "give a file with a JSON object on each line")


def _numbered(stream: BinaryIO | gzip.GzipFile) -> Iterator[tuple[int, bytes]]:
    """Yield the lines with their numbers; of one that is too long no more than shows that it is."""
    number = 0
    while line := stream.readline(_MAX_LINE + 1):
        number += 1
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_MAX_LINE)
        yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _outcome(path: Path, number: int, line: bytes, fields: Fields) -> Page | PageError:
    where = f"{printable(path)}, line {number}"
    try:
        return _page(path, number, _parsed(line, where), fields)
    except PageError as error:
        return error
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can write and UTF-8 cannot
        return UnreadablePageError(where, "half a character in its text", "write the file again as UTF-8")


def _parsed(line: bytes, where: str) -> Mapping[str, Any]:
    """Return the object on a line.

    Raises:
        UnreadablePageError: naming `where`, when there is none.
    """
    if len(line) > _MAX_LINE:
        what = f"a line of more than {_MAX_LINE // 1_000_000} MB"
        raise UnreadablePageError(where, what, "give one article a line")
    try:
        row = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise UnreadablePageError(where, "not UTF-8", "write the file again as UTF-8") from error
    except ValueError as error:
        raise UnreadablePageError(where, "not JSON", "give a JSON object on each line") from error
    except RecursionError as error:
        raise UnreadablePageError(where, "JSON nested too deep", "give a flat object on each line") from error
    if not isinstance(row, dict):
        raise UnreadablePageError(where, "no JSON object", "give a JSON object on each line")
    return row


def _page(path: Path, number: int, row: Mapping[str, Any], fields: Fields) -> Page:
    where = f"{printable(path)}, line {number}"
    text = _value(row, fields.text)
    if text is None:
        what = f"no text in {' or '.join(f'`{name}`' for name in fields.text)}"
        raise UnreadablePageError(where, what, "name the field with --text-field")
    content = text.encode()
    if len(content) > MAX_PAGE_BYTES:
        what = f"a text of more than {MAX_PAGE_BYTES // 1_000_000} MB"
        raise UnreadablePageError(where, what, "give one article a line")
    url = _value(row, fields.url)
    url = url if url and re.match(r"https?://", url, re.IGNORECASE) else None
    return Page(
        doc=printable(_value(row, fields.id) or f"{_NAME.sub('', path.name)}#{number}"),
        address=printable(url or f"{file_uri(path)}#{number}"),
        content=content,
        content_type=page_type(content, where),
        charset="utf-8",
        url=url and printable(url),
        told=Metadata(
            published=_day(_value(row, fields.date), where),
            outlet=_printable_or_none(_value(row, fields.outlet)),
            title=_printable_or_none(_value(row, fields.title)),
        ),
    )


def _value(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """Return the first of the fields that has text, or a number, in it."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return value if isinstance(value, str) else str(value)
    return None


def _printable_or_none(text: str | None) -> str | None:
    return None if text is None else " ".join(printable(text).split())


def _day(text: str | None, where: str) -> PartialDate | None:
    """Read ISO 8601, with or without a time, and the dates of feeds and mails (RFC 5322).

    Raises:
        UnreadablePageError: naming `where`, when `text` is another kind of date: to take the day for unknown
            would leave out what the file tells.
    """
    if text is None:
        return None
    iso = _ISO.match(text.strip())
    try:
        if iso:
            return PartialDate.parse(iso[0])
        moment = parsedate_to_datetime(text)
        return PartialDate(moment.year, moment.month, moment.day)
    except (ValueError, TypeError) as error:
        advice = "write YYYY-MM-DD, name another field with --date-field, or none with --date-field ''"
        raise UnreadablePageError(where, f"{printable(text)[:40]!r} is no date", advice) from error
