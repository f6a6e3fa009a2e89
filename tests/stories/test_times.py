import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Argument, Time
from pipeline.stories.times import agree, day, when


def time(text: str, iso8601: str | None = None) -> Argument:
    return Argument(start=0, end=len(text), text=text, normalized=Time(iso8601=iso8601) if iso8601 else None)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (time("on Monday", "2020-03-02"), time("on Tuesday", "2020-03-03"), True),
        (time("on Monday", "2020-03-02"), time("on Friday", "2020-03-06"), False),
        (time("in March", "2020-03"), time("on Friday", "2020-03-06"), True),
        (time("in March"), time("in late January"), False),
        (time("in March"), time("on Friday", "2020-03-06"), True),
        (time("in 2020", "2020"), time("in March", "2020-03"), True),
        (time("since May", "2020-05-01/2020-06-01"), time("in July", "2020-07"), False),
        (time("recently"), time("in March"), None),
        (time("last March", "2019-03"), time("in March", "2020-03"), False),
    ],
)
def test_times_that_exclude_each_other(one: Argument, other: Argument, answer: bool | None) -> None:
    times, others = [found for found in [when(one)] if found], [found for found in [when(other)] if found]
    assert agree(times, others) is agree(others, times) is answer


@given(st.text(max_size=20))
def test_any_text_for_a_time_is_read_or_left(text: str) -> None:
    when(time("then", text))
    day(text)


def test_a_date_with_its_time_of_day_is_a_day() -> None:
    assert day("2020-03-02T10:00:00Z") == day("2020-03-02")
    assert day(None) is day("soon") is None
