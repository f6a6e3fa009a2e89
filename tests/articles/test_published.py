"""Dates of publication that addresses tell, or that can be inferred."""

import pytest

from pipeline.articles.layout import lines
from pipeline.articles.published import in_metadata, in_url, inferred
from pipeline.model import Metadata

LEAD = lines("The council of Arnhem voted on Wednesday to keep the ferry.")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2021/05/03/ferry", "2021-05-03"),
        ("https://a.example/world/2021/may/03/ferry", "2021-05-03"),
        ("https://a.example/ferry-2021-05-03", "2021-05-03"),
        ("https://a.example/20210503/ferry.html", "2021-05-03"),
        ("https://a.example/2021/05/ferry", None),
        ("https://a.example/ferry-12345678", None),
        ("https://a.example/2021/13/45/ferry", None),
    ],
)
def test_the_day_in_an_address(url: str, day: str | None) -> None:
    fact = in_url(url)
    assert (fact.value if fact else None) == day


def test_a_day_is_inferred_from_a_caption_and_the_leads_weekday() -> None:
    fact = inferred(lines("The ferry leaves Arnhem, May 3, 2021. /Reuters Photo"), LEAD)
    assert fact is not None
    assert (fact.value, fact.how, fact.evidence) == ("2021-05-05", "inferred", "May 3, 2021; Wednesday")


def test_nothing_is_inferred_from_a_file_picture_or_without_a_weekday() -> None:
    assert inferred(lines("FILE - The ferry, May 3, 2019."), LEAD) is None
    assert inferred(lines("The ferry, May 3, 2021."), lines("The council voted to keep the ferry for good.")) is None
    assert inferred((), LEAD) is None


def test_metadata_that_is_no_date_tells_none() -> None:
    assert in_metadata(Metadata(published="soon")) is None
    assert in_metadata(Metadata()) is None


@pytest.mark.parametrize(
    ("language", "url", "day"),
    [
        (None, None, "2021-03-05"),
        ("en-US", "https://a.example.uk/a", "2021-03-05"),
        ("en", "https://a.example.com/a", "2021-03-05"),
        ("en-GB", None, "2021-05-03"),
        ("fr", None, "2021-05-03"),
        (None, "https://a.example.co.uk/a", "2021-05-03"),
    ],
)
def test_figures_that_leave_day_and_month_open_are_read_by_who_writes_them(
    language: str | None, url: str | None, day: str
) -> None:
    fact = in_metadata(Metadata(published="03/05/2021 10:00", language=language, url=url))
    assert fact is not None
    assert (fact.value, fact.how) == (f"{day}T10:00:00", "inferred")


def test_figures_that_leave_nothing_open_are_not_inferred() -> None:
    facts = [in_metadata(Metadata(published=written)) for written in ("13/05/2021", "05/13/2021", "13.5.2021")]
    assert {(fact.value, fact.how) for fact in facts if fact} == {("2021-05-13", "metadata")}
