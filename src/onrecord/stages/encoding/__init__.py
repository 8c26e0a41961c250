"""One pass over an article's text that all later stages read.

encode      paragraphs, sentences, words and quotations: the text alone
encoder     the same with the vectors of the shared encoder
pieces      text to word-pieces, with what uncased word-pieces lose
windows     an article cut into windows that the encoder can read
"""

from onrecord.stages.encoding.encode import encode
from onrecord.stages.encoding.encoder import Encoder

__all__ = ["Encoder", "encode"]
