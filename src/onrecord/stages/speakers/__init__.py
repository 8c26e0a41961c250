"""Who a source is, and in what office."""

from onrecord.stages.speakers.resolver import resolve

__all__ = ["resolve"]
