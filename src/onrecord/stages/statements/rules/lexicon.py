"""The words that the rules go by: reporting verbs from `verbs.txt`, nouns of saying, closed word classes."""

from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

Kind = Literal["say", "tell", "other"]
FRAMES = ("quote", "that", "bare", "between", "shared", "relative")
"""What a verb may stand with: a quotation, a that-clause, any other words after it, words on both sides or
before it; a subject that stands elsewhere; a relative pronoun."""


class Verb(NamedTuple):
    """A reporting verb.

    Attributes:
        kind: say, tell (whoever is told stands between verb and content) or other.
        frames: The frames that it is looked for in, each with its precision on PolNeAR's training part.
    """

    lemma: str
    kind: Kind
    frames: dict[str, float]


@cache
def verbs() -> dict[str, Verb]:
    """Return the reporting verbs by their forms, in small letters."""
    table: dict[str, Verb] = {}
    lines = files(__package__).joinpath("verbs.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        forms, kind, frames = (field.split() for field in line.split("|"))
        figures = dict(zip(frames[::2], frames[1::2], strict=True))
        verb = Verb(forms[0], cast(Kind, kind[0]), {frame: int(n) / 100 for frame, n in figures.items()})
        table.update((form, verb) for form in forms if form not in table)
    return table


def _tags(**classes: str) -> dict[str, str]:
    return {word: tag for tag, words in classes.items() for word in words.split()}


# One letter for each closed class: determiners (d), quantities (m), personal pronouns (r), prepositions (p,
# f, o), conjunctions (c, s), relative words (w, t), "be" (b), auxiliaries (x), adverbs (a), past forms of
# verbs that report nothing (v), times (z).
CLOSED = _tags(
    d="""
        the a an this these those his her its their our my your no another other every ten eleven
        twelve""",
    m="""
        one two three four five six seven eight nine some any many several few all both each others half
        more most less hundreds thousands dozens""",
    r="he she it they we i you everyone everybody someone somebody nobody anyone",
    p="""
        in on at by for with from about after during over under between among against before into
        through without within toward towards upon near outside inside amid despite via around across
        beyond per""",
    f="of",
    o="to",
    c="and or but nor",
    s="""
        as because while when if though although since unless until whether where than how why so
        whereas""",
    w="who which whom whose what",
    t="that",
    b="""
        is are was were be been being am isn't aren't wasn't weren't he's she's it's they're we're i'm
        you're""",
    x="""
        has have had do does did will would can could may might must should shall hasn't haven't hadn't
        don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't having i've we've they've
        he'd she'd they'd i'd we'd we'll he'll she'll they'll i'll""",
    a="""
        once not never also again then still already now just often even ever soon later long earlier
        first further always too instead only rather simply merely""",
    v="""
        went came took got held won lost ran led met left kept became brought hit
        cut fell rose grew spent sent built stood sat drew paid""",
    z="""
        monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january
        february april june july august september october november december tonight jan feb aug sept oct
        nov dec""",
)

NOUNS = frozenset(
    """
    accusation accusations admission allegation allegations announcement argument arguments assertion
    assertions assessment assumption belief call calls charge charges claim claims comment comments
    complaint complaints concern concerns conclusion confirmation contention criticism declaration
    demand demands denial denials disclosure doubt doubts estimate expectation expectations fear fears
    feeling finding findings forecast hint hope hopes idea impression insistence notion opinion pledge
    pledges prediction predictions promise promises proposal rejection remark remarks report reports
    request requests revelation revelations rumor rumors rumour rumours sentiment speculation statement
    statements suggestion suggestions suspicion suspicions testimony theory threat threats view views
    vow warning warnings word worries worry
    """.split()
)
"""Nouns of saying."""

PRECISION = {"according to": 0.82, "headline": 0.73, "transcript": 0.35, "noun by": 0.5, "noun of": 0.7}
"""Of the patterns without a verb, on PolNeAR's training part; "noun of" inside other statements."""
