"""Dates in a page's scripts."""

from lxml.html import document_fromstring

from pipeline.articles.html import read_page
from pipeline.articles.make import Record
from pipeline.articles.page_scripts import keep_published
from pipeline.model import Article

COOKIE = '<script>var cookie = {"expires": "2031-01-31", "path": "/"};</script>'
STATE = '<script>window.state = {"a": {"publishedAt": "2021-05-03T10:00:00Z"}, "ends": "2031-01-31"};</script>'


def published(head: str = "", date: str = "", fetched: str | None = None) -> str | None:
    text = "The ferry to the islands will run again from Monday, the harbour master said, after the long storm. " * 3
    page = f"<html><head><title>Ferry runs</title>{head}</head><body><article><h1>Ferry runs</h1>{date}<p>{text}"
    outcome = read_page(page, Record("a", "a", "text/html"), fetched=fetched)
    assert isinstance(outcome, Article)
    return outcome.metadata.published


def test_of_scripts_the_days_of_publication_alone_are_left() -> None:
    tree = document_fromstring(f'<html>{COOKIE}{STATE}<script type="application/ld+json">{{"a": 1}}</script><p>x</p>')
    keep_published(tree)
    assert [script.text for script in tree.iter("script")] == ["", '"publishedAt": "2021-05-03T10:00:00Z"', '{"a": 1}']


def test_the_end_of_a_cookie_is_no_day_of_publication() -> None:
    assert published(COOKIE) is None
    assert published(COOKIE, "<p>May 4, 2021</p>") == "2021-05-04"
    assert published(STATE + COOKIE) == "2021-05-03"


def test_a_date_after_the_last_change_is_no_day_of_publication() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2021-05-03T10:00:00Z"}</script>'
    assert published(head, '<p class="date">The offer ends May 11, 2031</p>') == "2021-05-03T10:00:00Z"


def test_a_date_after_the_page_was_fetched_is_no_day_of_publication() -> None:
    assert published("", "<p>The sale ends on 2031-05-11.</p>", "2021-05-04T08:00:00Z") is None
