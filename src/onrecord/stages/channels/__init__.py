"""To whom, or through what, something was said."""

from onrecord.stages.channels.find import find

__all__ = ["find"]
