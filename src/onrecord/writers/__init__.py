"""Records, written out for other programs."""

from onrecord.writers.files import whole
from onrecord.writers.jsonl import to_json, to_line
from onrecord.writers.links import to_link_line
from onrecord.writers.tables import BOM, Cell, csv_lines, jsonl_lines, unguarded, write_parquet

__all__ = [
    "BOM",
    "Cell",
    "csv_lines",
    "jsonl_lines",
    "to_json",
    "to_line",
    "to_link_line",
    "unguarded",
    "whole",
    "write_parquet",
]
