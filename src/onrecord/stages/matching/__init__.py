"""Which statements of different articles may be one claim or its denial, and which articles are one report.

profile    what is compared of a statement
rarity     how much a word tells, by a table that is shipped
keys       blocking keys: an engine compares the statements that share one
features   what two statements have in common
scoring    decides of a pair
evidence   the words that decided
sketch     copies of one story
claims     statements put together to claims

The functions know of no ledger: an engine groups by the keys, and keeps what comes of it.
"""

from onrecord.stages.matching.claims import group
from onrecord.stages.matching.evidence import evidence
from onrecord.stages.matching.features import same_name
from onrecord.stages.matching.keys import CROWDED, SHARED, keys
from onrecord.stages.matching.profile import Profile, profiles
from onrecord.stages.matching.scoring import Scorer, Verdict, default_scorer
from onrecord.stages.matching.sketch import COPY, SIZE, Sketch, bands, resemblance, sketch

__all__ = [
    "COPY",
    "CROWDED",
    "SHARED",
    "SIZE",
    "Profile",
    "Scorer",
    "Sketch",
    "Verdict",
    "bands",
    "default_scorer",
    "evidence",
    "group",
    "keys",
    "profiles",
    "resemblance",
    "same_name",
    "sketch",
]
