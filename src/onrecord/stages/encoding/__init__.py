"""One pass over an article's text that all later stages read."""

from onrecord.stages.encoding.encode import encode

__all__ = ["encode"]
