from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import UnknownFilter
from pipeline.site.database import open_to_read
from pipeline.site.export import export
from pipeline.site.filters import Filters, filters
from pipeline.site.lists import stories_page
from pipeline.storylog import StoryLogs
from tests.site.asking import ask, get
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


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*Filters.__dataclass_fields__, "page", "x"]), st.text(max_size=30)))
def test_any_words_are_a_search(two: Path, wanted: dict[str, str]) -> None:
    try:
        found = stories_page(open_to_read(two), filters(wanted))
    except UnknownFilter as refused:
        assert wanted[refused.name].strip()
    else:
        assert found["total"] <= 2


@pytest.mark.parametrize(
    ("wanted", "told", "offered"),
    [
        ({"since": "yesterday"}, "since=yesterday is no date", ()),
        ({"until": "2021-13-01"}, "until=2021-13-01 is no date", ()),
        ({"until": "20210101"}, "until=20210101 is no date", ()),
        ({"since": "2021-02-02", "until": "2021-02-01"}, "since=2021-02-02 is after until=2021-02-01", ()),
        ({"type": "denials"}, "no type 'denials'", ("personnel_deployment", "contract_statement", "denial")),
        ({"status": "deny"}, "no status 'deny'", ("denied", "contested", "disputed", "corroborated", "reported")),
        ({"sort": "oldest"}, "no sort 'oldest'", ("newest", "sources", "contested")),
        ({"actor": "Rusia"}, "no actor 'Rusia'", ("Russia",)),
        ({"place": "Lima"}, "no place 'Lima'", ("Mali",)),
        ({"outlet": "Monde"}, "no outlet 'Monde'", ("Le Monde",)),
    ],
    ids=str,
)
def test_a_filter_that_nothing_could_pass_is_refused_with_what_can_be(
    two: Path, wanted: dict[str, str], told: str, offered: tuple[str, ...]
) -> None:
    page, twin = ask(two, f"/stories?{urlencode(wanted)}", f"/stories.json?{urlencode(wanted)}")
    assert (page.status, twin.status) == (400, 400)
    assert told in page.page.findtext(".//h1")
    assert told in twin.json["error"]
    assert twin.json["filter"] in wanted
    assert set(offered) <= set(twin.json["values"])
    assert set(offered) <= set(page.page.xpath("//ul[@class='values']//bdi/text()"))


def test_a_value_that_can_be_is_a_click_away_and_keeps_the_other_filters(two: Path) -> None:
    page = get(two, "/stories?q=mali&status=deny&page=3").page
    assert "?q=mali&status=denied" in page.xpath("//ul[@class='values']//a/@href")


def test_a_known_value_that_nothing_has_is_an_empty_list(two: Path) -> None:
    assert titles(two, status="contested") == []


def test_pages_beyond_the_last_are_empty_and_nonsense_is_the_first(two: Path) -> None:
    counts = [len(get(two, f"/stories.json?page={page}").json["stories"]) for page in ("1", "2", "-1", "x", "9" * 30)]
    assert counts == [2, 0, 2, 2, 2]
