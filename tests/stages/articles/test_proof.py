from collections.abc import Callable
from dataclasses import replace

from onrecord.records import Article, Page
from onrecord.stages.articles import clean, prove

MakePage = Callable[..., Page]


def test_an_article_with_the_letters_of_a_text_is_proved(text_page: MakePage) -> None:
    page = text_page("Cafe\u0301s  said\nnothing.\r\n\r\nShe left.")
    assert prove(Article("page", "Cafés said nothing.\nShe left."), page) == []


def test_the_article_of_an_html_page_is_proved(html_page: MakePage) -> None:
    page = html_page()
    assert prove(clean(page), page) == []


def test_a_paragraph_with_another_letter_is_not_proved(text_page: MakePage) -> None:
    article = Article("page", "One.\nTwo,\nThree.")
    assert [span.of(article.text) for span in prove(article, text_page("One.\nTwo.\nThree."))] == ["Two,"]


def test_a_paragraph_in_two_pieces_is_not_proved(text_page: MakePage) -> None:
    assert len(prove(Article("page", "He denied it."), text_page("He never denied it."))) == 1


def test_paragraphs_in_another_order_are_not_proved(text_page: MakePage) -> None:
    assert len(prove(Article("page", "Two.\nOne."), text_page("One.\nTwo."))) == 1


def test_a_paragraph_may_be_used_once(text_page: MakePage) -> None:
    page = text_page("One.\nTwo.")
    assert len(prove(Article("page", "One.\nOne."), page)) == 1


def test_words_of_a_script_prove_nothing(html_page: MakePage) -> None:
    page = html_page(head="<script>var x = 'Nobody said this.'</script>")
    article = clean(page)
    assert len(prove(replace(article, text=article.text + "\nNobody said this."), page)) == 1
