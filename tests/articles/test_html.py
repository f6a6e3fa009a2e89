"""Pages to articles."""

import time
from pathlib import Path
from typing import Any

import pytest

from bench.articles_pages import Known, known_pages, misses, ours, read_all, score, trafilatura_alone, words_f1
from pipeline.articles import html
from pipeline.articles.html import (
    MANY_TEXTS,
    TOO_LONG,
    TOO_MANY_TAGS,
    read_page,
)
from pipeline.articles.light import MAX_ATTRIBUTES, MAX_PAGE
from pipeline.articles.make import Record
from pipeline.model import Article

KNOWN = known_pages(Path(__file__).parent / "fixtures" / "pages")
PAGES = [page.path for page in KNOWN]
RECORD = Record("a.html", "a.html", "text/html")


@pytest.mark.parametrize("page", KNOWN, ids=lambda page: page.path.stem)
def test_title_date_author_and_body_of_a_page_are_read(page: Known) -> None:
    read = ours(page.path)
    assert misses([page], [read]) == []
    assert words_f1("\n".join(page.paragraphs), read.body) > 0.9


def test_nothing_is_read_worse_than_by_trafilatura_alone() -> None:
    read, alone = score(KNOWN, read_all(KNOWN, ours)), score(KNOWN, read_all(KNOWN, trafilatura_alone))
    pairs = [(one, other) for one, other in zip(read, alone, strict=True) if one is not None and other is not None]
    assert len(pairs) == 4
    assert all(one >= other for one, other in pairs)
    assert (read.title or 0) > (alone.title or 0)


def test_the_headline_is_not_repeated_in_the_text() -> None:
    article = read_page(PAGES[0].read_text(), RECORD)
    assert isinstance(article, Article)
    assert article.metadata.title
    assert article.metadata.title not in article.text


HEAVY = {
    "menu": "<ul>" + "<li><a href=/section>Section</a></li>" * TOO_MANY_TAGS + "</ul>",
    "comments": "<div><p>Nice weather we are having, is it not, said the reader.</p></div>" * TOO_MANY_TAGS,
    "attributes": "<div " + "a=1 " * 50 * MAX_ATTRIBUTES + "></div>",
    "state in an attribute": f"<div data-state='{'{&quot;a&quot;: 1}' * (MAX_PAGE // 10)}'></div>",
    "script": "<script>" + "let a = 1;" * (MAX_PAGE // 5) + "</script>",
    "linked data": '<script type="application/ld+json">' + '{"a": "b"},' * (MAX_PAGE // 5) + "</script>",
    "author": '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "author": '
    f'[{{"@type": "Person", "name": "Pio{"&#xD800;" * 25_000}tr Wrona"}}]}}</script>',
    "comment": "<!--" + "<p>old" * (MAX_PAGE // 3) + "-->",
    "picture": f'<img src="data:image/png;base64,{"A" * MAX_PAGE}">',
    "text": "<section>" + "A reader writes in. " * (TOO_LONG // 10) + "</section>",
}


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.parametrize("place", ["<article", "</article>"])
def test_what_is_heavy_beside_an_article_does_not_hide_it(name: str, place: str) -> None:
    known = PAGES[1].read_text()
    around = f"{HEAVY[name]}{place}" if place == "<article" else f"{place}{HEAVY[name]}"
    began = time.process_time()
    outcome = read_page(known.replace(place, around, 1), RECORD)
    assert time.process_time() - began < 2
    assert isinstance(outcome, Article)
    assert words_f1("\n".join(KNOWN[1].paragraphs), outcome.text) > (0 if name == "text" else 0.9)
    assert KNOWN[1].paragraphs[0][:60] in outcome.text


@pytest.mark.parametrize("tag", ["<div>", "<font color=red>", "<table><tr><td>"])
def test_an_article_deep_within_other_elements_is_found(tag: str) -> None:
    outcome = read_page(PAGES[1].read_text().replace("<article", f"{tag * 500}<article", 1), RECORD)
    assert isinstance(outcome, Article)
    assert KNOWN[1].paragraphs[0][:60] in outcome.text


def test_of_an_article_without_end_the_beginning_is_read() -> None:
    outcome = read_page(f"<html><body><article><h1>Storm</h1>{'<p>It rained again.</p>' * 300_000}", RECORD)
    assert isinstance(outcome, Article)
    assert outcome.text.startswith("It rained again.\nIt rained again.")
    assert len(outcome.text) > TOO_LONG


def test_linked_data_that_names_authors_without_end_is_left_out_and_the_page_is_read() -> None:
    data = '{"author": {"name": "Eve Endless", ' * 15_000
    page = PAGES[0].read_text().replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    outcome = read_page(page, RECORD)
    assert isinstance(outcome, Article)
    assert outcome.text
    assert "Eve Endless" not in outcome.metadata.authors


def test_of_a_page_of_very_many_elements_the_paragraphs_are_read() -> None:
    lines = "".join(f"<p>The storm hit town {number} on Friday.</p>" for number in range(TOO_MANY_TAGS + 1))
    head = '<title>Storm</title><meta property="article:published_time" content="2021-05-03T10:00:00Z">'
    outcome = read_page(f"<html><head>{head}</head><body><h1>Storm hits many towns</h1>{lines}</body></html>", RECORD)
    assert isinstance(outcome, Article)
    assert outcome.metadata.title == "Storm hits many towns"
    assert outcome.metadata.published == "2021-05-03T10:00:00Z"
    assert "The storm hit town 7000 on Friday." in outcome.text


@pytest.mark.parametrize(("count", "fast"), [(10, False), (MANY_TEXTS, True)])
def test_a_page_of_many_texts_gets_no_second_opinion(monkeypatch: pytest.MonkeyPatch, count: int, fast: bool) -> None:
    given: list[bool] = []
    extraction = html.bare_extraction

    def watched(*args: Any, **options: Any) -> Any:
        given.append(options["fast"])
        return extraction(*args, **options)

    monkeypatch.setattr(html, "bare_extraction", watched)
    page = PAGES[0].read_text().replace("</body>", "<ul>" + "<li>Menu" * count + "</ul></body>")
    assert isinstance(read_page(page, RECORD), Article)
    assert given == [fast]
