from pathlib import Path

import pytest

from onrecord.errors import OutputError
from onrecord.writers import whole


def test_a_file_has_its_name_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with whole(path) as [name]:
        name.write_text("all of it")
        assert not path.exists()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out", "all of it")]


def test_where_writing_fails_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_text("earlier")

    def fail() -> None:
        with whole(path) as [name]:
            name.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("out", "earlier")]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"), whole(tmp_path / "none" / "out"):
        pass
    with pytest.raises(OutputError, match="is a folder"), whole(tmp_path):
        pass
