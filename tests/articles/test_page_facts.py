"""What a page's head tells."""

import pytest
from trafilatura import load_html
from trafilatura.settings import Document

from pipeline.articles.page_facts import metadata
from pipeline.articles.page_tree import page
from pipeline.model import Metadata


def told(head: str, body: str = "", document: Document | None = None) -> Metadata:
    tree = load_html(f"<html lang='en'><head><title>x</title>{head}</head><body><p>y</p>{body}</body></html>")
    return metadata(page(tree), document or Document(), None)


def test_the_time_is_taken_where_it_agrees_with_the_date_found() -> None:
    document = Document()
    document.date = "2021-05-03"
    head = (
        '<meta name="date" content="2021-05-04"><meta property="article:published_time" content="2021-05-03T10:00:00Z">'
    )
    assert told(head, document=document).published == "2021-05-03T10:00:00Z"
    assert told('<meta name="date" content="2021-05-04">', document=document).published == "2021-05-03"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<p>© 2019-2021 Delta News</p>", None),
        ("<p>300 soldiers came in 2021.</p>", None),
        ("<p>January 1, 2021</p>", "2021-01-01"),
        ("<p>Jan. 1st 2021</p>", "2021-01-01"),
        ("<p>1 January 2021</p>", "2021-01-01"),
        ("<p>01.01.2021</p>", "2021-01-01"),
        ("<a href='/2021/01/01/ferry'>Ferry</a>", "2021-01-01"),
    ],
)
def test_a_year_alone_is_no_first_of_january(body: str, published: str | None) -> None:
    document = Document()
    document.date = "2021-01-01"
    assert told("", body, document).published == published


def test_outlet_address_and_language_are_read() -> None:
    head = '<meta property="og:site_name" content=" Delta  News "><link rel="canonical" href="https://delta.example/1">'
    found = told(head)
    assert (found.outlet, found.url, found.language) == ("Delta News", "https://delta.example/1", "en")


@pytest.mark.parametrize("href", ["/relative", "javascript:alert(1)", ""])
def test_an_address_that_is_none_is_passed_over(href: str) -> None:
    assert told(f'<link rel="canonical" href="{href}">').url is None


def test_headings_of_several_elements_keep_their_words_apart() -> None:
    found = told("", "<h1><span>Storm</span><span>hits</span> the <b>coast</b></h1>")
    assert found.title == "Storm hits the coast"


def test_an_author_that_is_an_address_is_passed_over() -> None:
    assert told('<meta property="article:author" content="https://facebook.example/x">').authors == ()
    assert told('<meta name="author" content="Ineke Bos">').authors == ("Ineke Bos",)


def test_styles_and_scripts_in_a_heading_are_not_read() -> None:
    assert (
        told("", "<h1><style>.a{b:c}</style>Storm <b>hits</b><script>x()</script> coast</h1>").title
        == "Storm hits coast"
    )


def test_the_headline_is_found_below_the_headings_of_the_menu() -> None:
    menu = "".join(f"<h1>{name}</h1>" for name in ("Sections", "Shows", "Live", "More"))
    head = '<meta property="og:title" content="Storm hits the coast today">'
    assert told(head, f"{menu}<h1>Storm hits the coast</h1>").title == "Storm hits the coast"


def test_a_person_comes_before_the_site_and_keeps_the_spelling_of_the_page() -> None:
    data = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Delta News"}}'
    head = f'<script type="application/ld+json">{data}</script><meta property="og:site_name" content="Delta News">'
    document = Document()
    document.author = "I A Bos"
    assert told(head + '<meta name="author" content="I. A. Bos">', document=document).authors == ("I. A. Bos",)
    assert told(head).authors == ("Delta News",)


def test_entities_in_names_are_resolved() -> None:
    assert told('<meta name="author" content="Jos&amp;eacute; Lima">').authors == ("José Lima",)


SHARED = '<meta property="og:title" content="You will not believe what the storm did">'


@pytest.mark.parametrize("mark", ["class='entry-title'", "itemprop=headline", "class='c-article-title big'"])
def test_the_heading_that_a_page_marks_as_its_headline_comes_before_its_title_for_sharing(mark: str) -> None:
    page = told(SHARED, f"<h1>Delta</h1><h1 {mark}>Two ships are lost off the coast</h1>")
    assert page.title == "Two ships are lost off the coast"


def test_headings_that_are_marked_many_times_or_tell_little_are_no_headlines() -> None:
    many = "".join(f"<h1 class='entry-title'>Ship number {n} is lost at sea</h1>" for n in range(3))
    assert told(SHARED, many).title == "You will not believe what the storm did"
    assert told(SHARED, "<h1 class='page-title'>World news</h1>").title == "You will not believe what the storm did"


def test_all_that_a_byline_links_as_authors_are_read() -> None:
    document = Document()
    document.author = "Ineke Bos"
    line = "<p>By <a rel=author href=/i>Ineke Bos</a> and <a rel=author href=/j>João <b>Reis</b></a></p>"
    other = "<p><a rel=author href=/k>Karel Smit</a></p>"
    assert told("", line + other, document).authors == ("Ineke Bos", "João Reis")
    assert told("", other + line.replace("João", "2 more:"), document).authors == ("Ineke Bos",)
