import math
import pickle
from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.stories.denials import PAIR
from pipeline.stories.denying import DENIES
from pipeline.stories.learned import Network, Scorer, network, scorer, thresholds
from pipeline.stories.likeness import SAME
from pipeline.stories.profile import FEATURES

ODDS = Scorer(("one", "other"), (2.0, -3.0), 0.5)
BENT = Network(("one", "other"), ((1.0, 0.0), (0.0, 1.0)), (-1.0, 0.0), (2.0, -3.0), 0.5)
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=2)


@pytest.mark.parametrize(("question", "names"), [("grouping", FEATURES), ("denied", PAIR)])
def test_weights_are_those_of_the_features_in_their_order(question: str, names: tuple[str, ...]) -> None:
    assert scorer(question).features == names
    assert len(set(names)) == len(names)
    assert all(map(math.isfinite, (*scorer(question).weights, scorer(question).bias)))


@pytest.mark.parametrize(("question", "names"), [("same", SAME), ("denies", DENIES)])
def test_a_network_has_weights_of_each_feature_for_each_unit(question: str, names: tuple[str, ...]) -> None:
    learned = network(question)
    assert learned.features == names
    assert len(set(names)) == len(names)
    assert {len(units) for units in learned.weights} == {len(learned.turns)} == {len(learned.outer)}
    assert all(map(math.isfinite, (*chain(*learned.weights), *learned.turns, *learned.outer, learned.bias)))


def test_thresholds_are_probabilities_and_a_sure_link_is_a_link() -> None:
    limits = thresholds()
    assert all(0 < limit < 1 for limit in (limits.joins, limits.merges, limits.same, limits.link, limits.denied))
    assert limits.link <= limits.denied
    assert limits.joins <= limits.merges


def test_a_probability_is_the_logistic_of_the_weighed_features() -> None:
    assert ODDS([0.0, 0.0]) == round(1 / (1 + math.exp(-0.5)), 6)
    assert ODDS([1.0, 1.0]) == round(1 / (1 + math.exp(0.5)), 6)


@given(VALUES, st.floats(0, 1e6))
def test_a_probability_rises_with_a_feature_that_speaks_for_it_and_falls_with_one_against(
    values: list[float], more: float
) -> None:
    one, other = values
    assert 0 <= ODDS([one, other + more]) <= ODDS(values) <= ODDS([one + more, other]) <= 1


@pytest.mark.parametrize(("values", "odds"), [([0.5, -1.0], 0.5), ([2.0, -1.0], 2.5), ([2.0, 1.0], -0.5)])
def test_a_unit_counts_from_where_its_sum_is_above_zero(values: list[float], odds: float) -> None:
    assert BENT(values) == round(1 / (1 + math.exp(-odds)), 6)


@pytest.mark.parametrize("learned", [ODDS, BENT])
def test_features_of_another_number_are_refused(learned: Network | Scorer) -> None:
    with pytest.raises(ValueError, match="1 values for 2"):
        learned([1.0])


def test_a_network_is_kept_without_its_arrays() -> None:
    used = replace(BENT)
    before = pickle.dumps(used)
    used([1.0, 1.0])
    assert pickle.dumps(used) == before
    assert pickle.loads(before)([1.0, 1.0]) == used([1.0, 1.0])
