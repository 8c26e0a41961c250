"""The command line: a thin skin over the library."""

from onrecord.cli.app import main

__all__ = ["main"]
