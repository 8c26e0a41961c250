"""On which day something was said, as precisely as the article tells."""

from onrecord.stages.dates.attach import date

__all__ = ["date"]
