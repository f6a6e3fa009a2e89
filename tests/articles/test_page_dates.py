"""Which of a page's dates is its publication's."""

import time

import pytest
from trafilatura import load_html
from trafilatura.settings import Document

from pipeline.articles.html import read_page
from pipeline.articles.make import Record
from pipeline.articles.page_facts import metadata
from pipeline.articles.page_tree import page
from pipeline.model import Article

TITLE = "Ferry to the islands runs again"
CHANGED = '<meta property="article:modified_time" content="2023-02-15T00:00:00Z">'
STORY = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2021-05-03T08:00:00+02:00"}}'
OTHER = '{"@type": "NewsArticle", "headline": "Bridge is closed", "datePublished": "2019-02-03T00:00:00Z"}'


def published(head: str = "", line: str = "", below: str = "", fetched: str | None = None) -> str | None:
    text = "The ferry will run again from Monday, the harbour master said, after the long storm. " * 3
    body = f"<article><h1>{TITLE}</h1>{line}<p>{text}</p></article>{below}"
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    outcome = read_page(page, Record("a", "a", "text/html"), fetched=fetched)
    assert isinstance(outcome, Article)
    return outcome.metadata.published


def linked(*data: str) -> str:
    return "".join(f'<script type="application/ld+json">{one}</script>' for one in data)


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="2021-05-03T08:00:00Z">May 3, 2021</time>',
        '<time>3 May 2021</time><p class="date">Last updated June 1, 2022</p>',
    ],
)
def test_a_day_of_change_is_no_day_of_publication_where_the_article_names_another(line: str) -> None:
    assert published(CHANGED, line) == "2021-05-03"
    assert published(CHANGED.replace("2023-02-15", "2023-01-01"), line) == "2021-05-03"


def test_a_day_of_change_is_no_day_of_publication_where_the_head_names_another() -> None:
    assert published(CHANGED + linked(STORY)) == "2021-05-03T08:00:00+02:00"


def test_a_day_of_change_is_taken_where_nothing_or_several_days_are_named() -> None:
    assert published(CHANGED) == "2023-02-15"
    assert published(CHANGED, "<time>May 3, 2021</time><time>May 9, 2021</time>") == "2023-02-15"
    assert published(CHANGED, "", "<p class='date'>May 3, 2021</p>") == "2023-02-15"


def test_a_day_after_the_page_was_fetched_is_none_of_its_publication() -> None:
    assert published(CHANGED, "<time>May 3, 2031</time>", fetched="2023-02-16T10:00:00Z") == "2023-02-15"


def test_what_was_only_created_does_not_come_before_what_was_published() -> None:
    created = STORY.replace("datePublished", "dateCreated")
    assert published(linked(created, OTHER.replace("NewsArticle", "WebPage"))) == "2019-02-03"


@pytest.mark.parametrize(
    "other",
    [
        '{"@type": "WebSite", "name": "Delta", "datePublished": "1999-01-01"}',
        '{"@type": "WebPage", "name": "Home", "datePublished": "2015-02-03T00:00:00Z"}',
        f'{{"@type": "ItemList", "itemListElement": [{OTHER}]}}',
        OTHER,
    ],
)
def test_the_date_of_the_article_comes_before_those_of_other_things_in_the_linked_data(other: str) -> None:
    assert published(linked(other, STORY)) == "2021-05-03T08:00:00+02:00"
    assert published(linked(f'{{"@graph": [{other}, {STORY}]}}')) == "2021-05-03T08:00:00+02:00"


def test_the_day_that_is_found_elsewhere_than_in_the_linked_data_is_kept() -> None:
    document = Document()
    document.date = "2021-05-02"
    tree = load_html(f"<html><head><title>{TITLE}</title>{linked(STORY)}</head><body><p>x</p></body></html>")
    assert metadata(page(tree), document, None).published == "2021-05-02"


def test_many_dates_deep_in_one_another_take_no_time() -> None:
    deep = '<span class="date">' * 1_000 + "<b></b>" * 5_000 + "</span>" * 1_000
    began = time.process_time()
    assert published(CHANGED, deep) == "2023-02-15"
    assert time.process_time() - began < 5
