from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring

from onrecord.records import PartialDate
from onrecord.stages.articles.published import day_of, published_on

LINE = "The port denied that it had harmed the oysters."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-03-04T23:30:00-05:00", "2025-03-04"),
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04 07:00:00Z", "2025-03-04"),
        ("2025-03", "2025-03"),
        ("March 4th, 2025", "2025-03-04"),
        ("Tue, 04 Mar 2025 07:00:00 GMT", "2025-03-04"),
        ("20250304", "2025-03-04"),
    ],
)
def test_dates_are_read_as_the_outlet_wrote_them(text: str, day: str) -> None:
    assert day_of(text) == PartialDate.parse(day)


@pytest.mark.parametrize("text", ["", "soon", "2025-13-40", "2025", "0000-01-01"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert day_of(text) is None


def _published(body: str, declared: tuple[str, ...] = (), url: str | None = None) -> PartialDate | None:
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    return published_on(declared, tree, LINE, url, datetime(2025, 6, 1, tzinfo=UTC))


def test_what_is_declared_goes_before_what_stands_on_the_page() -> None:
    body = f"<h1>Port</h1><time datetime='2025-03-05'>5 March 2025</time><p>{LINE}</p>"
    assert _published(body, ("nonsense", "2025-03-04")) == PartialDate(2025, 3, 4)


def test_a_date_between_headline_and_text_counts() -> None:
    body = f"<h1>Port</h1><p class='date'>Published March 5, 2025</p><p>{LINE}</p>"
    assert _published(body) == PartialDate(2025, 3, 5)


@pytest.mark.parametrize(
    "body",
    [
        f"<div class='date'>Sunday, June 1, 2025</div><h1>Port</h1><p>{LINE}</p>",
        f"<h1>Port</h1><p>{LINE}</p><ul><li>Other <time datetime='2025-02-01'>Feb 1, 2025</time></li></ul>",
        f"<h1>Port</h1><aside><time datetime='2025-02-01'>Feb 1, 2025</time></aside><p>{LINE}</p>",
        "<h1>Port</h1><time datetime='2025-02-01'>Feb 1, 2025</time><p>Nothing of the article.</p>",
    ],
)
def test_a_date_elsewhere_on_the_page_never_counts(body: str) -> None:
    assert _published(body) is None


def test_the_address_may_tell_the_day() -> None:
    url = "https://example.org/2025/03/06/port"
    assert _published(f"<h1>Port</h1><p>{LINE}</p>", url=url) == PartialDate(2025, 3, 6)


def test_a_placeholder_for_an_unknown_date_is_no_date() -> None:
    assert day_of("0001-01-01T00:00:00") is None
