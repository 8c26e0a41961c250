import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGE = "“The pier is safe,” said Ilse Marran, the harbour inspector.\nShe denied that the pier had moved.\n"
Cli = Callable[..., Any]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "pier.txt"
    path.write_text(PAGE)
    return path


def test_the_table_tells_who_said_which_words(cli: Cli, page: Path) -> None:
    result = cli("read", page)
    assert result.code == 0
    assert "Ilse Marran" in result.out
    assert "The pier is safe" in result.out
    assert "1 page: 1 kept, 0 not analysed (language), 0 refused" in result.err


def test_json_lines_hold_the_documented_keys(cli: Cli, page: Path) -> None:
    (line,) = cli("read", page, "--format", "jsonl", "--published", "2025-03-14").out.splitlines()
    row = json.loads(line)
    assert (row["doc"], row["published"], row["stray"]) == ("pier", "2025-03-14", [])
    assert {"text_sha256", "title", "outlet"} <= row.keys()
    keys = {
        "id",
        "source",
        "cue",
        "content",
        "speaker",
        "speaker_kind",
        "role",
        "act",
        "certainty",
        "said_on",
    }
    keys |= {
        "channel",
        "disputes",
        "repeats",
        "form",
        "inside",
        "confidence",
        "candidates",
        "target",
        "distance",
    }
    assert keys <= row["attributions"][0].keys()


def test_the_article_option_prints_the_text_alone(cli: Cli, page: Path) -> None:
    assert cli("read", page, "--article").out == PAGE


def test_clean_input_keeps_the_files_own_offsets(cli: Cli, tmp_path: Path) -> None:
    text = "\n\n  The  pier is safe, said Ilse Marran.\r\n\r\nRead more: ferries\n"
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode())
    assert cli("read", "--clean", path, "--article").out == text


def test_standard_input_is_a_page(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert json.loads(cli("read", "-", "--format", "jsonl").out)["doc"] == "stdin"


def test_a_refused_page_stops_no_other_and_shows_in_the_exit_code(
    cli: Cli, page: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    result = cli("read", tmp_path / "empty.txt", tmp_path / "none.txt", page)
    assert result.code == 1
    assert "The pier is safe" in result.out
    assert "3 pages: 1 kept, 0 not analysed (language), 2 refused" in result.err
    complaints = [line for line in result.err.splitlines() if line.startswith("onrecord: ")]
    assert len(complaints) == 2
    assert "empty.txt" in complaints[0]
    assert "none.txt" in complaints[1]


def test_an_article_in_another_language_is_kept_and_counted(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "hafen.txt"
    path.write_text(
        "Die Hafenbehörde wies die Vorwürfe am Freitag zurück. „Der Kran war im Herbst geprüft worden“, "
        "sagte ein Sprecher. Die Gewerkschaft verlangt dennoch, dass die Berichte veröffentlicht werden. "
        "Der Betreiber hatte im November zwei Schweißer entlassen, die vor Rissen gewarnt haben sollen. Ob "
        "der Kran überhaupt noch einmal aufgestellt wird, will der Stadtrat in der kommenden Woche beraten. "
        "Drei Hafenarbeiter waren bei dem Unglück verletzt worden, einer liegt noch im Krankenhaus.\n"
    )
    result = cli("read", path)
    assert result.code == 0
    assert "not analysed" in result.out
    assert "1 page: 1 kept, 1 not analysed (language), 0 refused" in result.err


def test_metadata_holds_for_its_page_and_the_date_for_the_others(
    cli: Cli, page: Path, tmp_path: Path
) -> None:
    other = tmp_path / "quay.txt"
    other.write_text(PAGE)
    (tmp_path / "m.tsv").write_text("doc\toutlet\tpublished\nquay\tCourier\t2024-12\n")
    out = cli(
        "read", page, other, "--metadata", tmp_path / "m.tsv", "--published", "2025", "--format", "jsonl"
    ).out
    rows = {row["doc"]: row for row in map(json.loads, out.splitlines())}
    assert (rows["pier"]["published"], rows["pier"]["outlet"]) == ("2025", None)
    assert (rows["quay"]["published"], rows["quay"]["outlet"]) == ("2024-12", "Courier")


def test_a_wrong_date_is_one_line_and_exit_code_two(cli: Cli, page: Path) -> None:
    result = cli("read", page, "--published", "yesterday")
    assert (result.code, result.out) == (2, "")
    assert result.err == "onrecord: --published: 'yesterday' is no date; write YYYY-MM-DD, YYYY-MM or YYYY\n"


def test_stray_pieces_are_counted_and_listed_when_asked(cli: Cli, examples: Path) -> None:
    wire = examples / "valley-wire.txt"
    assert "3 stray pieces left out; -v lists them" in cli("read", wire).out
    assert "Striker returns to training" in cli("read", wire, "-v").out


def test_json_lines_are_read_by_the_fields_that_are_named(cli: Cli, tmp_path: Path) -> None:
    text = "The mayor denied on Friday that she had met the builder."
    row = {"story": text, "number": 4, "day": "2024-05-18", "head": "No meeting", "paper": "The Post"}
    (tmp_path / "wire.jsonl").write_text(json.dumps(row) + "\n{}\n")
    names = ("--text-field", "story", "--id-field", "number", "--date-field", "day", "--title-field", "head")
    result = cli("read", "wire.jsonl", *names, "--outlet-field", "paper", "--format", "jsonl")
    (line,) = map(json.loads, result.out.splitlines())
    assert (line["doc"], line["published"], line["title"], line["outlet"]) == (
        ("4", "2024-05-18", "No meeting", "The Post")
    )
    assert "wire.jsonl, line 2: no text in `story`" in result.err
    assert result.code == 1
