"""To whom, or through what, something was said."""

from onrecord.stages.channels.finder import find

__all__ = ["find"]
