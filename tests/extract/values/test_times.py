from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values.context import Context
from pipeline.extract.values.times import time

TUESDAY = date(2019, 6, 4)
PAST = {
    "on Monday": "2019-06-03",
    "Tuesday": "2019-06-04",
    "on Wednesday": "2019-05-29",
    "late on Friday": "2019-05-31",
    "Tuesday evening": "2019-06-04",
    "last Tuesday": "2019-05-28",
    "this Thursday": "2019-06-06",
    "next Friday": "2019-06-07",
    "On Monday, Nov. 6, 2017": "2017-11-06",
    "today": "2019-06-04",
    "this morning": "2019-06-04",
    "now": "2019-06-04",
    "yesterday": "2019-06-03",
    "the day before yesterday": "2019-06-02",
    "tomorrow morning": "2019-06-05",
    "last night": "2019-06-03",
    "a day earlier": "2019-06-03",
    "the previous day": "2019-06-03",
    "two days ago": "2019-06-02",
    "three weeks ago": "2019-05-14",
    "two months ago": "2019-04",
    "a year ago": "2018",
    "June 3, 2019": "2019-06-03",
    "3 June 2019": "2019-06-03",
    "on 3rd of June": "2019-06-03",
    "May 28": "2019-05-28",
    "Dec. 30": "2018-12-30",
    "2019-06-01": "2019-06-01",
    "June 3-5": "2019-06-03/2019-06-05",
    "from Saturday to Monday": "2019-06-01/2019-06-03",
    "between March and May 2018": "2018-03/2018-05",
    "in March": "2019-03",
    "in July": "2018-07",
    "in October 2016": "2016-10",
    "last December": "2018-12",
    "this past March": "2019-03",
    "in February last year": "2018-02",
    "over the winter": "2018-12/2019-02",
    "the fourth quarter of 2020": "2020-10/2020-12",
    "next April": "2020-04",
    "In late January": "2019-01-21/2019-01-31",
    "in early 2019": "2019-01/2019-04",
    "mid-May": "2019-05-11/2019-05-20",
    "in 2014": "2014",
    "by 2020": "2020",
    "between 2014 and 2016": "2014/2016",
    "in the 1990s": "1990/1999",
    "in the second half of 2018": "2018-07/2018-12",
    "last week": "2019-05-27/2019-06-02",
    "this week": "2019-06-03/2019-06-09",
    "next week": "2019-06-10/2019-06-16",
    "last month": "2019-05",
    "late last month": "2019-05-21/2019-05-31",
    "last year": "2018",
    "next year": "2020",
    "earlier this year": "2019-01-01/2019-06-04",
    "later this month": "2019-06-04/2019-06-30",
    "over the weekend": "2019-06-01/2019-06-02",
    "last summer": "2018-06/2018-08",
    "by the end of the year": "2019-12-31",
    "in the past two weeks": "2019-05-21/2019-06-04",
    "within 14 months": "2019-06-04/2020-08-04",
    "over the next three days": "2019-06-04/2019-06-07",
    "in two weeks": "2019-06-18",
    "two days' time": "2019-06-06",
    "a week from now": "2019-06-11",
    "since March": "2019-03-01/2019-06-04",
    "since Oct. 2": "2018-10-02/2019-06-04",
    "since 2010": "2010-01-01/2019-06-04",
    "until the end of the month": "2019-06-04/2019-06-30",
    "as of Tuesday": "2019-06-04",
    "as recently as Thursday": "2019-05-30",
}
FUTURE = {
    "on Monday": "2019-06-10",
    "on Tuesday": "2019-06-04",
    "Friday": "2019-06-07",
    "in January": "2020-01",
    "in July": "2019-07",
    "in June": "2019-06",
    "in autumn": "2019-09/2019-11",
    "from June": "2019-06",
    "by Dec. 2": "2019-12-02",
    "on May 28": "2020-05-28",
}
UNTOLD = [
    "soon",
    "for years",
    "in recent weeks",
    "after the elections",
    "before this work stoppage",
    "around 12:15 a.m.",
    "72 hours",
    "recently",
    "once",
    "while he was in office",
    "June 31",
    "Feb. 30, 2019",
    "",
]


@pytest.mark.parametrize(("text", "wanted"), PAST.items())
def test_times_are_resolved_against_the_articles_day(text: str, wanted: str) -> None:
    found = time(text, Context(date=TUESDAY))
    assert found is not None
    assert found.iso8601 == wanted


@pytest.mark.parametrize(("text", "wanted"), FUTURE.items())
def test_times_of_events_ahead_are_the_coming_ones(text: str, wanted: str) -> None:
    found = time(text, Context(date=TUESDAY, future=True))
    assert found is not None
    assert found.iso8601 == wanted


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_date_stays_text(text: str) -> None:
    assert time(text, Context(date=TUESDAY)) is None


@pytest.mark.parametrize("text", ["on Monday", "last month", "in March", "two days ago", "June 3", "today"])
def test_relative_times_need_the_articles_day(text: str) -> None:
    assert time(text, Context()) is None


@pytest.mark.parametrize(
    ("text", "wanted"), [("June 3, 2019", "2019-06-03"), ("in 2014", "2014"), ("May 2018", "2018-05")]
)
def test_absolute_times_do_not(text: str, wanted: str) -> None:
    found = time(text, Context())
    assert found is not None
    assert found.iso8601 == wanted


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_lies_within_the_week_before_or_after(today: date, weekday: str) -> None:
    past, ahead = time(weekday, Context(date=today)), time(weekday, Context(date=today, future=True))
    assert past is not None
    assert ahead is not None
    assert 0 <= (today - date.fromisoformat(past.iso8601)).days < 7
    assert 0 <= (date.fromisoformat(ahead.iso8601) - today).days < 7


@given(st.dates(date(1600, 1, 1), date(2090, 1, 1)), st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_full_date_is_itself_whatever_the_articles_day(told: date, today: date) -> None:
    found = time(f"{told:%B} {told.day}, {told.year}", Context(date=today))
    assert found is not None
    assert found.iso8601 == told.isoformat()


@given(st.text(max_size=120), st.none() | st.dates(), st.booleans())
def test_any_text_is_read_without_an_error(text: str, today: date | None, future: bool) -> None:
    time(text, Context(date=today, future=future))


WORDS = [
    *("the", "last", "next", "this", "past", "end", "of", "early", "late", "since", "until", "to", "from", "in"),
    *("on", "may", "june", "3", "2019", "week"),
]


@given(st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join), st.dates())
def test_any_row_of_time_words_is_read_without_an_error(text: str, today: date) -> None:
    time(text, Context(date=today))
