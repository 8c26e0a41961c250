"""In which language an article is written, by py3langid (Lui & Baldwin 2012, retrained by A. Barbaresi)."""

from __future__ import annotations

import re

# Of pieces of English news of 20, 50, 100 and 200 characters, 20.1, 2.8, 0.4 and 0.2 % are taken for another
# language (bench/article_text.py --language).
_SHORTEST = 200
_LONGEST = 1000  # characters that are looked at; more change nothing
_SUBTAG = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the language as an ISO 639 code, of two letters if it has one; None where it cannot be told.

    Args:
        text: The article.
        declared: The page's own `lang`, believed only where the text is too short to tell.
    """
    if len(text) >= _SHORTEST:
        import py3langid  # its model takes half a second to load, which short texts and --clean can save

        code: str = py3langid.classify(text[:_LONGEST])[0]
        return code
    subtag = _SUBTAG.match(declared.strip()) if declared else None
    return subtag.group().lower() if subtag else None
