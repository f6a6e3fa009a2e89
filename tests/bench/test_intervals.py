"""How sure figures are, and what scores and thresholds are worth."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.gold import GoldArticle, OptionalEvent
from bench.intervals import interval, intervals, judged, reliability, thresholds
from bench.scoring import Counts, ratio, total
from tests.bench.test_scoring import TEXT, article, found, gold, span

TYPE, OTHER = "personnel_deployment", "denial"


def counts(right: int, given_: int, wanted: int, name: str = "all", measure: str = "events") -> Counts:
    return Counter(
        {(measure, name, "right"): right, (measure, name, "given"): given_, (measure, name, "wanted"): wanted}
    )


@pytest.mark.parametrize(("one", "f1"), [(counts(2, 2, 2), 1.0), (counts(0, 1, 2), 0.0), (counts(0, 0, 0), 0.0)])
def test_articles_that_are_alike_leave_nothing_open(one: Counts, f1: float) -> None:
    assert interval([one] * 5, "events") == (f1, f1)


def test_an_interval_holds_the_figure_and_narrows_with_more_articles() -> None:
    mixed = [counts(1, 1, 1), counts(0, 1, 1)]
    (low, high), (lower, higher) = interval(mixed * 100, "events"), interval(mixed * 5, "events")
    assert lower < low < 0.5 < high < higher
    assert (low, high) == pytest.approx((0.43, 0.57), abs=0.01)


def test_the_same_counts_give_the_same_interval() -> None:
    mixed = [counts(1, 1, 1), counts(0, 1, 1), counts(1, 2, 3)]
    assert interval(mixed, "events") == interval(mixed, "events")


def test_each_measure_and_name_has_its_own_interval() -> None:
    one = counts(1, 1, 1) + counts(1, 1, 3, TYPE) + counts(3, 5, 5, measure="arguments")
    assert [interval([one], *key)[0] for key in (("events",), ("events", TYPE), ("arguments",))] == [1.0, 0.5, 0.6]


@given(st.lists(st.tuples(*[st.integers(0, 4)] * 3).filter(any), min_size=1, max_size=8))
def test_an_interval_lies_between_the_worst_and_the_best_article(drawn: list[tuple[int, int, int]]) -> None:
    every = [counts(right, right + extras, right + misses) for right, extras, misses in drawn]
    low, high = interval(every, "events")
    each = [ratio(one, "events").f1 for one in every]
    assert min(each) - 1e-9 <= low <= high <= max(each) + 1e-9


def test_lines_are_of_all_events_of_each_type_and_of_arguments_but_not_of_subtypes() -> None:
    one = total((counts(1, 1, 1), counts(1, 1, 1, TYPE), counts(1, 1, 1, f"{TYPE}/deploy"), counts(0, 1, 0, OTHER)))
    assert [" ".join(line.split()) for line in intervals([one, one])] == [
        "95% of events/all 1.000 to 1.000",
        f"95% of events/{OTHER} 0.000 to 0.000",
        f"95% of events/{TYPE} 1.000 to 1.000",
        "95% of arguments/all 0.000 to 0.000",
    ]


WANTED = article(gold("sent"), gold("Monday"))


def test_a_candidate_is_right_where_it_matches_an_event() -> None:
    events = (found("sent", score=0.75), found("troops", score=0.25))
    assert judged([events, ()], [WANTED, article()], TYPE) == [(0.75, True), (0.25, False)]


def test_each_type_is_judged_by_itself() -> None:
    denial = found("denied", type=OTHER, subtype="deny", score=0.5)
    assert judged([(found("sent"), denial)], [WANTED], OTHER) == [(0.5, False)]
    assert judged([(found("sent"), denial)], [WANTED], TYPE) == [(0.9, True)]


def test_a_candidate_that_an_optional_event_excuses_or_of_the_title_is_left_out() -> None:
    optional: GoldArticle = article(optional=(OptionalEvent(type=TYPE, sentence=span(TEXT)),))
    assert judged([(found("sent"),)], [optional], TYPE) == []
    assert judged([(found("sent", field="title"),)], [WANTED], TYPE) == []


def test_an_event_without_a_score_has_the_least() -> None:
    assert judged([(found("sent", score=None),)], [WANTED], TYPE) == [(0.0, True)]


def test_each_range_of_scores_tells_its_mean_and_the_share_that_is_right() -> None:
    assert list(reliability([(0.2, True), (0.3, False), (0.1, False), (1.0, True)])) == [
        "    score 0.0 to 0.2:    1 candidates, mean 0.10, right 0.00",
        "    score 0.2 to 0.4:    2 candidates, mean 0.25, right 0.50",
        "    score 0.8 to 1.0:    1 candidates, mean 1.00, right 1.00",
    ]


@given(st.lists(st.tuples(st.integers(0, 1000).map(lambda number: number / 1000), st.booleans())))
def test_every_candidate_is_in_one_range(candidates: list[tuple[float, bool]]) -> None:
    lines = list(reliability(candidates))
    assert sum(int(line.split(":")[1].split()[0]) for line in lines) == len(candidates)


def test_a_threshold_tells_what_reaches_it() -> None:
    lines = {line.split()[1]: line.split(maxsplit=2)[2] for line in thresholds([(0.5, True), (0.49, False)], 2)}
    assert lines["0.4:"] == "precision 0.50, recall 0.50, F1 0.50"
    assert lines["0.5:"] == "precision 1.00, recall 0.50, F1 0.67"
    assert lines["0.6:"] == "precision 0.00, recall 0.00, F1 0.00"


def test_without_candidates_and_events_every_figure_is_nothing() -> None:
    assert list(reliability([])) == []
    assert {line.split(maxsplit=2)[2] for line in thresholds([], 0)} == {"precision 0.00, recall 0.00, F1 0.00"}
