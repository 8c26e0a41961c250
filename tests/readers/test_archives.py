import gzip
from pathlib import Path

import pytest

from onrecord.readers.archives import (
    ArchiveFormat,
    ArchiveRecord,
    DamagedArchiveError,
    archive_format,
    is_archive_name,
    read_records,
)


def record(number: int, block: bytes = b"The mayor said so.", length: int | None = None) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x:{number}>\r\n"
        f"WARC-Target-URI: http://paper.example/{number}\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"Content-Type: text/plain\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


ARC = (
    b"filedesc://x.arc 0.0.0.0 20240506070809 text/plain 68\n1 0 Crawler\n"
    b"URL IP-address Archive-date Content-type Archive-length\n\n"
)


def read(path: Path, content: bytes, archive: ArchiveFormat = "warc") -> tuple[list[ArchiveRecord], str]:
    """Return the records of an archive with these bytes, and how it is damaged."""
    path.write_bytes(content)
    found = []
    try:
        for item in read_records(path, archive):
            found.append(item)  # noqa: PERF402 - those before the error count
    except DamagedArchiveError as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"WARC/1.0\r\n", "warc"),
        (b"\r\nWARC/1.1\r\n", "warc"),
        (gzip.compress(b"WARC/1.0\r\n"), "warc"),
        (b"\x04\x22\x4d\x18", "warc"),
        (ARC, "arc"),
        (gzip.compress(ARC), "arc"),
        (gzip.compress(b"<html>"), None),
        (b"\x1f\x8bbroken", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_archives_are_known_by_their_first_bytes(head: bytes, expected: ArchiveFormat | None) -> None:
    assert archive_format(head) == expected


@pytest.mark.parametrize("name", ["x.warc", "x.WARC.gz", "x.arc", "x.arc.gz", "x.warc.lz4", "x.warc.zst"])
def test_archives_are_known_by_their_names(name: str) -> None:
    assert is_archive_name(name)
    assert not is_archive_name(f"{name}.html")


def test_records_come_in_their_order_with_their_places(tmp_path: Path) -> None:
    first, second = record(1), record(2, b"No.")
    records, damage = read(tmp_path / "x.warc", first + second)
    assert not damage
    assert records == [
        ArchiveRecord(
            "resource",
            "http://paper.example/1",
            "2024-05-06T07:08:09Z",
            "text/plain",
            0,
            18,
            b"The mayor said so.",
        ),
        ArchiveRecord(
            "resource", "http://paper.example/2", "2024-05-06T07:08:09Z", "text/plain", len(first), 3, b"No."
        ),
    ]


@pytest.mark.parametrize("packed", [False, True])
def test_records_before_a_cut_are_read_and_the_cut_is_told(tmp_path: Path, packed: bool) -> None:
    parts = [gzip.compress(part) if packed else part for part in map(record, (1, 2, 3))]
    content = b"".join(parts)
    before = len(parts[0] + parts[1])
    for cut in range(before + 1, len(content) - 4):
        records, damage = read(tmp_path / "x.warc.gz", content[:cut])
        assert [item.uri[-1] for item in records] in (["1", "2"], ["1", "2", "3"])
        assert damage or (not packed and len(records) == 3)


def test_a_cut_in_the_packing_of_a_whole_record_is_told(tmp_path: Path) -> None:
    records, damage = read(tmp_path / "x.warc.gz", gzip.compress(record(1)) + gzip.compress(record(2))[:12])
    assert len(records) == 1
    assert damage.startswith("damaged or cut short after 1 record (")


def test_one_gzip_member_may_hold_all_records(tmp_path: Path) -> None:
    records, damage = read(tmp_path / "x.warc.gz", gzip.compress(record(1) + record(2)))
    assert len(records) == 2
    assert not damage


def test_warcio_goes_on_where_a_length_is_too_small_by_a_few_bytes(tmp_path: Path) -> None:
    whole = record(2, length=16)  # two bytes are left over, and FastWARC stops there
    records, damage = read(tmp_path / "x.warc", record(1) + whole + record(3))
    assert [item.uri[-1] for item in records] == ["1", "2", "3"]
    assert not damage


def test_what_is_no_record_ends_the_reading_once(tmp_path: Path) -> None:
    records, damage = read(tmp_path / "x.warc", record(1) + b"junk\r\njunk\r\n" * 9 + record(2))
    assert len(records) == 1
    assert "after 1 record" in damage


def test_a_record_without_length_is_damage(tmp_path: Path) -> None:
    records, damage = read(tmp_path / "x.warc", record(1).replace(b"Content-Length", b"Content-Width"))
    assert not records
    assert "not whole" in damage


def test_a_head_without_end_is_damage(tmp_path: Path) -> None:
    records, damage = read(tmp_path / "x.warc.gz", gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 5_000_000, 1))
    assert not records
    assert damage


def test_arc_files_are_read(tmp_path: Path) -> None:
    body = b"HTTP/1.0 200 OK\r\n\r\nThe mayor said so."
    page = b"http://paper.example/1 10.0.0.1 20240506070809 text/html %d\n%s\n" % (len(body), body)
    records, damage = read(tmp_path / "x.arc", ARC + page, "arc")
    assert not damage
    assert [item.kind for item in records] == ["arc_header", "response"]
    assert records[1].uri == "http://paper.example/1"
    assert records[1].date == "20240506070809"
    assert records[1].block == body


def test_reading_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    spaced = record(2).replace(b"example/2", b"example/2 3")
    records, _ = read(tmp_path / "x.warc", record(1, length=16) + spaced)
    assert len(records) == 2
    assert capfd.readouterr() == ("", "")
