"""When each input is due; nothing here waits."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Metadata
from pipeline.stream.pacing import LEAP, at_rate, at_speed, leaps, published

TIMES = st.lists(st.none() | st.floats(0, 1e9))


def test_a_rate_spreads_the_inputs_and_none_sends_them_at_once() -> None:
    assert list(at_rate("abc", 4)) == [(0.0, "a"), (0.25, "b"), (0.5, "c")]
    assert list(at_rate("ab", None)) == [(0.0, "a"), (0.0, "b")]


def test_times_are_scaled_from_the_earliest() -> None:
    assert at_speed([7200, 0, 3600], 3600) == [(0.0, 1), (1.0, 2), (2.0, 0)]


def test_what_has_no_time_keeps_its_place_and_goes_with_the_one_before_it() -> None:
    assert at_speed([None, 500, None, 100], 100) == [(0.0, 0), (0.0, 3), (0.0, 2), (4.0, 1)]
    assert at_speed([None, None], 10) == [(0.0, 0), (0.0, 1)]


def test_dates_that_are_decades_off_are_not_waited_for_and_the_rest_keeps_its_pace() -> None:
    day = 86400.0
    times = [50 * 365 * day, 0.0, 50 * 365 * day + 3600, 130 * 365 * day]
    assert at_speed(times, 3600) == [(0.0, 1), (0.0, 0), (1.0, 2), (1.0, 3)]
    assert (leaps(times), leaps([0.0, LEAP, None]), leaps([])) == (2, 0, 0)


def test_equal_times_keep_their_order() -> None:
    assert [index for _, index in at_speed([5, 5, 5], 1)] == [0, 1, 2]


@given(TIMES, st.floats(0.001, 1e6))
def test_every_input_is_due_once_and_none_before_the_one_ahead_of_it(times: list[float | None], speed: float) -> None:
    plan = at_speed(times, speed)
    assert sorted(index for _, index in plan) == list(range(len(times)))
    assert all(before <= after for (before, _), (after, _) in pairwise(plan))
    assert all(plan[index][1] == index for index, time in enumerate(times) if time is None)


def test_the_time_of_an_article_is_what_its_metadata_tells() -> None:
    def told(written: str | None) -> float | None:
        return published(make(Record("a", "a", "text/plain"), "text", Metadata(published=written)))

    assert told("1970-01-02") == told("1970-01-02T00:00:00Z") == told("1970-01-02T02:00:00+02:00") == 86400
    assert told("yesterday") is told(None) is published(Unreadable("a", "empty", b"")) is None
