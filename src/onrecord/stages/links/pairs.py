"""The features of a pair of claims: a table of named figures.

Those under `page` need both claims in one article; they are 0 where the claims stand in two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from onrecord.stages.links.claims import Claim, Overlap
from onrecord.stages.links.disputes import (
    RULES,
    may_link,
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

    @cached_property
    def _others(self) -> dict[str | None, list[int]]:
        """How many claims up to each are of another side than a speaker's, by the speaker."""
        speakers = [claim.statement.speaker for claim in self.claims]
        return {
            speaker: list(accumulate((not same_side(other, speaker) for other in speakers), initial=0))
            for speaker in set(speakers)
        }

    def others_between(self, later: Claim, earlier: Claim) -> int:
        """Return how many claims between two are of another side than the later one's speaker."""
        if later.rank <= earlier.rank:
            return 0
        others = self._others[later.statement.speaker]
        return others[later.rank] - others[earlier.rank + 1]


def features(later: View, earlier: View, page: Page | None) -> dict[str, float]:
    """Return the figures of a pair, by name.

    Args:
        later: The claim that comes after, in the text or by the articles' days.
        earlier: The other.
        page: The article that both stand in, if there is one.
    """
    row = of_both(later, earlier, page, *alike([(later, earlier)]))
    for which, view in (("later", later), ("earlier", earlier)):
        row |= {which + name: value for name, value in alone(view).items()}
    return row


def of_both(later: View, earlier: View, page: Page | None, met: tuple[float, float]) -> dict[str, float]:
    """Return those figures of a pair, as `features`, that take both claims; `met` is what `alike` gives."""
    row = _words(later, earlier, *met) | _speakers(later, earlier)
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
    places: dict[str, list[int]] = {}
    for place, word in enumerate(other):
        places.setdefault(word, []).append(place)
    longest = 0
    ending: dict[int, int] = {}
    for word in one:
        ending = {place: ending.get(place - 1, 0) + 1 for place in places.get(word, ())}
        longest = max(longest, *ending.values()) if ending else longest
    return longest


def _words(later: View, earlier: View, forth: float, back: float) -> dict[str, float]:
    a, b, lens = later.claim, earlier.claim, later.lens
    shared, said = a.stems & b.stems, a.said & b.said
    common, common_said = lens.weigh(shared), lens.weigh(said)
    plain = a.plain & b.plain
    run = _run(a.tokens, b.tokens) if shared else 0
    numbers = a.numbers & b.numbers
    names = shared - a.plain - b.plain
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
        "quoted alike": lens.weigh(shared & (a.quoted | b.quoted)) / 10,
        "run of words": logged(run) / 2,
        "run of four": float(run >= 4),
        "content alike": float(later.content @ earlier.content),
        "words met forth": forth,
        "words met back": back,
        "words met": max(forth, back),
        "longer later": (logged(len(a.tokens)) - logged(len(b.tokens))) / 3,
    }


def _speakers(later: View, earlier: View) -> dict[str, float]:
    one, other = later.claim.statement.speaker, earlier.claim.statement.speaker
    shared = not later.names.isdisjoint(earlier.names)
    return {
        "one speaker": float(one is not None and one == other),
        "one side": float(same_side(one, other)),
        "shared name": float(shared),
        "two speakers": float(one is not None and other is not None and not shared),
        "later names earlier's": _names(later.told, earlier),
        "earlier names later's": _names(earlier.told, later),
        "later's sentence names earlier's": _names(later.claim.around, earlier),
        "earlier's sentence names later's": _names(earlier.claim.around, later),
        "candidates shared": float(not later.offered.isdisjoint(earlier.offered)),
    }


def _names(text: str, view: View) -> float:
    """Tell whether lower-case words name the speaker of `view`."""
    return float(view.surname != "" and view.surname in text)


def _places(later: Claim, earlier: Claim, page: Page) -> dict[str, float]:
    between = later.rank - earlier.rank - 1
    apart = later.sentence - earlier.sentence
    speaker, other = later.statement.speaker, earlier.statement.speaker
    others = page.others_between(later, earlier)
    nearest_other = others == 0 and not same_side(other, speaker)
    quotation = later.statement.form == "direct" and earlier.statement.form != "direct" and speaker == other
    return {
        "in one article": 1.0,
        "next": float(not between),
        "statements between": logged(between) / 2,
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


def _rules(later: Claim, earlier: Claim, page: Page) -> dict[str, float]:
    row = {"restates": float(restates(later, earlier, page.overlap))}
    for name, denial, claim in (("later", later, earlier), ("earlier", earlier, later)):
        if denial.statement.act == "deny" and may_link(denial, claim):
            row |= {
                f"{name} {rule.name}": 1.0
                for rule in RULES
                if rule.fits(denial, claim, page.claims, page.overlap)
            }
    return row
