import sys

import pandas as pd
import polars as pl
import pytest

from handmade import page, record
from onrecord.errors import ExtraError
from onrecord.ledger import Ledger
from onrecord.ledger.flat import COLUMNS


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.keep(page(), record(), "f")
    return ledger


def test_a_row_tells_who_disputes_the_statement_with_the_exact_words(filled: Ledger) -> None:
    [row] = filled.search(disputed=True).rows()
    denial = record().statements[0]
    assert row["disputed_by"] == f"Ana Brandt: she took money [{denial.id}]"
    assert (row["speaker"], row["words"]) == ("Ministry of Works", "Brandt […] of theft")


def test_a_data_frame_has_a_row_for_each_hit(filled: Ledger) -> None:
    found = filled.search(act="deny", order="newest")
    frames = found.frame("pandas"), found.frame("polars")
    assert isinstance(frames[0], pd.DataFrame)
    assert isinstance(frames[1], pl.DataFrame)
    for frame in frames:
        assert list(frame.columns) == list(COLUMNS)
        assert list(frame["words"]) == [hit.words for hit in found]


def test_no_hits_make_a_data_frame_with_the_same_columns(filled: Ledger) -> None:
    assert list(filled.search("zeppelin").frame().columns) == list(COLUMNS)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_missing_is_named_on_one_line(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        ExtraError, match=rf"{library}: is not installed; pip install 'onrecord\[{library}\]'"
    ):
        filled.search().frame(library)  # type: ignore[arg-type]


def test_a_row_of_an_inner_statement_tells_who_alone_tells_of_it(filled: Ledger) -> None:
    _, inner, again, *_ = record().statements
    told = {str(row["id"]): row for row in filled.search().rows()}
    assert told[inner.id]["told_by"] == "Ana Brandt"
    assert told[again.id]["told_by"] is None
    assert told[again.id]["state"] == "machine"
