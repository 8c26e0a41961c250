from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span, Statement
from onrecord.web.marks import around, mark

TEXT = "Roos denied it.\n\nShe said no."


def statement(id_: str, **spans: tuple[Span, ...]) -> Statement:
    roles = {"source": (), "cue": (), "content": ()} | spans
    return Statement(id=id_, form="indirect", confidence=0.5, model="test", **roles)  # type: ignore[arg-type]


def test_each_piece_knows_the_statements_it_stands_in() -> None:
    outer = statement("a", source=(Span(0, 4),), content=(Span(5, 14),))
    inner = statement("b", cue=(Span(5, 11),))
    first, second = mark(TEXT, [outer, inner])
    assert [(p.text, p.roles, p.statements) for p in first] == [
        ("Roos", ("source",), ("a",)),
        (" ", (), ()),
        ("denied", ("cue", "content"), ("a", "b")),
        (" it", ("content",), ("a",)),
        (".", (), ()),
    ]
    assert [p.text for p in second] == ["She said no."]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6))
def test_the_pieces_of_a_paragraph_are_its_text_whatever_is_marked(edges: list[tuple[int, int]]) -> None:
    statements = [
        statement(str(n), content=(Span(min(pair), max(pair)),))
        for n, pair in enumerate(edges)
        if pair[0] != pair[1]
    ]
    paragraphs = ["".join(piece.text for piece in pieces) for pieces in mark(TEXT, statements)]
    assert paragraphs == ["Roos denied it.", "She said no."]


def test_the_number_of_a_statement_stands_where_its_cue_ends() -> None:
    said = statement("a", source=(Span(0, 4),), cue=(Span(5, 11),), content=(Span(12, 14),))
    first, _ = mark(TEXT, [said])
    assert [(piece.text, piece.refs) for piece in first if piece.refs] == [("denied", ("a",))]


def test_a_statement_without_a_cue_has_its_number_after_its_content() -> None:
    first, second = mark(TEXT, [statement("a", content=(Span(0, 4), Span(17, 20)))])
    assert [piece.text for piece in (*first, *second) if piece.refs] == ["She"]
    assert around([first, second], "a") == [first, second]
