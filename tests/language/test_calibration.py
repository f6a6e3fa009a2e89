"""From probabilities to scores, and what is asked of a score."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.calibration import Calibration

Probabilities = st.floats(0, 1)


def scores(calibration: Calibration, *probabilities: float) -> list[float]:
    found: list[float] = calibration.scores(np.array([probabilities], dtype=np.float32))[0].tolist()
    return found


@given(Probabilities)
def test_a_plain_calibration_leaves_a_probability_as_it_is_but_for_its_last_digits(probability: float) -> None:
    (score,) = scores(Calibration.plain(1), probability)
    assert score == pytest.approx(probability, abs=6e-4)
    assert score == round(score, 3)


def test_a_height_moves_the_odds() -> None:
    assert scores(Calibration((1.0,), (float(np.log(3)),), (0.5,)), 0.5) == [0.75]


def test_a_slope_draws_scores_to_the_middle_or_away_from_it() -> None:
    assert scores(Calibration((2.0, 0.5), (0.0, 0.0), (0.5, 0.5)), 0.75, 0.9) == [0.9, 0.75]


def test_each_type_has_its_own_line() -> None:
    assert scores(Calibration((1.0, 1.0), (0.0, 50.0), (0.5, 0.5)), 0.25, 0.25) == [0.25, 1.0]


@pytest.mark.parametrize(("probability", "score"), [(0.0, 0.0), (1.0, 1.0)])
def test_certainty_stays_certain(probability: float, score: float) -> None:
    assert scores(Calibration.plain(1), probability) == [score]


@given(Probabilities, Probabilities, st.floats(0.1, 5), st.floats(-5, 5))
def test_the_likelier_never_scores_less(one: float, other: float, slope: float, height: float) -> None:
    calibration = Calibration((slope, slope), (height, height), (0.5, 0.5))
    low, high = scores(calibration, min(one, other), max(one, other))
    assert 0 <= low <= high <= 1


def test_thresholds_are_given_by_name_and_the_others_stay() -> None:
    changed = Calibration((1.0, 2.0), (3.0, 4.0), (0.5, 0.6)).with_thresholds(("move", "talk"), {"talk": 0.9})
    assert changed == Calibration((1.0, 2.0), (3.0, 4.0), (0.5, 0.9))


def test_a_plain_calibration_asks_the_same_of_every_type() -> None:
    assert Calibration.plain(3, 0.7).thresholds == (0.7, 0.7, 0.7)
