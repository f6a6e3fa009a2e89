import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import NotThere
from pipeline.model import Event
from pipeline.site import entries
from pipeline.site.database import open_to_read
from pipeline.site.entries import entry_page
from pipeline.site.export import export
from pipeline.site.stories import story_page
from pipeline.storylog import StoryLogs
from tests.site.asking import ask, get
from tests.stories.making import MATTER, analysis, denied, event, logs, reworded, sent


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A happening that three articles tell and one of them denies, and a denial of something else."""
    folder = tmp_path_factory.mktemp("entries")
    told = [
        analysis("a", MATTER, [sent(), denied()], outlet="Le Monde"),
        analysis("b", reworded(MATTER, 1), [sent(), denied("Chad", "that the bridge fell", "a paper")], wire="AFP"),
        analysis("c", reworded(MATTER, 2), [sent(said_by=("Qatar",))], outlet="The Times"),
    ]
    ((story, records),) = logs(told).items()
    StoryLogs(folder / "logs").append(records)
    export(folder / "logs", [], folder / "news.db")
    return folder / "news.db", story


def test_who_says_so_stands_beside_who_denies_it(made: tuple[Path, str]) -> None:
    card = story_page(open_to_read(made[0]), made[1])["happenings"][0]
    assert card["headline"] == "Russia: deployment of soldiers to Mali"
    assert set(card["voices"]) >= {"Ukraine"}
    assert {denial["speaker"] for denial in card["denials"]} >= {"Russia"}
    assert all(denial["quotes"] for denial in card["denials"])
    (page,) = get(made[0], f"/stories/{made[1]}").page.xpath("(//article[contains(@class, 'card')])[1]")
    assert [side.findtext("h4") for side in page.xpath(".//section")] == ["Says so", "Denies it"]


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([sent(said_by=())], "The article itself"),
        ([sent(said_by=(), at=450), denied()], "Nobody who is named here"),
        ([sent(said_by=("it",))], "Nobody who is named here"),
        ([sent(said_by=("Qatar",))], "Qatar"),
    ],
    ids=["its own voice", "only what is denied", "whom it does not name", "somebody"],
)
def test_an_article_says_itself_only_what_is_nobodys_word(tmp_path: Path, events: list[Event], told: str) -> None:
    ((story, records),) = logs([analysis("a", MATTER, events)]).items()
    StoryLogs(tmp_path / "logs").append(records)
    export(tmp_path / "logs", [], tmp_path / "news.db")
    card = get(tmp_path / "news.db", f"/stories/{story}").page.xpath("(//section[contains(@class, 'says')])[1]/p")[0]
    assert card.text_content().strip() == told


def test_a_quote_is_told_once_with_everyone_who_prints_it(made: tuple[Path, str]) -> None:
    quotes = story_page(open_to_read(made[0]), made[1])["happenings"][0]["quotes"]
    assert [len(quote["articles"]) for quote in quotes] == [2, 1]


def test_sources_are_told_with_their_articles(made: tuple[Path, str]) -> None:
    sources = story_page(open_to_read(made[0]), made[1])["sources"]
    assert {source["name"] for source in sources} == {"Le Monde", "AFP", "The Times"}


def test_the_mentions_come_a_page_at_a_time(made: tuple[Path, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "PAGE", 2)
    db = open_to_read(made[0])
    name = story_page(db, made[1])["happenings"][0]["id"]
    pages = [entry_page(db, made[1], name, page) for page in (1, 2)]
    assert [len(page["mentions"]) for page in pages] == [2, 1]
    assert {page["pages"] for page in pages} == {2}
    with pytest.raises(NotThere, match="the last is 2"):
        entry_page(db, made[1], name, 3)


def test_a_denial_names_what_it_denies(made: tuple[Path, str]) -> None:
    db = open_to_read(made[0])
    card = story_page(db, made[1])["happenings"][0]
    page = entry_page(db, made[1], card["denials"][0]["denial_id"])
    assert [each["id"] for each in page["denies"]] == [card["id"]]


def test_an_entry_of_another_story_is_not_there(made: tuple[Path, str]) -> None:
    with pytest.raises(NotThere):
        entry_page(open_to_read(made[0]), made[1], "e-none")


def test_cards_name_the_first_sources_and_the_entrys_own_page_names_all(tmp_path: Path) -> None:
    told = [analysis(f"a{turn}", reworded(MATTER, turn), [sent()], outlet=f"Outlet {turn:02}") for turn in range(15)]
    ((story, records),) = logs(told).items()
    StoryLogs(tmp_path / "logs").append(records)
    export(tmp_path / "logs", [], tmp_path / "news.db")
    (entry,) = story_page(open_to_read(tmp_path / "news.db"), story)["happenings"]
    outlets = {f"Outlet {turn:02}" for turn in range(15)}
    assert set(entry["sources"]) == outlets
    address = f"/stories/{story}"
    card, page = ask(tmp_path / "news.db", address, f"{address}/entries/{entry['id']}")
    assert "and 9 more" in card.page.xpath("string(//article//p[@class='standing'])")
    assert set(page.page.xpath("//p[@class='names']/bdi/text()")) == outlets


@pytest.mark.parametrize(("bounds", "shown"), [((300, 300), True), ((270, 510), False), ((None, None), False)], ids=str)
def test_figures_are_shown_where_not_all_of_them_can_be_right(
    tmp_path: Path, bounds: tuple[int | None, int | None], shown: bool
) -> None:
    events = [event("deploy", count=count, actor="Russia", personnel="soldiers") for count in ("300", "500")]
    told = [analysis(f"a{number}", reworded(MATTER, number), [each]) for number, each in enumerate(events)]
    ((story, records),) = logs(told).items()
    StoryLogs(tmp_path / "logs").append(records)
    file = tmp_path / "news.db"
    export(tmp_path / "logs", [], file)
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE figures SET least = ?, most = ? WHERE text = '300'", bounds)
    (happening,) = story_page(open_to_read(file), story)["happenings"]
    assert [figure["text"] for figure in happening["figures"]] == ["300", "500"]
    for address in (f"/stories/{story}", f"/stories/{story}/entries/{happening['id']}"):
        assert bool(get(file, address).page.xpath("//p[@class='figures']")) == shown
