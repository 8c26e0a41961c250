from lxml.etree import fromstring

from onrecord.stages.articles.html import article_lines, lines_of
from onrecord.stages.articles.lines import Line
from onrecord.stages.articles.markup import parse


def _lines(body: str) -> list[str]:
    return [line.text for line in lines_of(fromstring(f"<body>{body}</body>"))]


def test_paragraphs_headings_and_list_items_are_lines() -> None:
    assert _lines("<head>H</head><p>A</p><list><item>B</item><item>C</item></list>") == ["H", "A", "B", "C"]


def test_inline_elements_do_not_break_a_line() -> None:
    assert _lines("<p>A <hi>bold</hi>, <ref>linked</ref> word</p>") == ["A bold, linked word"]


def test_text_beside_a_list_is_a_line_of_its_own() -> None:
    assert _lines("<list>Before<item>One</item>after</list>") == ["Before", "One", "after"]


def test_white_space_is_collapsed() -> None:
    assert _lines("<p>\n  A\t b\u00a0 c </p>") == ["A b c"]


def test_a_line_break_ends_a_line_unless_a_sentence_goes_on() -> None:
    assert _lines("<p>One.<lb/>Two<lb/><lb/>Three</p>") == ["One.", "Two", "Three"]
    assert _lines("<p>one and<lb/>the same</p>") == ["one and the same"]


def test_text_is_composed() -> None:
    assert _lines("<p>cafe\u0301</p>") == ["café"]


def test_a_block_quotation_is_known_as_such() -> None:
    body = fromstring("<body><p>A</p><quote><p>B</p>C</quote></body>")
    assert lines_of(body) == [Line("A"), Line("B", is_quoted=True), Line("C", is_quoted=True)]


def test_the_article_is_found_with_its_block_quotations(article: list[str]) -> None:
    body = "".join(f"<p>{line}</p>" for line in article)
    page = (
        "<html><body><nav><a href='/'>Home</a></nav><article>"
        f"{body}<blockquote><p>“We dredged where the map says.”</p></blockquote><p>The end came late.</p>"
        "</article><footer>Imprint</footer></body></html>"
    )
    tree = parse(page)
    assert tree is not None
    texts = [line.text for line in article_lines(tree)]
    assert texts == [*article, "“We dredged where the map says.”", "The end came late."]


def test_a_page_without_text_gives_no_lines() -> None:
    tree = parse("<html><body><img src='a.png'><div></div></body></html>")
    assert tree is not None
    assert article_lines(tree) == []
