from lxml.html import HtmlElement, tostring

from onrecord.stages.articles import markup


def _tree(body: str) -> HtmlElement:
    tree = markup.parse(f"<html><head><title>t</title></head><body>{body}</body></html>")
    assert tree is not None
    return tree


def _body(tree: HtmlElement) -> str:
    return str(tostring(tree, encoding="unicode"))


def test_letters_have_no_white_space_and_are_composed() -> None:
    assert markup.letters(" A\u00a0b\n\tcafe\u0301 ") == "Abcafé"


def test_the_letters_of_a_page_leave_out_scripts_and_styles() -> None:
    page = _tree("<p>A <b>b</b> c</p><script>x</script><!-- y --><style>z</style><p>d</p>")
    assert markup.page_letters(page, None) == "tAbcd"


def test_the_text_in_json_ld_stands_apart() -> None:
    assert markup.page_letters(_tree("<p>A</p>"), "B c") == "tA\nBc"


def test_words_after_an_empty_element_are_kept() -> None:
    tree = _tree("<p>1925: <b></b>“Opened by the mayor.”</p>")
    markup.drop_empty_inline(tree)
    assert "<b>" not in _body(tree)
    assert "“Opened by the mayor.”" in _body(tree)


def test_pieces_of_a_sentence_lose_their_class() -> None:
    tree = _tree("<p>She <span class='link' id='x'>said</span> so.</p><span class='link'>More</span>")
    markup.unclass_inline(tree)
    assert "<p>She <span>said</span> so.</p>" in _body(tree)
    assert '<span class="link">More' in _body(tree)


def _container(word: str, style: str = "text") -> str:
    return f"<div class='{style}'>" + f"<p>{word * 90}</p><p>{word * 90}</p></div>"


def test_an_article_in_several_like_containers_is_joined() -> None:
    tree = _tree(_container("ab ") + "<div class='ad'>Buy</div>" + _container("cd "))
    markup.join_containers(tree)
    first, second = tree.findall(".//div[@class='text']")
    assert len(first) == 4
    assert len(second) == 0


def test_other_containers_and_other_articles_are_left_alone() -> None:
    tree = _tree(
        f"<article>{_container('ab ')}</article><article>{_container('cd ')}</article>"
        + _container("ef ", "other")
    )
    before = _body(tree)
    markup.join_containers(tree)
    assert _body(tree) == before


def test_a_container_inside_its_like_is_left_alone() -> None:
    inner = _container("ab ")
    tree = _tree(inner.replace("</div>", f"{_container('cd ')}</div>", 1))
    before = markup.page_letters(tree, None)
    markup.join_containers(tree)
    assert markup.page_letters(tree, None) == before
