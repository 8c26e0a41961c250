"""Where a source stands: what was said before it, and what holds where its options are weighed."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from onrecord.records import Statement
from onrecord.stages.speakers import words
from onrecord.stages.speakers.names import listed
from onrecord.stages.speakers.referents import Referent, Referents
from onrecord.stages.speakers.sources import Reading

_FORMS = (
    ("he or she", words.PERSON_PRONOUNS),
    ("it", words.THING_PRONOUNS),
    ("they", words.MANY_PRONOUNS),
    ("I or we", words.SELF_PRONOUNS),
)
_PASSIVE = re.compile(
    r"(?:.*\b(?:was|were|been|is|are|being|be|gets?|got) )?(?:\w+ly )?\w+(?:ed|en|own|eld)\b(?! to\b)",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"(?:also |and |then |by |in |of |for |\w+ly )?\w+ing\b", re.IGNORECASE)
_SEEMING = re.compile(
    r"(?:\w+ly )?(?:seems?|seemed|appears?|appeared|sounds?|sounded|looks?|looked|it's|it is|it was|there)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:an?|the|his|her|their|its|\w+'s) ", re.IGNORECASE)


def place_of(statement: Statement) -> int:
    """Return where a statement's source stands, or else its cue or content."""
    pieces = statement.source or statement.cue or statement.content
    return min((piece.start for piece in pieces), default=0)


class Story:
    """Who has spoken so far, by place; statements with a name come in first, also later ones."""

    def __init__(self) -> None:
        self._places: list[int] = []
        self._speakers: dict[int, Referent] = {}
        self.pronouns: set[int] = set()

    def add(self, place: int, speaker: Referent, *, pronoun: bool) -> None:
        """Note that `speaker` makes the statement at `place`, called "he" or the like there."""
        if pronoun:
            self.pronouns.add(place)
        if place not in self._speakers:
            insort(self._places, place)
        self._speakers[place] = speaker

    def before(self, place: int) -> list[tuple[int, Referent]]:
        """Return the last two statements before `place` by different speakers, the nearest first."""
        found: list[tuple[int, Referent]] = []
        for number in range(bisect_left(self._places, place) - 1, -1, -1):
            speaker = self._speakers[self._places[number]]
            if not found or found[0][1] is not speaker:
                found.append((self._places[number], speaker))
            if len(found) == 2:
                break
        return found

    def after(self, place: int) -> tuple[int, Referent] | None:
        """Return the first statement after `place`."""
        number = bisect_left(self._places, place + 1)
        return (
            (self._places[number], self._speakers[self._places[number]])
            if number < len(self._places)
            else None
        )


@dataclass(slots=True)
class Situation:
    """Where one source stands.

    Attributes:
        last_by_pronoun: Who spoke last was called by a pronoun there.
        nearest: The person who was told of last.
        around: Who speaks the direct quotation that it stands in.
        within: Who says the words that it stands in, quoted or not.
        contexts: Names of the tables of weights that hold for it.
    """

    statement: Statement
    reading: Reading
    place: int
    sentence: int
    paragraph: int
    last: tuple[int, Referent] | None
    before_last: Referent | None
    following: Referent | None
    around: Referent | None
    within: Referent | None
    last_by_pronoun: bool
    nearest: Referent | None
    contexts: tuple[str, ...] = field(default=())


def situate(
    statement: Statement,
    reading: Reading,
    people: Referents,
    story: Story,
    around: Referent | None,
    within: Referent | None,
) -> Situation:
    """Return the circumstances of the source of `statement`."""
    place = place_of(statement)
    earlier = story.before(place)
    later = story.after(place)
    sentence = people.sentence(place)
    return Situation(
        statement,
        reading,
        place,
        sentence,
        people.paragraph(place),
        earlier[0] if earlier else None,
        earlier[1][1] if len(earlier) > 1 else None,
        later[1] if later and people.sentence(later[0]) == sentence else None,
        around,
        within,
        bool(earlier) and earlier[0][0] in story.pronouns,
        max(
            (referent for referent in people.all if referent.kind == "person"),
            key=lambda referent: referent.told_before(place),
            default=None,
        ),
        contexts(statement, reading, people.encoding.normalised),
    )


def contexts(statement: Statement, reading: Reading, text: str) -> tuple[str, ...]:
    """Return the names of the tables whose weights are added up for a source."""
    if reading.shape == "name":
        return ("name", "several names" if reading.many else "one name")
    if reading.shape == "pronoun":
        form = next((name for name, forms in _FORMS if reading.head in listed(forms)), "you")
        return ("pronoun", form)
    if reading.shape == "relative":
        return ("relative", "who" if reading.head in ("who", "whom", "whose") else "which")
    if reading.shape == "nothing":
        return ("no source", cue_form(statement, text))
    return (
        "description",
        reading.determiner,
        class_of(reading),
        f"{reading.determiner}, {class_of(reading)}",
        f"{reading.determiner}, {extent_of(reading, text)}",
    )


def extent_of(reading: Reading, text: str) -> str:
    """Return whether a description has more words than a determiner and a noun."""
    return "a bare noun" if len(reading.whole.of(text).split()) <= 2 else "more words"


def class_of(reading: Reading) -> str:
    """Return what a description is of."""
    if reading.head in listed(words.UTTERANCES):
        return "an utterance"
    if reading.kind == "unnamed":
        return "several persons" if reading.many else "one person"
    return {"group": "a group", "organisation": "a body", "document": "a document"}.get(
        reading.kind or "", "another thing"
    )


def cue_form(statement: Statement, text: str) -> str:
    """Return the form of the cue of a statement without a source."""
    cue = " ".join(piece.of(text) for piece in statement.cue).strip(" \"',;")
    if not cue:
        return "no cue"
    if _SEEMING.match(cue):
        return "cue of seeming"
    if _PARTICIPLE.match(cue):
        return "cue in -ing"
    if cue.startswith("to "):
        return "cue an infinitive"
    if _NOUN.match(cue):
        return "cue a noun"
    return "cue passive" if _PASSIVE.match(cue) else "another cue"
