import numpy as np

from onrecord.training.perceptron import Settings, fit_logistic, fit_networks


def test_logistic_regression_finds_the_telling_column() -> None:
    rows = np.array([[0.0, 1.0, 1.0], [1.0, 1.0, 1.0], [0.0, -1.0, 1.0], [1.0, -1.0, 1.0]] * 5)
    weights = fit_logistic(rows, (rows[:, 1] > 0).astype(float), 1.0)
    assert weights[1] > 1 > abs(weights[0])


def test_networks_learn_what_no_straight_line_parts() -> None:
    rows = np.random.default_rng(0).choice([-1.0, 1.0], size=(600, 2))
    labels = (rows[:, 0] * rows[:, 1] > 0).astype(np.int64)
    settings = Settings(networks=1, hidden=12, epochs=60, batch=32, rate=2e-2, dropout=0.0)
    ((a, b, c, d),) = fit_networks(rows, labels, 2, settings)
    assert ((np.tanh(rows @ a + b) @ c + d).argmax(axis=1) == labels).all()


def test_same_settings_give_the_same_networks() -> None:
    rows, labels = np.random.default_rng(0).normal(size=(64, 3)), np.arange(64) % 3
    first, second = (fit_networks(rows, labels, 3, Settings(networks=1, epochs=2, batch=16)) for _ in "ab")
    assert all((one == other).all() for one, other in zip(first[0], second[0], strict=True))
