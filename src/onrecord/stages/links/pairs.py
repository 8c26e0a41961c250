"""The features of a pair of claims: a table of named figures.

Those under `page` need both claims in one article; they are 0 where the claims stand in two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.stages.links.claims import Claim, Overlap
from onrecord.stages.links.disputes import (
    RULES,
    may_link,
    names_of,
    same_side,
)
from onrecord.stages.links.repeats import restates
from onrecord.stages.links.views import View, alike, logged

_ACTS = ("deny", "accuse", "confirm", "refuse", "ask", "urge", "promise", "think", "state")


@dataclass(frozen=True)
class Page:
    """The article that two claims share.

    Attributes:
        claims: All of it, in the order of the text.
        overlap: Weighs stems by their rarity among them.
    """

    claims: list[Claim]
    overlap: Overlap

    @cached_property
    def size(self) -> float:
        """The logarithm of the number of claims."""
        return logged(len(self.claims)) / 4

    def between(self, later: Claim, earlier: Claim) -> list[Claim]:
        """Return the claims between two, without them."""
        return self.claims[earlier.rank + 1 : later.rank]


def features(later: View, earlier: View, page: Page | None) -> dict[str, float]:
    """Return the figures of a pair, by name.

    Args:
        later: The claim that comes after, in the text or by the articles' days.
        earlier: The other.
        page: The article that both stand in, if there is one.
    """
    row = of_both(later, earlier, page)
    for which, view in (("later", later), ("earlier", earlier)):
        row |= {which + name: value for name, value in alone(view).items()}
    return row


def of_both(later: View, earlier: View, page: Page | None) -> dict[str, float]:
    """Return those figures of a pair, as `features`, that take both claims."""
    row = {**_words(later, earlier), **_speakers(later.claim, earlier.claim)}
    a, b = later.traits, earlier.traits
    row["one negated"] = float((a.negations > 0) != (b.negations > 0))
    row["odd negations"] = float((a.negations + b.negations) % 2)
    row["one act"] = float(later.claim.statement.act == earlier.claim.statement.act)
    row["one denies"] = float(
        (later.claim.statement.act == "deny") != (earlier.claim.statement.act == "deny")
    )
    if page is not None:
        row.update(_places(later.claim, earlier.claim, page))
        row.update(_rules(later.claim, earlier.claim, page))
    return row


def alone(view: View) -> dict[str, float]:
    """Return the figures of one claim of a pair; their names go on after "later" or "earlier"."""
    claim, traits = view.claim, view.traits
    statement = claim.statement
    row = {f": {act}": float(statement.act == act) for act in _ACTS}
    row |= {f" {name}": value for name, value in view.odds.items()}
    row |= {
        " negated": float(traits.negations > 0),
        " false": float(traits.false),
        " denying": float(traits.denying),
        " charging": float(traits.charging),
        " anaphor": float(traits.anaphor),
        " pointing": float(traits.pointing),
        " at hand": float(traits.at_hand),
        " claim noun": float(traits.claim_noun),
        " contrast": float(traits.contrast),
        " responding": float(traits.responding),
        " direct": float(statement.form == "direct"),
        " mixed": float(statement.form == "mixed"),
        " hedged": float(statement.certainty == "hedged"),
        " length": logged(len(claim.tokens)) / 3,
        " short": float(len(claim.stems) <= 2),
        " nobody": float(statement.speaker is None),
        " person": float(statement.speaker_kind == "person"),
        " without cue": float(not statement.cue),
    }
    return row


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return the length of the longest run of words that both have."""
    grams: set[tuple[str, ...]] = set()
    size = 0
    while size < min(len(one), len(other)):
        size += 1
        grams = {one[i : i + size] for i in range(len(one) - size + 1)}
        if grams.isdisjoint(other[i : i + size] for i in range(len(other) - size + 1)):
            return size - 1
    return size


def _words(later: View, earlier: View) -> Mapping[str, float]:
    a, b, lens = later.claim, earlier.claim, later.lens
    shared, said = a.stems & b.stems, a.said & b.said
    common, common_said = lens.weigh(shared), lens.weigh(said)
    plain = a.plain & b.plain
    forth, back = alike(later, earlier)
    run = _run(a.tokens, b.tokens) if shared else 0
    numbers = a.numbers & b.numbers
    names = (a.stems - a.plain) & (b.stems - b.plain)
    return {
        "share of all": common / (later.weight + earlier.weight - common + 3),
        "share of the poorer": common / (min(later.weight, earlier.weight) + 2),
        "share of the richer": common / (max(later.weight, earlier.weight) + 2),
        "weight shared": common / 10,
        "share of all said": common_said / (later.said_weight + earlier.said_weight - common_said + 3),
        "share of the poorer said": common_said / (min(later.said_weight, earlier.said_weight) + 2),
        "plain stems shared": logged(len(plain)),
        "weight of plain stems": lens.weigh(plain) / 10,
        "names shared": logged(len(names)),
        "numbers shared": float(bool(numbers)),
        "other numbers": float(bool(a.numbers and b.numbers) and not numbers),
        "quoted alike": lens.weigh((a.quoted & b.stems) | (b.quoted & a.stems)) / 10,
        "run of words": logged(run) / 2,
        "run of four": float(run >= 4),
        "content alike": float(later.content @ earlier.content),
        "words met forth": forth,
        "words met back": back,
        "words met": max(forth, back),
        "longer later": (logged(len(a.tokens)) - logged(len(b.tokens))) / 3,
    }


def _speakers(later: Claim, earlier: Claim) -> Mapping[str, float]:
    one, other = later.statement.speaker, earlier.statement.speaker
    a, b = names_of(one), names_of(other)
    return {
        "one speaker": float(one is not None and one == other),
        "one side": float(same_side(one, other)),
        "shared name": float(bool(a & b)),
        "two speakers": float(one is not None and other is not None and not a & b),
        "later names earlier's": _named(other, later),
        "earlier names later's": _named(one, earlier),
        "later's sentence names earlier's": _mentions(later.around, other),
        "earlier's sentence names later's": _mentions(earlier.around, one),
        "candidates shared": float(
            bool(
                {c.name for c in later.statement.candidates} & {c.name for c in earlier.statement.candidates}
            )
        ),
    }


def _named(speaker: str | None, claim: Claim) -> float:
    """Tell whether the words of `claim` name another's `speaker`."""
    return _mentions(f"{claim.cue} {claim.content}".lower(), speaker)


def _mentions(text: str, speaker: str | None) -> float:
    name = speaker.split()[-1].lower() if speaker else ""
    return float(len(name) > 2 and name in text)


def _places(later: Claim, earlier: Claim, page: Page) -> Mapping[str, float]:
    between = page.between(later, earlier)
    apart = later.sentence - earlier.sentence
    speaker, other = later.statement.speaker, earlier.statement.speaker
    others = sum(not same_side(c.statement.speaker, speaker) for c in between)
    nearest_other = others == 0 and not same_side(other, speaker)
    quotation = later.statement.form == "direct" and earlier.statement.form != "direct" and speaker == other
    return {
        "in one article": 1.0,
        "next": float(not between),
        "statements between": logged(len(between)) / 2,
        "sentences apart": logged(apart) / 3,
        "one sentence": float(apart == 0),
        "next sentence": float(apart == 1),
        "one paragraph": float(later.paragraph == earlier.paragraph),
        "next paragraph": float(later.paragraph - earlier.paragraph == 1),
        "earlier in headline": float(earlier.sentence == 0),
        "later in headline": float(later.sentence == 0),
        "earlier in lede": float(1 <= earlier.sentence <= 2),
        "later in lede": float(1 <= later.sentence <= 2),
        "earlier's place": logged(earlier.sentence) / 4,
        "statements": page.size,
        "others between": logged(others) / 2,
        "last word of another": float(nearest_other),
        "quotes itself": float(quotation and not between),
        "same speaker, next": float(not between and speaker == other and speaker is not None),
        "share in the article": page.overlap.share(later, earlier),
    }


def _rules(later: Claim, earlier: Claim, page: Page) -> Mapping[str, float]:
    row = {"restates": float(restates(later, earlier, page.overlap))}
    for name, denial, claim in (("later", later, earlier), ("earlier", earlier, later)):
        if denial.statement.act == "deny" and may_link(denial, claim):
            row |= {
                f"{name} {rule.name}": 1.0
                for rule in RULES
                if rule.fits(denial, claim, page.claims, page.overlap)
            }
    return row
