"""The part of a large page that holds its article."""

from lxml.html import HtmlElement, document_fromstring

from pipeline.articles.main_part import has_more, main_part

PROSE = "<p>The harbour was closed on Friday after the storm had sunk two ships at its mouth.</p>" * 5


def page(body: str) -> HtmlElement:
    return document_fromstring(f"<html lang=en><head><title>Harbour</title></head><body>{body}</body></html>")


def test_the_widest_part_around_most_prose_is_kept_with_the_head() -> None:
    links = "<a>x</a>" * 100
    found = main_part(page(f"<nav>{links}</nav><main><h1>Harbour closed</h1><div>{PROSE}</div></main>{links}"), 50)
    assert [node.tag for node in found.iter()][:6] == ["html", "head", "title", "body", "main", "h1"]
    assert "x" not in found.text_content().split()
    assert found.get("lang") == "en"


def test_comments_each_in_an_element_of_its_own_are_left() -> None:
    comments = f"<div>{PROSE[:200]}</p></div>" * 60
    found = main_part(page(f"<div id=story>{PROSE}</div>{comments}"), 50)
    assert found.find("body")[0].get("id") == "story"


def test_a_page_without_prose_is_given_back() -> None:
    tree = page("<a>x</a>" * 100)
    assert main_part(tree, 50) is tree


def test_elements_are_counted_below() -> None:
    tree = page("<p>a</p>")
    assert has_more(tree, 3)
    assert not has_more(tree, 4)
