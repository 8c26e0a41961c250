from onrecord.stages.statements.rules.lexicon import CLOSED, FRAMES, verbs


def test_every_verb_has_known_frames_with_a_precision() -> None:
    for verb in verbs().values():
        assert verb.frames
        assert set(verb.frames) <= set(FRAMES)
        assert all(0 < precision < 1 for precision in verb.frames.values())


def test_every_verb_is_of_a_known_kind() -> None:
    assert {verb.kind for verb in verbs().values()} == {"say", "tell", "other"}


def test_irregular_forms_lead_to_their_verb() -> None:
    assert {verbs()[form].lemma for form in ("say", "says", "said", "saying")} == {"say"}


def test_no_reporting_verb_is_of_a_closed_class() -> None:
    assert not set(verbs()) & set(CLOSED)
