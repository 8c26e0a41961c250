"""Bring typographic variants to one form, character for character, so that offsets never move."""

import re

_APOSTROPHES = "´’‘`ʼ′‛＇‚"
_DOUBLE = "“”„‟«»″＂〝〞"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u2060\ufeff"
_DASHES = "‐‑"

_TABLE = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SPACES + _INVISIBLE, " "),
        **dict.fromkeys(_DASHES, "-"),
    }
)
# Two single marks stand for a double one (TeX, older wire copy); each of the two becomes one.
_PAIR = re.compile(r"``|‘‘|''|’’|´´")


def normalise(text: str) -> str:
    """Return `text` with one kind of apostrophe, quotation mark, hyphen and space.

    The result is exactly as long as the input: character i of it stands for character i of `text`.
    """
    return _PAIR.sub('""', text).translate(_TABLE)
