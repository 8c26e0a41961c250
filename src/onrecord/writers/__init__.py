"""Records, written out for other programs."""

from onrecord.writers.jsonl import to_json, to_line

__all__ = ["to_json", "to_line"]
