"""The trained extractor: one encoder pass over the article, then a second look from each cue.

pieces      text to word-pieces, with what uncased word-pieces lose
windows     an article cut into windows that the encoder can read
decoding    from scores to cues and labelled spans
certainty   how sure the extractor is of a statement
extractor   all of it together
weights/    what training made; MODEL_CARD.md says on what
"""

from onrecord.stages.statements.neural.extractor import NeuralExtractor

__all__ = ["NeuralExtractor"]
