"""Onrecord: who said what, to whom, when, and who disputes it."""

__version__ = "0.1.0"
