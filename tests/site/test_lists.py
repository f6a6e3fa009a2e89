from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.site.database import open_to_read
from pipeline.site.export import export
from pipeline.site.lists import SORTS, Filters, filters, stories_page
from pipeline.storylog import StoryLogs
from tests.site.asking import get
from tests.stories.making import analysis, denied, event, logs, sent

BRIDGE = "The city of Lima opens a bridge over the Rimac river after four years of works and two of quarrels"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of Mali, denied, and a later one of Lima."""
    folder = tmp_path_factory.mktemp("two")
    mali = [sent(), denied()]
    lima = [event("sign", subject="a bridge", party="Lima", at=7)]
    made = [
        analysis(
            "a", "Russia has sent soldiers to Mali, Ukraine said", mali, title="Soldiers in Mali", outlet="Le Monde"
        ),
        analysis("b", BRIDGE, lima, title="A bridge for Lima", date="2021-05-01"),
    ]
    told = logs(made).values()
    StoryLogs(folder / "logs").append(record for records in told for record in records)
    export(folder / "logs", [], folder / "news.db")
    return folder / "news.db"


def titles(file: Path, **wanted: str) -> list[str]:
    return [story["title"] for story in stories_page(open_to_read(file), filters(wanted))["stories"]]


@pytest.mark.parametrize(
    ("wanted", "first_letters"),
    [
        ({}, ["A", "S"]),
        ({"sort": "contested"}, ["S", "A"]),
        ({"q": "soldiers"}, ["S"]),
        ({"q": "bridg lim"}, []),
        ({"q": "bridge lim"}, ["A"]),
        ({"q": "bridge li"}, []),
        ({"type": "contract_statement"}, ["A"]),
        ({"actor": "Russia"}, ["S"]),
        ({"actor": "russia"}, ["S"]),
        ({"actor": "Russia", "type": "contract_statement"}, []),
        ({"place": "Mali"}, ["S"]),
        ({"outlet": "Le Monde"}, ["S"]),
        ({"since": "2021-01-01"}, ["A"]),
        ({"until": "2021-01-01"}, ["S"]),
        ({"status": "reported", "type": "contract_statement"}, ["A"]),
    ],
    ids=str,
)
def test_search_filters_and_orders(two: Path, wanted: dict[str, str], first_letters: list[str]) -> None:
    assert [title[0] for title in titles(two, **wanted)] == first_letters


def test_what_was_looked_for_is_marked_where_it_stands(two: Path) -> None:
    page = get(two, "/stories?q=SOLDIERS").page
    assert [mark.text.lower() for mark in page.xpath("//mark")][:1] == ["soldiers"]


def test_filters_stay_in_the_form(two: Path) -> None:
    page = get(two, "/stories?" + urlencode({"q": "mali", "status": "reported", "sort": "sources"})).page
    assert page.xpath("//input[@name='q']/@value") == ["mali"]
    assert page.xpath("//option[@selected]/text()") == ["Most sources first", "reported"]


@given(st.dictionaries(st.sampled_from([*Filters.__dataclass_fields__, "page", "x"]), st.text(max_size=30)))
def test_any_words_are_a_search(two: Path, wanted: dict[str, str]) -> None:
    found = stories_page(open_to_read(two), filters(wanted))
    assert found["total"] <= 2
    assert found["filters"]["sort"] in SORTS


def test_pages_beyond_the_last_are_empty_and_nonsense_is_the_first(two: Path) -> None:
    counts = [len(get(two, f"/stories.json?page={page}").json["stories"]) for page in ("1", "2", "-1", "x", "9" * 30)]
    assert counts == [2, 0, 2, 2, 2]
