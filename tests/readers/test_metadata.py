from pathlib import Path

import pytest

from onrecord.errors import MetadataError
from onrecord.readers.metadata import parse_published, read_metadata
from onrecord.records import Metadata, PartialDate


def test_a_table_with_a_header_line_is_read_by_doc(tmp_path: Path) -> None:
    path = tmp_path / "m.tsv"
    path.write_text("doc\tpublished\toutlet\tcolour\nharbour\t2025-03\tThe “Post”\tred\nquay\t\tNone\t\n")
    assert read_metadata(path) == {
        "harbour": Metadata(published=PartialDate(2025, 3), outlet="The “Post”"),
        "quay": Metadata(),
    }


def test_json_lines_are_read_by_doc(tmp_path: Path) -> None:
    path = tmp_path / "m.jsonl"
    path.write_text('{"doc": "harbour", "author": "O. Ferrant", "published": null}\n\n{"doc": "quay"}\n')
    assert read_metadata(path) == {"harbour": Metadata(author="O. Ferrant"), "quay": Metadata()}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("published\n2025\n", "line 2: no `doc`"),
        ("doc\tpublished\nharbour\tlast week\n", "line 2: 'last week' is no date"),
        ('{"doc": "a"}\n{"doc": \n', "line 2: not JSON"),
        ('{"doc": "a"}\n["b"]\n', "line 2: no JSON object"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "m"
    path.write_text(content)
    with pytest.raises(MetadataError, match=message):
        read_metadata(path)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(MetadataError, match="no such file"):
        read_metadata(tmp_path / "none")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(MetadataError, match="not utf-8 text"):
        read_metadata(tmp_path / "bytes")


def test_a_date_given_by_the_user_that_is_none_is_named() -> None:
    with pytest.raises(MetadataError, match="--published: '24.3.2017' is no date; write YYYY-MM-DD"):
        parse_published("24.3.2017", "--published")
