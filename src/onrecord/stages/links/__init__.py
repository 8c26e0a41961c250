"""Which statements of an article dispute or repeat which."""

from onrecord.stages.links.linker import link

__all__ = ["link"]
