from hypothesis import given
from hypothesis import strategies as st

from handmade import article, statement
from onrecord.records import Record
from onrecord.web.changes import compare


def read(text: str, *said: tuple[str, str, str]) -> Record:
    of = article(text)
    return Record(of, statements=tuple(statement(of, *words) for words in said))


def test_changed_words_stand_struck_and_new_in_their_paragraph() -> None:
    changes = compare(read("It was sound.\nAll is well."), read("It was old.\nAll is well."))
    assert changes.paragraphs[0] == (("same", "It was "), ("gone", "sound"), ("new", "old"), ("same", "."))
    assert changes.paragraphs[1] == (("same", "All is well."),)


def test_paragraphs_without_likeness_are_two() -> None:
    changes = compare(read("It was sound."), read("Nobody knows why ships sink"))
    assert [[fate for fate, _ in paragraph] for paragraph in changes.paragraphs] == [["gone"], ["new"]]


def test_spaces_and_marks_are_no_likeness() -> None:
    old = "The harbour, said Lee, was sound; nobody, so far, doubted it."
    new = "Ferries, by night, may sail; they, unlike before, cost more."
    changes = compare(read(old), read(new))
    assert changes.paragraphs == ((("gone", old),), (("new", new),))


def test_a_word_put_before_another_is_all_that_is_new() -> None:
    changes = compare(read("They say all is well."), read("They say that all is very well."))
    assert changes.paragraphs == (
        (("same", "They say"), ("new", " that"), ("same", " all is"), ("new", " very"), ("same", " well.")),
    )


def test_a_paragraph_with_more_words_than_can_be_compared_is_shown_whole() -> None:
    old = " ".join(f"word{n}" for n in range(2000))
    new = old.replace("word7 ", "other ")
    assert compare(read(old), read(new)).paragraphs == ((("gone", old),), (("new", new),))


def test_many_changes_in_a_long_paragraph_are_told_word_by_word() -> None:
    words = ["the" if n % 3 else f"word{n}" for n in range(1000)]
    changed = [f"new{n}" if n % 7 == 0 else word for n, word in enumerate(words)]
    [paragraph] = compare(read(" ".join(words)), read(" ".join(changed))).paragraphs
    assert sum(fate == "new" for fate, _ in paragraph) > 100


def test_statements_come_go_and_stay_by_their_words_wherever_they_stand() -> None:
    old = read("Lee said yes. Roe said no.", ("Lee", "said", "yes"), ("Roe", "said", "no"))
    new = read("A note. Lee said yes. Roe said never.", ("Lee", "said", "yes"), ("Roe", "said", "never"))
    changes = compare(old, new)
    assert changes.went == (old.statements[1],)
    assert changes.came == (new.statements[1],)
    assert changes.stayed == 1


LINES = st.lists(st.text(alphabet="ab .", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5)


@given(LINES, LINES)
def test_each_version_can_be_read_from_the_difference(one: list[str], other: list[str]) -> None:
    changes = compare(read("\n".join(one)), read("\n".join(other)))

    def left(without: str) -> list[str]:
        kept = ["".join(words for fate, words in p if fate != without) for p in changes.paragraphs]
        return [line for line in kept if line.strip()]

    assert left("new") == [line.strip() for line in one]
    assert left("gone") == [line.strip() for line in other]
