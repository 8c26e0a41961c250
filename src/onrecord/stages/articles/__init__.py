"""Page to article: decoding, finding the article, metadata, and what strayed onto the page."""

from onrecord.stages.articles.cleaning import clean
from onrecord.stages.articles.proof import prove

__all__ = ["clean", "prove"]
