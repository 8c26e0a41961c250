"""What the shared encoder tells of a statement: act, certainty, kind of speaker, and what belongs to it."""

from onrecord.heads.network import ACTS, KINDS, Heads, load, pairs_of, read
from onrecord.heads.pairs import Pairs
from onrecord.heads.places import PLACES, Places

__all__ = ["ACTS", "KINDS", "PLACES", "Heads", "Pairs", "Places", "load", "pairs_of", "read"]
