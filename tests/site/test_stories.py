from pathlib import Path

import pytest

from pipeline.site import stories
from pipeline.site.database import create, open_to_read, replace_story
from pipeline.site.pages import as_json
from pipeline.site.stories import articles_page, story_page
from tests.site.asking import ask
from tests.stories.making import MATTER, analysis, denied, sent
from tests.stories.making import stories as told


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story of 130 copies of one text."""
    file = tmp_path_factory.mktemp("copies") / "news.db"
    (story,) = told([analysis(f"a{number:03}", MATTER, [sent(), denied()], wire="AFP") for number in range(130)])
    db = create(file)
    with db:
        replace_story(db, story.model_copy(update={"story_id": "s-1"}))
    db.close()
    return file


def test_the_articles_of_a_story_come_a_page_at_a_time_each_with_the_first_of_its_copies(copies: Path) -> None:
    db = open_to_read(copies)
    first, second = (articles_page(db, "s-1", page) for page in (1, 2))
    assert (first["page"], first["pages"], len(first["articles"]), len(second["articles"])) == (1, 2, 100, 30)
    listed = [*first["articles"], *second["articles"]]
    assert [each["id"] for each in listed] == [f"a{number:03}" for number in range(130)]
    assert [each["copy_of"] for each in listed] == [None, *["a000"] * 129]


def test_a_page_of_articles_says_who_came_first_and_leads_to_the_next(copies: Path) -> None:
    (page,) = ask(copies, "/stories/s-1/articles")
    assert page.page.findtext(".//h1") == "130 articles from 1 independent source"
    assert page.page.xpath("//a[@rel='next']/@href") == ["?page=2"]
    assert len(page.page.xpath("//a[text()='nearly the same text'][@href='/articles/a000']")) == 99


def test_a_source_has_how_many_articles_it_has_and_the_first_of_them(
    copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "_OF_A_SOURCE", 3)
    (source,) = story_page(open_to_read(copies), "s-1")["sources"]
    assert (source["name"], source["total"]) == ("AFP", 130)
    assert [each["id"] for each in source["articles"]] == ["a000", "a001", "a002"]
    (page,) = ask(copies, "/stories/s-1")
    assert "and 127 more" in page.text
    assert "/stories/s-1/articles" in page.page.xpath("//a/@href")


def test_the_page_of_an_article_names_all_its_copies(copies: Path) -> None:
    (first, last) = ask(copies, "/articles/a000.json", "/articles/a129.json")
    assert first.json["article"]["copies"] == [f"a{number:03}" for number in range(1, 130)]
    assert last.json["article"]["copies"] == [f"a{number:03}" for number in range(129)]


def test_the_page_of_a_story_does_not_grow_with_its_copies(copies: Path, tmp_path: Path) -> None:
    (story,) = told([analysis(f"a{number:03}", MATTER, [sent(), denied()], wire="AFP") for number in range(65)])
    db = create(tmp_path / "half.db")
    replace_story(db, story.model_copy(update={"story_id": "s-1"}))
    db.commit()
    half, whole = (len(as_json(story_page(open_to_read(file), "s-1"))) for file in (tmp_path / "half.db", copies))
    assert whole < 1.3 * half
