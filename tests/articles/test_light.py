"""Pages made light before they are parsed."""

import time

import pytest
from trafilatura import load_html

from pipeline.articles.light import (
    HEAVY,
    MAX_ATTRIBUTES,
    MAX_HEAD,
    MAX_PAGE,
    MAX_TAGS,
    lightened,
    without_scripts,
)


def test_scripts_styles_comments_and_templates_go_but_linked_data_stays() -> None:
    page = (
        '<html><script>let a = "<p>";</script><STYLE>p {}</STYLE><!-- <p>old --><template><p>x</template>'
        '<script type="application/ld+json">{}</script><p>Text'
    )
    assert without_scripts(page) == '<html><script type="application/ld+json">{}</script><p>Text'
    assert without_scripts("<p>a<script>never closed") == "<p>a"


def test_a_small_page_stays_as_it_is() -> None:
    page = "<html><script>let a = 1;</script><p class=\"a\" title='b > c'>Text"
    assert lightened(page) == page


def test_attributes_beyond_the_bound_go_whatever_their_quotes_hold() -> None:
    attributes = "".join(f""" a{number}="x > 'y'" """ for number in range(MAX_ATTRIBUTES))
    kept, cut = f"<p{attributes.rstrip()}", " b=1 c='2>' d "
    assert lightened(f"{kept}{cut}>Text <i>more</i>") == f"{kept} >Text <i>more</i>"


def test_of_a_very_large_page_head_and_article_are_kept() -> None:
    page = "<head><title>T</title></head><body>" + "<a>" * MAX_PAGE + "<article><p>Text</p></article>"
    assert lightened(page) == "<head><title>T</title></head><body><article><p>Text</p></article>".replace("<body>", "")


@pytest.mark.parametrize(
    "piece", ["<ce", "<", "<a x='", '<a x="', "<a ", "<!-", "<script", "<svg>", "x='", "</", "<a/"]
)
def test_no_page_takes_long(piece: str) -> None:
    began = time.process_time()
    light = lightened(f"<html>{piece * (10_000_000 // len(piece))}")
    assert time.process_time() - began < 2
    assert len(light) <= MAX_HEAD + MAX_PAGE


def test_heavy_is_less_than_what_is_kept() -> None:
    assert HEAVY < MAX_PAGE


def test_of_very_many_tags_the_first_are_read() -> None:
    page = "<body>" + "<p>a" * MAX_TAGS + "<p>last"
    light = lightened(page)
    assert (light.count("<"), page.startswith(light)) == (MAX_TAGS, True)
    assert lightened(page[: HEAVY // 2]) == page[: HEAVY // 2]


def test_of_a_long_declaration_the_beginning_is_kept() -> None:
    began = time.process_time()
    light = lightened(f"<!DOCTYPE html{'/*' * 200_000}><p>Text")
    assert (light.startswith("<!DOCTYPE html/*"), light.endswith("><p>Text"), len(light) < 1100) == (True,) * 3
    load_html(light)
    assert time.process_time() - began < 1
