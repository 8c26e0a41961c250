"""Weights of the features that date a saying, as tables.

Fitted by logistic regression (L2, strength 1) to the record of the training part, the first two tables to
the 709 articles that the heads on the encoder have learnt from, the last one to the other 129; features that
were rare or weighed little were left out of the first two and the rest fitted again:
`bench/occasions.py dates`.
"""

from __future__ import annotations

from collections.abc import Mapping

BESIDE: Mapping[str, float] = {
    "before it: start of sentence": 1.20,
    "in the cue": 1.11,
    "statement: quoted": 1.07,
    "before it: a": 1.04,
    "days before publication > 400": 1.00,
    "before it: on": 0.97,
    "bias": 0.89,
    "before it: in": 0.77,
    "days before publication <= 2": 0.69,
    "statement: partly quoted": 0.67,
    "days before publication <= 1": 0.61,
    "precise to the day": 0.61,
    "days before publication <= 0": 0.51,
    "precise to the month": 0.50,
    "statement: refused": 0.46,
    "before it: said": 0.45,
    "before it: by": 0.44,
    "before it: another sign": 0.41,
    "before it: another word": 0.31,
    "distance <= 12": 0.31,
    "distance <= 2": 0.29,
    "possessive of an event": 0.26,
    "before it: during": 0.26,
    "before the cue": 0.25,
    "another's cue between": 0.24,
    "statement: cue of saying": 0.23,
    "statement: cue in the present": -0.17,
    "precise to the year": -0.23,
    "before it: of": -0.24,
    "statement: speaker a unnamed": -0.26,
    "before it: comma": -0.37,
    "after the cue": -0.47,
    "distance <= 100": -0.47,
    "before it: at": -0.53,
    "a verb between": -0.54,
    "days before publication <= 400": -0.54,
    "a clause between": -0.70,
    "distance > 100": -0.70,
    "several in the sentence": -0.75,
    "days before publication <= 7": -0.75,
    "before it: the": -0.86,
    "statement: speaker a group": -0.87,
    "days before publication <= 40": -0.91,
    "a comma between": -0.93,
    "statement: speaker a document": -1.07,
    "statement: thought": -1.11,
    "statement: no speaker": -1.32,
    "before it: to": -1.42,
    "statement: cue in the perfect": -2.00,
}
"""Whether a time expression in a sentence of a statement gives the day of the saying."""

OCCASION: Mapping[str, float] = {
    "headline or lead": 1.58,
    "share of what is narrated": 1.39,
    "narrated with the speaker": 1.28,
    "told beside it": 0.99,
    "told beside it, belief": 0.94,
    "days before publication <= 0": 0.86,
    "days before publication <= 1": 0.78,
    "speaker's last": 0.78,
    "narrated last before it": 0.73,
    "days before publication <= 2": 0.68,
    "share of what is told": 0.61,
    "mentioned, sentences to > 10": 0.58,
    "quoted": 0.45,
    "in the lead": 0.44,
    "narrated, sentences since <= 1": 0.43,
    "partly quoted": 0.41,
    "speaker's last, sentences since <= 1": 0.40,
    "speaker's last, sentences since <= 2": 0.40,
    "speaker's next, sentences to <= 1": 0.38,
    "the same kind of occasion": 0.37,
    "another's last, sentences since > 8": 0.31,
    "speaker's only one": 0.25,
    "speaker's last, sentences since <= 8": 0.25,
    "narrated, sentences since > 10": 0.23,
    "speaker's last, sentences since <= 4": 0.19,
    "mentioned, sentences to <= 10": 0.18,
    "source a pronoun or description": 0.18,
    "speaker's last, sentences since > 8": 0.14,
    "speaker's next, sentences to <= 4": -0.16,
    "mentioned, sentences since <= 2": -0.16,
    "no speaker": -0.17,
    "speaker has another": -0.17,
    "mentioned, sentences since <= 5": -0.17,
    "cue in the present": -0.18,
    "precise to the day": -0.18,
    "speaker's next": -0.21,
    "refused": -0.24,
    "narrated, sentences since <= 10": -0.30,
    "the only value": -0.34,
    "narrated, sentences since <= 5": -0.36,
    "speaker a group": -0.37,
    "mentioned, sentences since <= 10": -0.41,
    "mentioned, sentences since <= 3": -0.44,
    "days before publication <= 7": -0.45,
    "speaker a organisation": -0.48,
    "speaker's next, sentences to <= 8": -0.48,
    "speaker a unnamed": -0.49,
    "precise to the month": -0.51,
    "days before publication <= 40": -0.57,
    "speaker's last, sentences since <= 0": -0.61,
    "days before publication > 400": -0.65,
    "precise to the year": -0.80,
    "mentioned, sentences since > 10": -0.83,
    "days before publication <= 400": -0.84,
    "thought": -0.84,
    "another's last, sentences since <= 0": -1.45,
    "bias": -1.49,
    "told elsewhere": -2.48,
    "cue in the perfect": -2.76,
}
"""Whether a date that the article tells anywhere is the day on which a statement was made."""

WITH_ENCODER: Mapping[str, float] = {
    "bias": 0.95,
    "by the encoder": 0.74,
    "the plain sum": 0.63,
    "there is one, by the encoder": -0.05,
    "first by the encoder": -0.39,
}
"""The same where the encoder has its word: the sum of `OCCASION` is one feature, its bias included."""

THRESHOLD = 0.3
"""A date that is believed less is not told.

On the articles that the heads have not seen precision is 74, recall 71, F1 72 there.
"""

UNRESOLVED = 0.5
"""Words without a value that are believed more to date a saying are kept beside it."""
