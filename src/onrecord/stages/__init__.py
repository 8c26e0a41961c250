"""The stages: functions from records to records, in the order of the flow.

    articles    page -> article          what is said on the page, without what strayed onto it
    encoding    article -> encoding      one pass over the text that all later stages read
    statements  encoding -> statements   source, cue and content spans
    speakers    who a source is, and in what office
    acts        what the source does by saying it, and how certainly
    dates       on which day it was said
    channels    to whom or through what it was said
    links       which statements dispute or repeat which

A stage knows nothing of files, databases, networks or progress bars, and imports no other stage.
"""
