"""Text of a page that is never shown."""

import time

import pytest
from lxml.html import document_fromstring, tostring

from pipeline.articles.hidden import blank_hidden
from pipeline.articles.html import read_page
from pipeline.articles.make import Record
from pipeline.model import Article

RECORD = Record("a.html", "a.html", "text/html")
LINES = [f"The storm hit town {number} on Friday, the mayor told reporters at the harbour." for number in range(3)]
SECRET = "Sweden deployed 900 soldiers to Chad on Sunday, the army said."


def read(body: str, tag: str = "article") -> str:
    outcome = read_page(f"<html><body><{tag}><h1>Storm hits three towns</h1>{body}</{tag}></body></html>", RECORD)
    assert isinstance(outcome, Article)
    return outcome.text


@pytest.mark.parametrize(
    ("attribute", "shown"),
    [
        ("<p hidden>{}</p>", False),
        ("<div hidden=''><p>{}</p></div>", False),
        ("<template><p>{}</p></template>", False),
        ("<p>{}</p>", True),
        ("<div hidden=until-found><p>{}</p></div>", True),
        ("<template shadowrootmode=open><p>{}</p></template>", True),
    ],
)
@pytest.mark.parametrize("tag", ["article", "div"])
def test_what_is_never_shown_is_not_read(attribute: str, shown: bool, tag: str) -> None:
    text = read(f"<p>{LINES[0]}</p>{attribute.format(SECRET)}<p>{LINES[1]}</p><p>{LINES[2]}</p>", tag)
    assert all(line in text for line in LINES)
    assert (SECRET in text) is shown


@pytest.mark.parametrize("tag", ["div hidden", "article hidden", "template"])
def test_an_article_that_scripts_are_to_show_is_read(tag: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    assert LINES[1] in read(f"<{tag}>{body}</{tag.split(maxsplit=1)[0]}>", "div")


def test_what_is_hidden_keeps_what_tells_facts_and_what_follows_it() -> None:
    tree = document_fromstring(
        "<html><body><p>Shown text</p><div hidden>x<script>y</script>z<b title=t>w</b></div>v</body></html>"
    )
    blank_hidden(tree)
    assert b'<div hidden><script>y</script><b title="t"></b></div>v' in tostring(tree)


def test_many_hidden_elements_in_one_another_take_no_time() -> None:
    page = "<html><body><p>Shown</p>" + "<div hidden>" * 200 + "<p>x</p>" * 20_000 + "</div>" * 200
    tree = document_fromstring(page)
    began = time.process_time()
    blank_hidden(tree)
    assert time.process_time() - began < 2
