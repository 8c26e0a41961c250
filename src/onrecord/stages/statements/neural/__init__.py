"""The trained extractor: a second look from each cue at what the shared encoder sees.

decoding    from scores to cues and labelled spans
certainty   how sure the extractor is of a statement
extractor   all of it together
"""

from onrecord.stages.statements.neural.extractor import NeuralExtractor

__all__ = ["NeuralExtractor"]
