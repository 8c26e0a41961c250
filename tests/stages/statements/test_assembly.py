import pytest

from onrecord.records import Article, Encoding, Span, Spans, Statement
from onrecord.stages.encoding import encode
from onrecord.stages.statements.assembly import Draft, assemble, form_of, nesting, trim


def page(text: str) -> tuple[Article, Encoding]:
    article = Article("page", text)
    return article, encode(article)


def at(text: str, *parts: str) -> Spans:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def made(text: str, *drafts: Draft) -> tuple[Statement, ...]:
    return assemble(*page(text), drafts, "test-1")


SAID = 'Moor said the dam was safe. "It will hold," she added, "and for years."'


def test_fields_come_from_the_draft_and_the_text() -> None:
    draft = Draft(at(SAID, "Moor"), at(SAID, "said"), at(SAID, "the dam was safe."), 0.8)
    (statement,) = made(SAID, draft)
    assert statement == Statement(
        id=Statement.identify(
            Article("page", SAID).id, at(SAID, "Moor"), at(SAID, "said"), at(SAID, "the dam was safe")
        ),
        source=at(SAID, "Moor"),
        cue=at(SAID, "said"),
        content=at(SAID, "the dam was safe"),
        form="indirect",
        confidence=0.8,
        model="test-1",
    )


@pytest.mark.parametrize(
    ("text", "span", "kept"),
    [
        ("a  dam, b", (1, 7), "dam"),
        ("the dam.", (0, 8), "the dam"),
        ("the U.S.", (0, 8), "the U.S."),
        ("why not?", (0, 8), "why not?"),
        ('"No," he', (0, 5), '"No,"'),
        ("a – the dam –", (2, 13), "the dam"),
        ("the dam", (-4, 99), "the dam"),
    ],
)
def test_trimming(text: str, span: tuple[int, int], kept: str) -> None:
    trimmed = trim(Span(*span), text)
    assert trimmed is not None
    assert trimmed.of(text) == kept


def test_nothing_is_left_of_punctuation() -> None:
    assert trim(Span(0, 3), " , .") is None


@pytest.mark.parametrize(
    ("parts", "form"),
    [
        (['"It will hold,"', '"and for years."'], "direct"),
        (['safe. "It will hold,"'], "mixed"),
        (["the dam was safe"], "indirect"),
    ],
)
def test_form(parts: list[str], form: str) -> None:
    article, encoding = page(SAID)
    assert form_of(at(SAID, *parts), article.text, encoding) == form


def test_pieces_are_sorted_and_those_side_by_side_are_joined() -> None:
    content = at(SAID, '"and for years."', "dam was safe", "the")
    (statement,) = made(SAID, Draft(at(SAID, "Moor"), at(SAID, "added"), content, 0.5))
    assert statement.content == at(SAID, "the dam was safe", '"and for years."')


def test_a_draft_without_content_is_dropped() -> None:
    assert made(SAID, Draft(at(SAID, "Moor"), at(SAID, "said"), (), 0.5)) == ()


def test_a_draft_with_neither_source_nor_cue_is_dropped() -> None:
    assert made(SAID, Draft((), (), at(SAID, "safe"), 0.5)) == ()


def test_a_colon_may_be_a_cue() -> None:
    (statement,) = made("Moor: Yes", Draft((Span(0, 4),), (Span(4, 5),), (Span(6, 9),), 0.5))
    assert statement.cue == (Span(4, 5),)


def test_of_doubles_the_most_confident_stays() -> None:
    low, high = (
        Draft(at(SAID, who), at(SAID, "said"), at(SAID, "safe"), c)
        for who, c in (("Moor", 0.3), ("she", 0.6))
    )
    (statement,) = made(SAID, low, high)
    assert statement.source == at(SAID, "she")


NESTED = "Ames said Boyle claimed Clark hoped it rained. Drew said no."


def test_a_statement_names_the_smallest_one_around_it() -> None:
    drafts = [
        Draft(at(NESTED, who), at(NESTED, cue), at(NESTED, content), 0.5)
        for who, cue, content in (
            ("Clark", "hoped", "it rained"),
            ("Boyle", "claimed", "Clark hoped it rained"),
            ("Ames", "said", "Boyle claimed Clark hoped it rained"),
        )
    ]
    ames, boyle, clark = made(NESTED, *drafts)
    assert (ames.inside, boyle.inside, clark.inside) == (None, ames.id, boyle.id)


def test_statements_stand_in_the_order_of_the_text() -> None:
    second = Draft(at(NESTED, "Drew"), (Span(52, 56),), at(NESTED, "no"), 0.9)
    first = Draft(at(NESTED, "Ames"), at(NESTED, "said"), at(NESTED, "Boyle claimed"), 0.1)
    assert [s.source for s in made(NESTED, second, first)] == [at(NESTED, "Ames"), at(NESTED, "Drew")]


def test_two_with_the_same_content_stand_in_neither() -> None:
    content = ((0, 10),)
    assert nesting([(((2, 3), *content), content), (((4, 5), *content), content)]) == [[], []]


def test_a_gap_in_the_outer_content_holds_nothing() -> None:
    outer = ((0, 4), (8, 12))
    assert nesting([((*outer, (20, 21)), outer), (((5, 6), (6, 7)), ((6, 7),))]) == [[], []]
