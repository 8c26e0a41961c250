import numpy as np

from onrecord.training.calibrate import reliability


def test_each_statement_is_in_one_bin_and_sure_ones_in_the_last() -> None:
    table = reliability(np.array([0.05, 0.3, 0.31, 1.0]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert [(row["from"], row["count"], row["right"]) for row in table] == [
        (0.0, 1, 0.0),
        (0.3, 2, 0.5),
        (0.9, 1, 1.0),
    ]
