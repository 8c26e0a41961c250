"""How the weights of the trained extractor are made; nothing here is needed to read pages.

The steps, in this order:

corpus      articles with gold statements: PolNeAR's standoff files, and the project's inner statements
wrapping    statements inside statements, made from plain ones
noise       what real pages do to quotation marks, apostrophes, headlines, ends and datelines
batches     windows with their targets, in batches of similar length
model       the extractor as a torch module
crf         the probability of a labelling
losses      what a batch costs
evaluate    figures on held-out articles (scoring: the words and hits of the official scorer)
train       one command: an epoch's averaged weights and a line of figures at a time
averaging   one command: the mean of several epochs' weights
graph       the encoder as an ONNX graph with int8 weights
export      one command: a folder that NeuralExtractor reads
calibrate   one command: that folder's confidence and thresholds

torch, onnx and safetensors come with the optional extra: `pip install onrecord[train]`. The commands ask
for the official scorer, a Python file with PolNeAR's measures (`WORD`, `Tally`, `as_words`, `pair`, `dice`,
`same_source`). Word-pieces, windows and decoding are the reader's own, so that both sides see the same.
"""
