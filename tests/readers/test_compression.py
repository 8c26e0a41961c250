import gzip
import zlib
from contextlib import suppress

import brotli  # type: ignore[import-untyped]  # comes with FastWARC
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UnreadablePageError
from onrecord.readers.compression import MAX_PAGE_BYTES, decode, gunzip

PAGE = b"<html><p>The harbour board denied the report.</p></html>" * 20


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@given(st.binary(max_size=500))
def test_gunzip_undoes_gzip(data: bytes) -> None:
    assert gunzip(gzip.compress(data), "x") == data


def test_gunzip_joins_members() -> None:
    assert gunzip(gzip.compress(b"one ") + gzip.compress(b"two"), "x") == b"one two"


def test_truncated_gzip_is_refused() -> None:
    with pytest.raises(UnreadablePageError, match=r"^X\.html\.gz: gzip data is cut short"):
        gunzip(gzip.compress(PAGE)[:-12], "X.html.gz")


def test_damaged_gzip_is_refused() -> None:
    packed = bytearray(gzip.compress(PAGE))
    packed[len(packed) // 2] ^= 0xFF
    with pytest.raises(UnreadablePageError, match="gzip data is damaged"):
        gunzip(bytes(packed), "x")


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("X-GZIP", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", bare_deflate(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE))),
        ("identity", PAGE),
        ("", PAGE),
    ],
)
def test_content_encodings_are_undone(encoding: str, packed: bytes) -> None:
    assert decode(packed, encoding, "x") == PAGE


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_text_that_was_unpacked_already_is_left_as_it_is(encoding: str) -> None:
    assert decode(PAGE, encoding, "x") == PAGE


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)[:-12]),
        ("deflate", zlib.compress(PAGE)[:-12]),
        ("br", brotli.compress(PAGE)[:-12]),
        ("zstd", b"\x28\xb5\x2f\xfd\x00"),
    ],
)
def test_a_body_that_is_cut_short_is_refused(encoding: str, packed: bytes) -> None:
    with pytest.raises(UnreadablePageError, match="cut short"):
        decode(packed, encoding, "x")


@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [
        ("gzip", gzip.compress(bytes(2 * MAX_PAGE_BYTES), 1)),
        ("deflate", zlib.compress(bytes(2 * MAX_PAGE_BYTES), 1)),
        ("br", brotli.compress(bytes(2 * MAX_PAGE_BYTES), quality=1)),
    ],
)
def test_a_decompression_bomb_is_refused(encoding: str, bomb: bytes) -> None:
    with pytest.raises(UnreadablePageError, match="larger than 20 MB"):
        decode(bomb, encoding, "x")


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", "br, gzip", "what"]))
def test_any_body_is_decoded_or_refused(body: bytes, encoding: str) -> None:
    with suppress(UnreadablePageError):
        assert isinstance(decode(body, encoding, "x"), bytes)
