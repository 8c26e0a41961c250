"""Weights of the features that date a saying, as tables.

Fitted by logistic regression (L2, strength 1) to the record's training part, 144 articles; features that
were rare or weighed little were left out and the rest fitted again: `bench/occasions.py dates`.
"""

from __future__ import annotations

from collections.abc import Mapping

BESIDE: Mapping[str, float] = {
    "statement: quoted": 1.32,
    "bias": 0.96,
    "statement: partly quoted": 0.83,
    "before it: start of sentence": 0.8,
    "in the cue": 0.8,
    "precise to the day": 0.69,
    "distance <= 12": 0.68,
    "before it: said": 0.65,
    "days before publication <= 0": 0.62,
    "before it: on": 0.52,
    "before the cue": 0.47,
    "another's cue between": 0.47,
    "statement: speaker a unnamed": 0.46,
    "statement: cue of saying": 0.44,
    "distance <= 2": 0.42,
    "days before publication <= 2": 0.41,
    "statement: refused": 0.31,
    "days before publication <= 1": 0.25,
    "possessive of an event": -0.16,
    "after the cue": -0.3,
    "statement: speaker a document": -0.39,
    "distance <= 100": -0.44,
    "statement: cue in the present": -0.44,
    "a clause between": -0.48,
    "days before publication <= 7": -0.56,
    "several in the sentence": -0.63,
    "statement: speaker a group": -0.79,
    "statement: thought": -0.85,
    "statement: no speaker": -0.87,
    "a comma between": -0.95,
    "statement: cue in the perfect": -1.1,
    "a quotation mark between": -1.12,
    "distance > 100": -1.34,
}
"""Whether a time expression in a sentence of a statement gives the day of the saying."""

OCCASION: Mapping[str, float] = {
    "headline or lead": 1.82,
    "speaker's share": 1.81,
    "speaker's next, sentences to <= 1": 1.15,
    "speaker's last": 1.0,
    "told beside it": 0.97,
    "told beside it, belief": 0.96,
    "speaker's next, sentences to <= 0": 0.91,
    "share of what is told": 0.81,
    "speaker's last, sentences since <= 4": 0.79,
    "days before publication <= 1": 0.75,
    "narrated, sentences since <= 1": 0.69,
    "days before publication <= 0": 0.69,
    "likely beside it": 0.57,
    "speaker a document": 0.56,
    "quoted": 0.55,
    "another's last, sentences since <= 8": 0.54,
    "narrated with the speaker": 0.54,
    "days before publication <= 2": 0.51,
    "narrated last before it": 0.47,
    "days before publication <= 40": 0.44,
    "speaker's next, others to": 0.42,
    "no speaker": 0.4,
    "narrated after the speaker": 0.38,
    "speaker a unnamed": 0.37,
    "in the lead": 0.31,
    "speaker's next, sentences to <= 4": 0.3,
    "the same kind of occasion": 0.28,
    "mentioned, sentences since <= 10": 0.27,
    "share of what is narrated": 0.27,
    "speaker's last, sentences since <= 1": 0.23,
    "source a pronoun or description": 0.22,
    "partly quoted": 0.2,
    "speaker's only one": 0.17,
    "precise to the day": 0.16,
    "speaker's last, sentences since > 8": 0.13,
    "mentioned, sentences since <= 1": 0.07,
    "the only value": -0.06,
    "speaker a organisation": -0.22,
    "cue in the present": -0.26,
    "mentioned, sentences since <= 5": -0.26,
    "mentioned, sentences since <= 2": -0.33,
    "refused": -0.35,
    "precise to the month": -0.35,
    "speaker's next, sentences to <= 2": -0.39,
    "mentioned, sentences since <= 3": -0.42,
    "narrated, sentences since > 10": -0.45,
    "one of the speaker's": -0.5,
    "narrated, sentences since <= 5": -0.52,
    "mentioned, sentences since > 10": -0.54,
    "mentioned, sentences to <= 3": -0.58,
    "speaker's next": -0.59,
    "mentioned, sentences to <= 5": -0.6,
    "speaker's last, sentences since <= 0": -0.71,
    "mentioned, sentences to <= 1": -0.72,
    "speaker a group": -0.74,
    "narrated, sentences since <= 10": -0.74,
    "thought": -0.78,
    "another's last, sentences since <= 0": -0.87,
    "speaker's next, sentences to <= 8": -0.97,
    "days before publication <= 7": -1.01,
    "precise to the year": -1.11,
    "days before publication <= 400": -1.15,
    "speaker has another": -1.21,
    "bias": -1.3,
    "speaker's next, sentences to > 8": -1.59,
    "another is told beside it": -1.9,
    "told elsewhere": -2.27,
    "cue in the perfect": -2.73,
}
"""Whether a date that the article tells anywhere is the day on which a statement was made."""

WITH_ENCODER: Mapping[str, float] = {
    "the plain sum": 1.0,
    "by the encoder": 0.0,
}
"""The same where the encoder has its word: the sum of `OCCASION` is one feature, its bias included."""

THRESHOLD = 0.3
"""A date that is believed less is not told. In five folds precision is 68, recall 58 there."""

UNRESOLVED = 0.5
"""Words without a value that are believed more to date a saying are kept beside it."""
