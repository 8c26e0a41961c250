"""What two statements have in common: a row of named features, the same whichever of the two comes first."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import product
from math import fsum

from onrecord.stages.matching.profile import Profile
from onrecord.stages.matching.rarity import rarity
from onrecord.stages.matching.stems import stem

_DEEDS = frozenset({"refuse", "promise", "urge", "ask"})
_UNKNOWN_DAYS = 15
"""Stands for the days between two articles where one has no date."""


def weight_of(stems: frozenset[str]) -> float:
    """Return the rarity of `stems`, summed exactly, so that their order makes no difference."""
    return fsum(map(rarity, stems))


def same_name(one: Profile, other: Profile) -> bool:
    """Tell whether the speakers' names fit: equal but for initials, or one the end of the other.

    Who is reported to have said it inside a statement counts as its speaker. A name proves no person.
    """
    for a, b in product(one.voices, other.voices):
        shorter = min(len(a), len(b))
        if a[-shorter:] == b[-shorter:]:
            return True
    return False


def likeness_of(one: Profile, other: Profile) -> tuple[float, float]:
    """Return the shared weight of what two statements tell as shares of all of it, and of the lesser."""
    told = weight_of(one.told & other.told)
    least = min(one.told_weight, other.told_weight)
    union = fsum((one.told_weight, other.told_weight, -told))
    return (told / union, told / least) if least > 0 else (0.0, 0.0)


def features(one: Profile, other: Profile) -> dict[str, float]:
    """Return the features of a pair by name, in a fixed order."""
    row = {"bias": 1.0}
    for some in (_words, _runs, _speakers, _setting):
        row |= some(one, other)
    return row


def _words(one: Profile, other: Profile) -> dict[str, float]:
    """Return how much of the two contents is the same."""
    shared = one.stems & other.stems
    weight = weight_of(shared)
    shorter, longer = sorted((one.weight, other.weight))
    plain = weight_of(shared - one.names - other.names)
    plain_shorter = min(one.plain_weight, other.plain_weight)
    numbers, theirs = one.numbers, other.numbers
    same = float(same_name(one, other))
    likeness, containment = likeness_of(one, other)
    return {
        "shared weight": min(weight, 40) / 10,
        "shared weight, bounded": min(weight, 20) / 10,
        "share of the shorter": weight / (shorter or 1),
        "share of the longer": weight / (longer or 1),
        "shared stems": min(len(shared), 12) / 4,
        "rarest shared": max(map(rarity, shared), default=0.0) / 3,
        "plain shared": min(plain, 30) / 10,
        "plain share of the shorter": plain / (plain_shorter or 1),
        "likeness": likeness,
        "likeness, squared": likeness**2,
        "containment": containment,
        "containment, squared": containment**2,
        "cues alike": min(weight_of(one.cue_stems & other.cue_stems), 8) / 4,
        "likeness and same name": same * likeness,
        "containment and same name": same * containment,
        "weight and same name": same * min(weight, 20) / 10,
        "weight and likeness": min(weight, 20) / 10 * likeness,
        "weight and containment": min(weight, 20) / 10 * containment,
        "stems and likeness": min(len(shared), 8) / 4 * likeness,
        "same numbers": float(len(numbers & theirs)),
        "other numbers": float(bool(numbers) and bool(theirs) and not numbers & theirs),
        "little beside names": min(plain_shorter, 12) / 4,
        "length": min(longer, 60) / 20,
        "length of the shorter": min(shorter, 40) / 20,
        "length ratio": shorter / (longer or 1),
    }


def _runs(one: Profile, other: Profile) -> dict[str, float]:
    """Return what unbroken run of words both have, and whether one of them quotes it."""
    a, b, size = longest_run(one, other)
    run = one.words[a : a + size]
    weight = min(weight_of(frozenset(filter(None, map(stem, run)))) + 0.3 * size, 40) / 10 if size else 0.0
    share = size / (min(len(one.words), len(other.words)) or 1)
    quoted = size > 0 and ("0" not in one.quoted[a : a + size] or "0" not in other.quoted[b : b + size])
    return {
        "run": weight,
        "run's share": share,
        "quoted run": weight * quoted,
        "quoted run's share": share * quoted,
        "both quote": float("1" in one.quoted and "1" in other.quoted),
    }


def longest_run(one: Profile, other: Profile) -> tuple[int, int, int]:
    """Return where the longest run of words that both have begins in each, and its length.

    A run of one word is none.
    """
    if not one.word_pairs & other.word_pairs:
        return 0, 0, 0
    match = SequenceMatcher(None, one.words, other.words, autojunk=False).find_longest_match()
    return match.a, match.b, match.size


def _speakers(one: Profile, other: Profile) -> dict[str, float]:
    """Return who speaks, and what the two do by it."""
    same = same_name(one, other)
    named = (one.name_stems & (other.stems | other.around)) or (other.name_stems & (one.stems | one.around))
    return {
        "same name": float(same),
        "other name": float(bool(one.name) and bool(other.name) and not same),
        "speaker named by the other": float(bool(named)),
        "same act": float(one.act == other.act),
        "one denies": float((one.act == "deny") != (other.act == "deny")),
        "accuse": float(one.act == "accuse") + float(other.act == "accuse"),
        "one negates": float(one.negated != other.negated),
        "one cue turns round": float(one.cue_turned != other.cue_turned),
        "one speaks of an act": float((one.act in _DEEDS) != (other.act in _DEEDS)),
    }


def _setting(one: Profile, other: Profile) -> dict[str, float]:
    """Return how alike the articles and sentences are in which the two stand, and how far apart in time."""
    shared = one.stems & other.stems
    around = (one.stems | one.around) & (other.stems | other.around)
    claim = (one.stems & other.around) | (other.stems & one.around)
    topic = weight_of(one.topic & other.topic) / (min(one.topic_weight, other.topic_weight) or 1)
    likeness, _ = likeness_of(one, other)
    apart = abs(one.day - other.day) if one.day and other.day else _UNKNOWN_DAYS
    return {
        "context": min(weight_of(around - shared), 40) / 10,
        "claim in the other's context": min(weight_of(claim), 30) / 10,
        "topic": topic,
        "topic and likeness": topic * likeness,
        "days apart": min(apart, 30) / 10,
        "within a day": float(apart <= 1),
        "within three days and likeness": float(apart <= 3) * likeness,
    }
