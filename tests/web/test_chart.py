import re

from onrecord.ledger import Share
from onrecord.web.chart import draw, tabled

SHARES = (
    Share("2024-03", "deny", 4),
    Share("2024-03", None, 1),
    Share("2024-05", "state", 2),
    Share(None, "deny", 1),
)


def test_the_table_has_a_row_a_month_and_a_column_an_act_that_occurs() -> None:
    table = tabled(SHARES)
    assert table.acts == ("state", "deny", "unknown")
    assert table.months == (("2024-03", (0, 4, 1)), ("2024-05", (2, 0, 0)), ("undated", (0, 1, 0)))


def test_many_months_are_told_by_year() -> None:
    shares = [Share(f"20{year}-{month:02}", "state", 1) for year in (22, 23, 24) for month in range(1, 13)]
    assert tabled(shares).months == (("2022", (12,)), ("2023", (12,)), ("2024", (12,)))


def test_the_area_of_a_circle_is_as_its_number() -> None:
    radii = [float(r) for r in re.findall(r' r="([\d.]+)"', draw(SHARES))]
    assert radii[0] == 2 * radii[1]


def test_every_circle_has_its_number_in_words() -> None:
    assert re.findall(r'class="number">(\d+)', draw(SHARES)) == ["4", "1", "2", "1"]
