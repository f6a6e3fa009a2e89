from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.database import create, open_to_read, replace_story
from pipeline.site.figures import figures_page, stacked, told_over_time
from tests.site.asking import get
from tests.stories.making import MATTER, analysis, denied, sent, stories

DAY = date(2020, 3, 2)
EVENTS = st.lists(
    st.tuples(st.dates(date(1000, 1, 1), date(9999, 1, 1)), st.sampled_from(["a", "b"]), st.integers(1, 9)),
    min_size=1,
    max_size=50,
)


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A story told on one day, the same merged into it, and one without a date."""
    (story,) = stories([analysis("a", MATTER, [sent(), denied()])])
    (undated,) = stories([analysis("b", MATTER, [sent()], date=None)])
    db = create(tmp_path / "three.db")
    with db:
        for each in (story, story.model_copy(update={"story_id": "s-merged", "merged_into": story.story_id}), undated):
            replace_story(db, each)
    db.close()
    return tmp_path / "three.db"


def test_events_are_counted_once_by_type_and_day_and_those_without_a_day_are_told(three: Path) -> None:
    found = figures_page(open_to_read(three))
    assert found["events"] == {"personnel_deployment": 2, "denial": 1}
    assert found["types"] == ["personnel_deployment", "denial"]
    assert found["undated"] == 1
    assert found["told"]["columns"][-1] == {
        "name": "2020-03-02",
        "events": {"personnel_deployment": 1, "denial": 1},
        "stands_for": 1,
    }
    assert found["told"]["most"] == 2


def test_of_each_type_it_is_told_how_many_happenings_are_challenged(three: Path) -> None:
    (found,) = figures_page(open_to_read(three))["standing"]
    assert (found["type"], found["total"], found["challenged"]) == ("personnel_deployment", 2, 1)
    assert sum(found["statuses"].values()) == 2


def test_a_story_that_is_written_again_is_not_counted_twice(tmp_path: Path) -> None:
    (story,) = stories([analysis("a", MATTER, [sent()])])
    db = create(tmp_path / "a.db")
    with db:
        replace_story(db, story)
        replace_story(db, story)
    assert figures_page(open_to_read(tmp_path / "a.db"))["events"] == {"personnel_deployment": 1}


@pytest.mark.parametrize(
    ("days", "unit", "columns"),
    [(0, "day", 1), (5, "day", 6), (30, "day", 3), (300, "month", 3), (20_000, "year", 3), (700_000, "year", 2)],
)
def test_long_times_are_told_by_months_and_years(days: int, unit: str, columns: int) -> None:
    told = told_over_time([(DAY, "a", 1), (DAY - timedelta(days=days), "a", 1)])
    assert (told["unit"], len(told["columns"])) == (unit, columns)


def test_days_begin_with_the_first_that_is_told_and_long_stretches_without_any_are_one_column() -> None:
    days = [(DAY, "a", 1), (DAY + timedelta(days=6), "a", 1), (DAY + timedelta(days=40), "a", 1)]
    columns = told_over_time(days)["columns"]
    assert (columns[0]["name"], columns[-1]["name"]) == ("2020-03-02", "2020-04-11")
    assert [column["stands_for"] for column in columns] == [1] * 7 + [33, 1]


@given(EVENTS)
def test_every_event_is_in_one_column_and_no_column_is_higher_than_the_highest(
    events: list[tuple[date, str, int]],
) -> None:
    told = told_over_time(events)
    heights = [sum(column["events"].values()) for column in told["columns"]]
    assert sum(heights) == sum(number for _, _, number in events)
    assert max(heights) == told["most"]
    assert [column["name"] for column in told["columns"]] == sorted({column["name"] for column in told["columns"]})


def test_parts_lie_one_upon_the_other() -> None:
    assert stacked([("a", 1), ("b", 0), ("c", 3)], 4) == [
        {"name": "a", "start": 0, "size": 25},
        {"name": "c", "start": 25, "size": 75},
    ]
    assert stacked([("a", 0)], 0) == []


def test_charts_have_a_name_and_a_table_with_the_same_numbers(three: Path) -> None:
    page = get(three, "/figures").page
    charts = page.xpath("//svg[@role='img']")
    assert len(charts) == 2
    assert all(chart.get("aria-label") for chart in charts)
    told, standing = page.xpath("//table")
    assert [cell.text for cell in told.xpath(".//tbody/tr/*")] == ["2020-03-02", "1", "1"]
    assert sum(int(cell.text) for cell in standing.xpath(".//td")) == 2
    assert len(page.xpath("//svg[contains(@class, 'bars')]/rect")) == 2


def test_without_events_the_page_says_so(tmp_path: Path) -> None:
    create(tmp_path / "a.db").close()
    assert "No events yet" in get(tmp_path / "a.db", "/figures").text
