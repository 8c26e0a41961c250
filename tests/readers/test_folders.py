from pathlib import Path

from onrecord.errors import UnreadablePageError
from onrecord.readers.folders import read_folder, walk
from onrecord.records import Page

TEXT = b"The council said yes.\n"


def test_pages_come_sorted_from_all_subfolders(tmp_path: Path) -> None:
    for name in ("b/two.txt", "a/one.txt", "c.txt", "b/a/deep.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_bytes(TEXT)
    docs = [page.doc for page in read_folder(tmp_path) if isinstance(page, Page)]
    assert docs == ["one", "deep", "two", "c"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/config.txt", ".x.txt", "page.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert [path.name for path in walk(tmp_path) if isinstance(path, Path)] == ["page.txt"]


def test_files_of_other_kinds_are_refused_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.json").write_bytes(b"{}")
    (tmp_path / "c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    page, *errors = read_folder(tmp_path)
    assert isinstance(page, Page)
    assert [Path(error.where).name for error in errors if isinstance(error, UnreadablePageError)] == [
        "b.json",
        "c.png",
    ]


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (error,) = read_folder(tmp_path)
    assert isinstance(error, UnreadablePageError)
    assert error.what == "no files in this folder"


def test_links_to_folders_are_not_followed_but_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nothing").symlink_to(tmp_path / "gone")
    page, *errors = read_folder(tmp_path)
    assert isinstance(page, Page)
    assert len(errors) == 2
    assert all(isinstance(error, UnreadablePageError) for error in errors)
