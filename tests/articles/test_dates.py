"""Dates as they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.dates import find, parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2021-05-03", "2021-05-03"),
        ("2021-05-03T10:12:30.250Z", "2021-05-03T10:12:30+00:00"),
        ("2021-05-03 10:12:30+02:00", "2021-05-03T10:12:30+02:00"),
        ("20210503T101200Z", "2021-05-03T10:12:00+00:00"),
        ("Mon, 03 May 2021 10:12:00 GMT", "2021-05-03T10:12:00+00:00"),
        ("May 3, 2021 at 3:15 PM EDT", "2021-05-03T15:15:00-04:00"),
        ("3rd of May 2021", "2021-05-03"),
        ("Sept. 5, 2018", "2018-09-05"),
        ("23/05/2021", "2021-05-23"),
        ("05/23/2021", "2021-05-23"),
        ("1620036720", "2021-05-03T10:12:00+00:00"),
        ("1620036720000", "2021-05-03T10:12:00+00:00"),
        ("03/05/2021", None),
        ("30 February 2021", None),
        ("May 2021", None),
        ("yesterday", None),
        ("12345", None),
    ],
)
def test_dates_are_read_and_what_is_ambiguous_is_none(written: str, value: str | None) -> None:
    assert parse(written) == value


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_each_form(day: date) -> None:
    forms = (day.isoformat(), f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", f"{day:%Y/%m/%d}")
    assert {parse(form) for form in forms} == {day.isoformat()}


def test_a_date_is_found_where_it_stands() -> None:
    found = find("Updated: Monday, May 3, 2021, 10:12 and later")
    assert found is not None
    assert "Updated: Monday, May 3, 2021, 10:12 and later"[found.start : found.end] == "May 3, 2021, 10:12"


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text: str) -> None:
    find(text)
    parse(text)
