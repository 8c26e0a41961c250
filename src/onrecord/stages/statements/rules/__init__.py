"""A simple extractor: a list of reporting verbs and a few patterns over one-letter tags.

tokens     paragraphs as words, marks and quotations, with a tag for each
clauses    who says, and by which verb
contents   where the words said stand
others     "according to", nouns of saying, a colon after a name
extractor  all of it put together
"""

from onrecord.stages.statements.rules.extractor import RuleExtractor

__all__ = ["RuleExtractor"]
