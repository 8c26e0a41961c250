"""Records, written out for other programs."""

from onrecord.writers.jsonl import to_json, to_line
from onrecord.writers.links import to_link_line

__all__ = ["to_json", "to_line", "to_link_line"]
