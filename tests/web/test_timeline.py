import re

from handmade import article, record
from onrecord.ledger import Quoted
from onrecord.ledger.views import ArticleHeader
from onrecord.web.timeline import Event, Kind, draw

_STATEMENT = record().statements[0]
_HEAD = ArticleHeader("1" * 16, "one", "<b>", None, None, None, article().published, "en", True, None)
QUOTED = Quoted(_STATEMENT, _HEAD, "", "", "", "")


def event(number: int, *days: str | None, kind: Kind = "claim") -> Event:
    return Event(number, kind, QUOTED, *days)


def test_days_are_in_order_and_those_not_told_come_last() -> None:
    picture = draw([event(1, None, "2024-05-02", "2024-05-04"), event(2, "2024-05", "2024-05-03", None)])
    days = re.findall(r'class="day">([^<]+)', picture)
    assert days == ["2024-05", "2024-05-02", "2024-05-03", "2024-05-04", "not told"]


def test_each_statement_has_a_mark_for_each_of_the_three_days() -> None:
    picture = draw([event(7, "2024-05-01", None, None)])
    assert len(re.findall(r'class="number claim">7<', picture)) == 3


def test_denials_and_refusals_differ_from_the_claim_by_shape() -> None:
    told = "2024-05-01", "2024-05-01", "2024-05-01"
    picture = draw([event(1, *told), event(2, *told, kind="denial"), event(3, *told, kind="refusal")])
    assert re.findall(r'<(\w+)[^>]*class="mark (\w+)"', picture)[::3] == [
        ("circle", "claim"),
        ("polygon", "denial"),
        ("polygon", "refusal"),
    ]


def test_a_long_pause_says_how_long_it_is() -> None:
    picture = draw([event(1, "2023-05-01", "2024-05-01", "2024-05-02")])
    assert re.findall(r'class="pause">([^<]+)', picture) == ["366 days"]


def test_no_style_is_inline_as_the_policy_of_the_pages_forbids_it() -> None:
    assert "style=" not in draw([event(1, "2024-05-01", "2024-05-01", None)])
