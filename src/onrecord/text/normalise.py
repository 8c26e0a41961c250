"""Bring typographic variants to one form, character for character, so that offsets never move."""

_APOSTROPHES = "´’‘`ʼ′‛＇"
_DOUBLE = "“”„‟«»″＂"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u200b\ufeff\t"
_DASHES = "‐‑"

_TABLE = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
    }
)
# Two single marks stand for a double one (TeX, older wire copy). The mark goes to the outer side.
_PAIRS = (("``", '" '), ("''", ' "'))


def normalise(text: str) -> str:
    """Return `text` with one kind of apostrophe, quotation mark, hyphen and space.

    The result is exactly as long as the input: character i of it stands for character i of `text`.
    """
    for pair, same_length in _PAIRS:
        text = text.replace(pair, same_length)
    return text.translate(_TABLE)
