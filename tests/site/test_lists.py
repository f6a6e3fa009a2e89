from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnknownFilter
from pipeline.site import lists
from pipeline.site.database import Letter, add_dead_letter, create, open_to_read, replace_dead_letters, replace_story
from pipeline.site.export import export
from pipeline.site.filters import Filters, filters
from pipeline.site.lists import stories_page
from pipeline.storylog import StoryLogs
from tests.site.asking import addresses, ask, get
from tests.stories.making import MATTER, analysis, denied, event, logs, sent, stories

BRIDGE = "The city of Lima opens a bridge over the Rimac river after four years of works and two of quarrels"


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of Mali, denied, and a later one of Lima."""
    folder = tmp_path_factory.mktemp("two")
    mali = [sent(), denied()]
    lima = [event("sign", subject="a bridge", party="Lima", at=7, said_by=("Qatar",))]
    made = [
        analysis(
            "a", "Russia has sent soldiers to Mali, Ukraine said", mali, title="Soldiers in Mali", outlet="Le Monde"
        ),
        analysis("b", BRIDGE, lima, title="A bridge for Lima", date="2021-05-01", outlet="El Sol", wire="AFP"),
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
        ({"actor": "ukraine"}, ["S"]),
        ({"actor": "Ukraine", "type": "personnel_deployment"}, ["S"]),
        ({"actor": "Russia", "type": "denial"}, ["S"]),
        ({"outlet": "afp"}, ["A"]),
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
    try:
        found = stories_page(open_to_read(two), filters(wanted))
    except UnknownFilter as refused:
        assert wanted[refused.name].strip()
    else:
        assert found["total"] <= 2


def test_those_who_say_so_and_the_sources_of_texts_are_offered(two: Path) -> None:
    offered = stories_page(open_to_read(two), Filters())["choices"]
    assert {"Ukraine", "Qatar", "Russia"} <= {*offered["actor"]}
    assert {*offered["outlet"]} == {"Le Monde", "El Sol", "AFP"}


def test_who_denies_a_happening_is_found_with_it(tmp_path: Path) -> None:
    denial = denied("Chad", "having sent soldiers to Mali", "France")
    (story,) = stories([analysis("a", MATTER, [sent(by="France"), denial])])
    with closing(create(tmp_path / "a.db")) as db, db:
        replace_story(db, story)
        denials = db.execute("SELECT count(*) FROM denials WHERE entry_id IS NOT NULL").fetchone()
    found = len(titles(tmp_path / "a.db", actor="Chad", type="personnel_deployment"))
    assert (found,) == denials == (1,)


@pytest.mark.parametrize(
    ("wanted", "told", "offered"),
    [
        ({"since": "yesterday"}, "From: since=yesterday is no date", ()),
        ({"actor": "\0"}, "Who: actor has no character that can be seen.", ()),
        ({"q": "\x1b[0m\u202e"}, "Search: q has no character that can be seen.", ()),
        ({"foo": "bar"}, "There is no parameter 'foo' here: there are q, type, status, actor,", ()),
        ({"q": "mali", "date": ""}, "There is no parameter 'date' here", ()),
        ({"until": "2021-13-01"}, "until=2021-13-01 is no date", ()),
        ({"until": "20210101"}, "until=20210101 is no date", ()),
        ({"since": "2021-02-02", "until": "2021-02-01"}, "since=2021-02-02 is after until=2021-02-01", ()),
        (
            {"type": "denials"},
            "Kind: there is no type 'denials'",
            ("personnel_deployment", "contract_statement", "denial"),
        ),
        ({"status": "deny"}, "no status 'deny'", ("denied", "contested", "disputed", "corroborated", "reported")),
        ({"sort": "oldest"}, "no sort 'oldest'", ("newest", "sources", "contested")),
    ],
    ids=str,
)
def test_a_filter_that_nothing_could_pass_is_refused_with_what_can_be(
    two: Path, wanted: dict[str, str], told: str, offered: tuple[str, ...]
) -> None:
    page, twin = ask(two, f"/stories?{urlencode(wanted)}", f"/stories.json?{urlencode(wanted)}")
    assert (page.status, twin.status) == (400, 400)
    assert told in page.page.findtext(".//h1")
    assert page.page.findtext(".//title").startswith(page.page.findtext(".//h1")[:100])
    assert told in twin.json["error"]
    assert twin.json["filter"] in wanted
    assert set(offered) <= set(twin.json["values"])
    assert set(offered) <= set(page.page.xpath("//ul[@class='values']//bdi/text()"))


def test_a_value_that_can_be_is_a_click_away_and_keeps_the_other_filters(two: Path) -> None:
    page = get(two, "/stories?q=mali&status=deny&page=3").page
    assert "?q=mali&status=denied" in page.xpath("//ul[@class='values']//a/@href")


@pytest.mark.parametrize(
    ("wanted", "near"),
    [
        ({"actor": "Rusia"}, {"actor": ["Russia"]}),
        ({"place": "mali", "outlet": "monde"}, {"outlet": ["Le Monde"]}),
        ({"actor": "russia", "place": "Peru"}, {"place": []}),
        ({"actor": "RUSSIA", "place": "Male"}, {"place": ["Mali"]}),
        ({"actor": "<svg>"}, {"actor": []}),
        ({"actor": "Russia", "type": "contract_statement"}, {}),
    ],
    ids=str,
)
def test_a_name_that_no_story_has_finds_none_and_the_nearest_are_a_click_away(
    two: Path, wanted: dict[str, str], near: dict[str, list[str]]
) -> None:
    page, twin = ask(two, f"/stories?{urlencode(wanted)}", f"/stories.json?{urlencode(wanted)}")
    assert (page.status, twin.status) == (200, 200)
    assert (twin.json["total"], twin.json["stories"], twin.json["nearest"]) == (0, [], near)
    links = page.page.xpath("//p[@class='nearest']/a/@href")
    assert links == [f"?{urlencode(wanted | {name: each})}" for name, names in near.items() for each in names]


@pytest.mark.parametrize("wanted", [dict.fromkeys(["q", "actor", "since"], ""), {"q": " \t"}], ids=str)
def test_what_a_form_leaves_open_is_no_filter(two: Path, wanted: dict[str, str]) -> None:
    assert get(two, f"/stories.json?{urlencode(wanted)}").json["total"] == 2


def test_pages_without_filters_know_no_parameters(two: Path) -> None:
    for address, told in (("/figures", "there are none"), ("/dead-letters", "there are page")):
        page, twin = ask(two, f"{address}?q=x", f"{address}.json?q=x")
        assert (page.status, twin.status) == (400, 400)
        assert told in twin.json["error"]


def test_a_known_value_that_nothing_has_is_an_empty_list(two: Path) -> None:
    assert titles(two, status="contested") == []


@pytest.mark.parametrize("page", ["0", "-1", "2", "9" * 30, "-" + "9" * 5000], ids=lambda page: page[:9])
def test_a_page_that_there_is_none_of_is_told_to_be_none(seeds: Path, page: str) -> None:
    stories, story, entry, *_, letters = addresses(seeds)
    for address in (stories, story, entry, letters):
        shown, twin = ask(seeds, f"{address}?page={page}", f"{address}.json?page={page}")
        assert (shown.status, twin.status) == (404, 404), address
        assert shown.page.findtext(".//h1") == twin.json["error"] == "There is no such page: the last is 1."


@pytest.mark.parametrize("page", ["x", "1.5", "1e3", "%D9%A1", "--1", "+1", "%00"])
def test_a_page_that_is_no_number_is_refused(two: Path, page: str) -> None:
    shown, twin = ask(two, f"/stories?page={page}", f"/stories.json?page={page}")
    assert (shown.status, twin.status) == (400, 400)
    assert shown.page.findtext(".//h1").endswith("is no whole number from 1 on.")
    assert twin.json["filter"] == "page"


def test_without_stories_the_list_says_that_there_are_none_yet_and_why(tmp_path: Path) -> None:
    create(tmp_path / "empty.db").close()
    empty, narrowed = (get(tmp_path / "empty.db", address).page for address in ("/stories", "/stories?q=mali"))
    assert "There are no stories yet." in empty.text_content()
    assert "No story is like that." in narrowed.text_content()
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "s-bad.jsonl").write_text("{}\n")
    export(tmp_path / "logs", [], tmp_path / "damaged.db")
    page = get(tmp_path / "damaged.db", "/stories").page
    assert "1 story log cannot be read" in page.text_content()
    assert page.xpath("//p[@class='note']/a/@href") == ["/dead-letters"]


def test_a_dead_letter_says_what_became_of_an_input_and_why(tmp_path: Path) -> None:
    with closing(create(tmp_path / "a.db")) as db, db:
        replace_dead_letters(db, [Letter("run", "a.txt", "TooSlow", "1 article was not analysed within 20 s")])
        add_dead_letter(db, 7, Letter("group", "message 3 of analyses", "KeyError", "'x'"))
        add_dead_letter(db, 8, Letter("run", "b.bin", None, "binary"))
    page, twin = ask(tmp_path / "a.db", "/dead-letters", "/dead-letters.json")
    assert [" ".join(each.text_content().split()) for each in page.page.xpath("//ol/li")] == [
        "a.txt took too long to analyse1 article was not analysed within 20 s TooSlow",
        "message 3 of analyses could not be put into a story number 7 of pipeline dead-letters'x' KeyError",
        "b.bin could not be read or analysedbinary",
    ]
    assert [each["error"] for each in twin.json["dead_letters"]] == ["TooSlow", "KeyError", None]


def test_an_empty_page_is_the_first_and_the_last_has_what_is_left(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE", 1)
    found = [get(two, f"/stories.json?page={page}").json for page in ("", "1", "2")]
    assert [(each["page"], each["pages"], len(each["stories"])) for each in found] == [(1, 2, 1), (1, 2, 1), (2, 2, 1)]
    assert get(two, "/stories.json?page=3").json == {"error": "There is no such page: the last is 2."}
