from itertools import product

import numpy as np
import pytest

from onrecord.stages.statements.neural import decoding

torch = pytest.importorskip("torch", reason="torch comes with the extra `train`")


def test_the_likelihoods_of_all_labellings_add_up_to_one() -> None:
    from onrecord.training.crf import log_likelihood

    paths = torch.tensor(list(product(range(3), repeat=4)))
    emissions, changes = (torch.randn(1, 4, 3, generator=torch.Generator().manual_seed(k)) for k in (1, 2))
    matrix = torch.randn(3, 3, generator=torch.Generator().manual_seed(3))
    each = (len(paths), -1, -1)
    shares = log_likelihood(emissions.expand(each), changes.expand(each), matrix, paths).exp()
    assert shares.sum().item() == pytest.approx(1.0, abs=1e-5)


def test_training_and_reading_sum_the_same_paths() -> None:
    from onrecord.training.crf import log_partition

    scores = (torch.randn(2, 6, 3), torch.randn(2, 6, 3), torch.randn(3, 3))
    ours = decoding.log_partition(*(score.numpy() for score in scores))
    assert np.allclose(log_partition(*scores).numpy(), ours, atol=1e-5)
