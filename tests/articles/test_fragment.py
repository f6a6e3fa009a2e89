import time

import pytest

from pipeline.articles.fragment import fragment_text, title_text


def test_blocks_of_a_fragment_stand_on_their_own_lines() -> None:
    fragment = "<p>One <b>and</b>\n two.</p>Three<br>four<ul><li>five</li></ul><script>x</script> tail"
    assert fragment_text(fragment) == "One and two.\nThree\nfour\nfive\ntail"
    assert fragment_text("No markup at all") == "No markup at all"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("AT&amp;T &#8211; <em>Kremlin</em> denies", "AT&T – Kremlin denies"),
        ("Peskov&#8217;s denial &amp; more", "Peskov’s denial & more"),
        ("<p>Ferry<br/>stays</p>", "Ferry stays"),
        ("A <a href='/x' rel=tag>ferry</a>&nbsp;stays", "A ferry stays"),
        ("<b>F</b>erry", "Ferry"),
        ("The &lt;b&gt; of HTML", "The <b> of HTML"),
    ],
)
def test_a_title_written_as_html_is_text(title: str, text: str) -> None:
    assert title_text(title) == text


@pytest.mark.parametrize(
    "title",
    ["AT&T stays", "x < y", "Is a<b and c>d?", "R&D &copy paste", "I <3 <Delta>", "5 <i and more", "&nosuch; Q&A;"],
)
def test_signs_in_a_plain_title_stay(title: str) -> None:
    assert title_text(title) == title


@pytest.mark.parametrize("piece", ["<", "<a ", "<a b=", "<p  ", "&", "&#", "&amp", "</b "])
def test_a_title_of_damaged_markup_takes_no_time(piece: str) -> None:
    began = time.process_time()
    title_text(piece * 50_000)
    assert time.process_time() - began < 2
