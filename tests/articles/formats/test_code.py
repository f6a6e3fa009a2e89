"""Code, style sheets and configuration are told; prose that looks a little like them is prose."""

from pathlib import Path

import pytest

from tests.articles.formats.reading import BRIDGE, FERRY, articles, read, reasons

PYTHON = '''# Counts ferries.
import os
from pathlib import Path


def count(folder):
    """Ferries of a folder."""
    total = 0
    for path in Path(folder).iterdir():
        if path.suffix == ".ferry":
            total += 1
    return total


print(count(os.getcwd()))
'''
SCRIPT = """/* Menu of the page
   and its buttons */
(function () {
  var menu = document.getElementById("menu");
  menu.addEventListener("click", function (event) {
    event.preventDefault();
    menu.classList.toggle("open");
  });
})();
"""
MINIFIED = (
    "!function(e,t){var n=e.menu;n&&(n.onclick=function(){return t(n),!1})}(window,function(e){e.open=!e.open});" * 3
)
STYLES = """/* Colours */
@import url("base.css");
body, .article > p { color: #333; margin: 0 auto; }
@media (max-width: 600px) { .menu { display: none } }
"""
RESOLUTION = "\n".join(
    f"Recalling its decision {n} of last year on night ferries, and all that it said;" for n in range(12)
)


@pytest.mark.parametrize("name", ["a.txt", "download", "a.md"])
@pytest.mark.parametrize(
    ("data", "named"),
    [
        (PYTHON, "programming code"),
        (SCRIPT, "programming code"),
        (MINIFIED, "programming code"),
        ("#!/bin/sh\necho ferry\n", "programming code"),
        (STYLES, "a style sheet (CSS)"),
        (STYLES.replace("\n", ""), "a style sheet (CSS)"),
    ],
)
def test_code_is_told_whatever_its_name(tmp_path: Path, name: str, data: str, named: str) -> None:
    (reason,) = reasons(read(tmp_path, name, data))
    assert reason.startswith(f"{named}, which is not read: ")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("a.py", "programming code"),
        ("Makefile", "programming code"),
        ("a.css", "a style sheet (CSS)"),
        ("a.yaml", "a configuration file"),
        ("a.srt", "a file of subtitles"),
        ("a.VTT", "a file of subtitles"),
        ("a.ics", "a calendar"),
        ("a.patch", "a list of changes"),
        ("a.diff", "a list of changes"),
        ("a.log", "a log"),
    ],
)
def test_the_ending_tells_code_too(tmp_path: Path, name: str, named: str) -> None:
    (reason,) = reasons(read(tmp_path, name, "ferry: 1\n"))
    assert reason.startswith(named)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", "a file of subtitles"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nSUMMARY:", "a calendar"),
        ("diff --git a/x b/x\n--- a/x\n+++ b/x\n", "a list of changes"),
    ],
)
def test_what_begins_as_no_prose_does_is_told_whatever_its_name(tmp_path: Path, data: str, named: str) -> None:
    (reason,) = reasons(read(tmp_path, "a.txt", data + FERRY))
    assert reason.startswith(named)


@pytest.mark.parametrize("name", ["Makefile", "a.log", "a.srt"])
def test_nothing_is_empty_whatever_its_ending(tmp_path: Path, name: str) -> None:
    assert reasons(read(tmp_path, name, " \n")) == ["empty"]


@pytest.mark.parametrize(
    "text",
    [
        RESOLUTION,
        f"{FERRY} (It sails at night.)\n[Music]\n{BRIDGE}\n(Reuters)\n",
        "- [Ferry](https://post.example/7)\n- [Bridge](https://post.example/8)\n- [Harbour](https://post.example/9)\n",
        f"He wrote: if (x = 1) {{ go(); }}\n{FERRY}\n{BRIDGE}\nThat was all;\n",
        f"import duties rose\n{FERRY}\nreturn tickets are dear\n{BRIDGE}\n",
    ],
)
def test_prose_with_brackets_and_semicolons_is_an_article(tmp_path: Path, text: str) -> None:
    (article,) = articles(read(tmp_path, "a.txt", text))
    assert article.text == text
