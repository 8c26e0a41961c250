"""A linear chain over three labels whose changes are scored from the text: training side.

A path's score is the sum of its emissions, of a learned matrix of changes and, wherever the label changes, of
the score that the network gives to a change into the new label at that place (conditional random fields:
Lafferty, McCallum and Pereira 2001). `decoding.best_labels` finds the best path when reading.
"""

from __future__ import annotations

import torch
from torch import Tensor

LABELS = ("other", "source", "content")


def log_likelihood(emissions: Tensor, changes: Tensor, matrix: Tensor, labels: Tensor) -> Tensor:
    """Return the log-probability of each labelling: [paths], in nats.

    Args:
        emissions: [paths, places, 3]; places that do not exist leave only `other`.
        changes: [paths, places, 3].
        matrix: [3, 3], from label to label.
        labels: [paths, places], indices into LABELS.
    """
    return _path_score(emissions, changes, matrix, labels) - log_partition(emissions, changes, matrix)


def _path_score(emissions: Tensor, changes: Tensor, matrix: Tensor, labels: Tensor) -> Tensor:
    index = labels.unsqueeze(-1)
    unary = emissions.gather(2, index).squeeze(-1).sum(1)
    before, after = labels[:, :-1], labels[:, 1:]
    into = changes[:, 1:].gather(2, index[:, 1:]).squeeze(-1) * (before != after)
    return unary + into.sum(1) + matrix[before, after].sum(1)


def log_partition(emissions: Tensor, changes: Tensor, matrix: Tensor) -> Tensor:
    """Return the log of the summed exponentials of all paths' scores: [paths]."""
    off_diagonal = 1.0 - torch.eye(3, dtype=emissions.dtype)
    # [places, paths, from, to]: all that a step costs, computed at once; the loop below only adds up.
    step = (changes.unsqueeze(2) * off_diagonal + matrix + emissions.unsqueeze(2)).transpose(0, 1)
    alpha = emissions[:, 0]
    for place in step[1:].unbind(0):
        alpha = torch.logsumexp(alpha.unsqueeze(2) + place, dim=1)
    return torch.logsumexp(alpha, dim=1)
