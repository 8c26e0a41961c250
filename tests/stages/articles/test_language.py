from onrecord.stages.articles.language import language_of

ENGLISH = "The port authority denied that its dredging had damaged the oyster beds of the bay. " * 4
GERMAN = "Die Hafenverwaltung bestreitet, dass ihre Arbeiten den Austern in der Bucht geschadet haben. " * 4


def test_a_text_tells_its_language_whatever_is_declared() -> None:
    assert language_of(ENGLISH, "de") == "en"
    assert language_of(GERMAN, "en") == "de"


def test_of_a_short_text_the_declaration_is_believed() -> None:
    assert language_of("Nein.", "de-AT") == "de"
    assert language_of("No.", " EN_us ") == "en"


def test_a_short_text_without_declaration_has_no_known_language() -> None:
    assert language_of("No.") is None
    assert language_of("No.", "") is None
    assert language_of("No.", "english") is None
