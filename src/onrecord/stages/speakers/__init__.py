"""Who a source is, and in what office."""

from onrecord.stages.speakers.resolver import resolve
from onrecord.stages.speakers.scoring import RESOLVED

__all__ = ["RESOLVED", "resolve"]
