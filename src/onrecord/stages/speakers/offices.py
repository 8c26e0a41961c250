"""Offices and affiliations in the article's own words: titles, appositions and relative clauses."""

from __future__ import annotations

import re

from onrecord.stages.speakers import words
from onrecord.stages.speakers.cast import Member
from onrecord.stages.speakers.names import Mention, is_office, listed

_PLAIN_TITLES = listed("Mr Mrs Ms Miss Dr Sir Lady Dame Hon")
_PREPOSITION = re.compile(
    r"\b(?:of|for|at|in|with|from|on|to|who|whose|which|that|under|during|by|and|responsible)\b"
)
_BUT_AND = re.compile(r"\b(?:of|for|at|in|with|from|on|to|who|whose|which|that|under|during|by)\b")
_PHRASE = r"(?:[^,;:\"()\n.]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Dr|Ms|St))\.|(?<=\b(?:Sen|Gov|Rep|Mrs))\.)+"
_APPOSITION = re.compile(rf" ?,(?: \d\d?,)? ({_PHRASE})")
_PARTY = re.compile(r" ?(\((?:[DRI]|[DRI]-[\w. ]+|[A-Z][a-z]+\.)\))")
_RELATIVE = re.compile(
    r" ?,? who (?:also |currently |now )?(?:is|was|serves as|served as|works as|worked as|has been|is also)"
    rf" ((?:an?|the|his|her|[\w.]+'s) {_PHRASE}|\w+ of {_PHRASE})"
)
_COPULA = re.compile(
    r" (?:is|was) (?:also |currently |now )?"
    rf"((?:an?|the) (?!only|best|worst|first|most|last|next|kind|one\b){_PHRASE})"
)
_LONGEST = 10
"""Words of an office that "is" tells; more are a clause."""

_SECOND = re.compile(
    r" and (?:an?|former|one of|author|later|(?:the|his|her) (?:\w+ )?\w+ of)\b.*$"
    r"|(?<=\w) (?:whose|where|when|while|after|said|says|told|was|is|has|had|arrested|based|trying|who"
    r"|that)\b.*$| (?:and|or|of|the)$"
)
"""A second office in one apposition (the guide takes the first), or a clause that is no part of it."""

_LEADING = re.compile(r"(?:^|[\s\"(])((?:(?:\w[\w/-]*(?:'s?)?|U\.S\.|D\.C\.|N\.H\.) ){1,8})$")
_STOPS = listed(
    "said say told and but that as by to of for from with in on at when while after before because if"
    " is was are were be been has have had who whom which where than like about against between over"
    " called named asked so then since or nor without including until under into during this these those"
)
_PLURAL_MODIFIERS = listed(
    "affairs business communications economics elections news operations politics relations rights sales"
    " sports weapons"
)
"""Words in "s" inside an office; any other is taken for a verb that ends it ("tells anchor Ann Lee")."""

_MODIFIERS = listed(
    "the a an his her its their former retired current acting outgoing longtime veteran state junior senior"
    " top deputy conservative liberal progressive independent then vice prominent fellow incumbent"
    " assistant chief"
)
"""Words without a capital that may stand before a capitalised office: "former Senator"."""

_TOO_BARE = frozenset(
    {"Secretary", "Senators", "Sens.", "Sens", "Reps.", "Reps", "Representatives", "Minister"}
)
"""A title that, alone, is not yet an office."""

_RANKS = listed(
    "General Gen Colonel Col Major Maj Captain Capt Lieutenant Lt Sergeant Sgt Admiral Adm Professor Prof"
)
"""A rank or title that is told beside an office, and is no office where one is told."""

_FORMER = re.compile(r"\b(?:former|then|ex|late|once|onetime|fired)\b", re.IGNORECASE)


def office_head(phrase: str) -> str | None:
    """Return the noun for one person that heads `phrase`, or None."""
    return (
        _head_of(_PREPOSITION.split(phrase, maxsplit=1)[0])
        or _head_of(_BUT_AND.split(phrase, maxsplit=1)[0])
        or _after_named_body(phrase)
    )


_NAMED_BODY = re.compile(
    r"^(?:an?|the) (?:[A-Z][\w-]*,? )+(?:of|for|and) (?:the )?(?:[A-Z][\w-]* )+([a-z][\w-]+)"
)


def _after_named_body(phrase: str) -> str | None:
    """Return the head of "a University of Arden professor"."""
    found = _NAMED_BODY.match(phrase)
    return _head_of(found.group(1)) if found else None


def _head_of(words_before: str) -> str | None:
    tokens: list[str] = re.findall(r"[\w'-]+", words_before.strip().rstrip(",."))
    for bare in reversed([token for token in tokens[-2:] if not token.endswith(("'s", "'"))]):
        if is_office(bare) or (bare.endswith(("man", "woman", "person")) and len(bare) > 6):
            return bare
        if bare.lower().split("-")[-1] in listed(words.OFFICES):
            return bare
    return None


def _ends_office(word: str) -> bool:
    """Tell whether a word cannot belong to an office that stands before a name."""
    low = word.lower()
    if word[0].isupper():
        return word in listed(words.NOT_NAMES) and low not in ("the", "a", "an", "his", "her", "its", "their")
    verb = low.endswith("s") and not low.endswith(("ss", "us", "'s", "s'")) and low not in _PLURAL_MODIFIERS
    return (
        low in _STOPS
        or (low.endswith(("ed", "ing")) and low != "retired")
        or (verb and low not in ("his", "its"))
    )


def before_name(text: str, mention: Mention) -> str | None:
    """Return the office right before a name: "French President", "former Florida governor"."""
    leading = _LEADING.search(text, max(0, mention.start - 100), mention.start)
    kept = _leading_office(leading.group(1).split(), mention) if leading else []
    phrase = " ".join([*kept, mention.office or ""]).strip()
    if mention.title in _PLAIN_TITLES and mention.office and len(mention.office.split()) == 1:
        return None
    if not phrase or office_head(phrase) is None:
        return mention.office if mention.office and office_head(mention.office) else None
    if not mention.office and not is_office(phrase.split()[-1]) and office_head(phrase.split()[-1]) is None:
        return None
    return re.sub(r"^(?:the|an?|one|another|and|but) ", "", phrase, flags=re.IGNORECASE)


def _leading_office(before: list[str], mention: Mention) -> list[str]:
    """Return the words of `before`, which stand right before a name, that belong to its office."""
    kept: list[str] = []
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        earlier = before[number - 1] if number else ""
        if word == "and" and kept and office_head(earlier):
            if _FORMER.match(kept[0]):
                kept.clear()  # "candidate and former governor": the first is the current one
            else:
                kept.insert(0, word)
            continue
        if word == "of" and (kept or mention.office) and is_office(earlier):
            kept.insert(0, word)
            continue
        if _ends_office(word) or (mention.office and word[0].islower() and word not in _MODIFIERS):
            break
        kept.insert(0, word)
        if word.lower() in ("the", "a", "an", "his", "her", "its", "their"):
            break
    return kept


def after_name(text: str, mention: Mention) -> str | None:
    """Return the office in the apposition or the relative clause right after a name."""
    place = mention.span.end
    party = _PARTY.match(text, place)
    if party:
        place = party.end()
    relative = _RELATIVE.match(text, place)
    if relative and office_head(relative.group(1)):
        return relative.group(1).strip()
    copula = _COPULA.match(text, place)
    if copula and office_head(copula.group(1)) and len(copula.group(1).split()) <= _LONGEST:
        return copula.group(1).strip()
    apposition = _APPOSITION.match(text, place)
    if apposition is None:
        return None
    phrase = apposition.group(1).strip()
    first = phrase.split(" ", 1)[0]
    named = first[:1].isupper() and not is_office(first) and "'s" not in phrase.split(",")[0]
    phrase = _SECOND.sub("", phrase.split(" who ")[0])
    phrase = re.sub(
        r"^(?:now|although|though|also|once) (?:the |an? )?", "", phrase, flags=re.IGNORECASE
    ).strip()
    if phrase.startswith(("who ", "which ", "and ", "said ", "whose ", "through ", "although ")) or (
        named and not _headed_low(phrase)
    ):
        return None
    return phrase if office_head(phrase) else None


def _without_pronoun(phrase: str) -> str | None:
    """Return "campaign manager" for "her campaign manager", and None for a tie such as "her son"."""
    found = re.match(r"(?:his|her|their) (.+)", phrase, re.IGNORECASE)
    if found is None:
        return re.sub(r"^(?:the|an?) ", "", phrase, flags=re.IGNORECASE)
    head = office_head(found.group(1))
    return None if head is None or head.lower() in listed(words.KIN) else found.group(1)


def _headed_low(phrase: str) -> bool:
    """Tell whether a phrase that begins with a capital has a lower-case office for its head."""
    head = office_head(phrase)
    return head is not None and head[0].islower()


def party_after(text: str, mention: Mention) -> str | None:
    """Return "(D-Ohio)" and the like right after a name."""
    found = _PARTY.match(text, mention.span.end)
    return found.group(1) if found else None


_CONSTITUENCY = re.compile(r" (of [A-Z][\w.]+(?: [A-Z][\w.]+)?)")
_ELECTED = listed("Sen Senator Rep Representative Gov Governor Sens Reps Govs Congressman Congresswoman")

_SEATED = _ELECTED | listed("Speaker Leader")


def constituency_after(text: str, mention: Mention) -> str | None:
    """Return "of Ohio" right after the name of somebody elected there."""
    if mention.title not in _ELECTED:
        return None
    found = _CONSTITUENCY.match(text, mention.span.end)
    return found.group(1).rstrip(".") if found else None


_DESCRIBED = re.compile(
    r"(?:(?:^|[.\n\"] ?)((?:The |An? |[A-Z][\w.]*'s )?[^.,;:\"()\n]+)|[,\w] ((?:the|an?) [^.,;:\"()\n]+)), $"
)


def described_before(text: str, mention: Mention) -> str | None:
    """Return the description that a name stands in apposition to: "The league's chief auditor, Ann Lee"."""
    found = _DESCRIBED.search(text, max(0, mention.start - 120), mention.start)
    phrase = (found.group(1) or found.group(2)) if found else ""
    if phrase and (len(phrase.split()) > _LONGEST + 2 or not office_head(phrase)):
        phrase = next(
            (
                phrase[opening.end() :]
                for opening in re.finditer(r" (?=(?:the|an?) )", phrase)
                if office_head(phrase[opening.end() :])
            ),
            "",
        )
    if not phrase or len(phrase.split()) > _LONGEST + 2:
        return None
    phrase = re.sub(r"^(?:one|another|and|but) ", "", phrase, flags=re.IGNORECASE)
    clause = re.search(r"\b(?:said|says|told|who|has|had|have|is|was|as|were|when|while)\b", phrase)
    return phrase if office_head(phrase) and not clause else None


def offices_of(member: Member, normalised: str, text: str) -> tuple[str, ...]:
    """Return the offices of `member` as the article's `text` writes them, each once, in its order."""
    found: list[str] = []
    for mention in member.mentions:
        title, party = before_name(normalised, mention), party_after(normalised, mention)
        place = constituency_after(normalised, mention)
        near = max(0, mention.start - 150)
        for phrase in (described_before(normalised, mention), title, after_name(normalised, mention)):
            office = _without_pronoun(phrase) if phrase else None
            if not office or office in _TOO_BARE:
                continue
            written = as_written(office, normalised, text, near)
            if phrase is title and place:
                written = f"{written} {as_written(place, normalised, text, near)}"
            elif phrase is title and party and mention.title in _SEATED:
                written = f"{written} {as_written(party, normalised, text, near)}"
            if written.lower() not in (known.lower() for known in found):
                found.append(written)
    return tuple(found)


def as_written(phrase: str, normalised: str, text: str, near: int) -> str:
    """Return the letters of the article's `text` where its normalised form has `phrase`, after `near`."""
    start = normalised.find(phrase, near)
    return text[start : start + len(phrase)] if start >= 0 else phrase


def is_former(office: str) -> bool:
    """Tell whether an office is told to be a former one, or is a bare rank."""
    return office.rstrip(".") in _RANKS or _FORMER.search(office) is not None
