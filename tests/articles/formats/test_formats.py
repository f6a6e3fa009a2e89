"""Which format an input has, by content and, where that leaves it open, by its ending."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.articles.formats import FORMATS, format_of
from pipeline.articles.formats.start import HEAD, Start
from tests.articles.formats.reading import FERRY, read

DOCS = Path(__file__).parents[3] / "docs" / "articles.md"


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"A plain sentence.", "a.html.bak", "plain text"),
        (b"# A heading\n\nAnd text.", "a.txt", "Markdown"),
        (b"Text with a [link](https://a.example/).", "a", "Markdown"),
        (b"<!DOCTYPE html>\n<html>", "a.txt", "HTML"),
        (b"  <!-- made by hand --><html lang='en'>", "a", "HTML"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "a", "HTML"),
        (b"<b>Storm</b> A text that begins in bold.", "a.txt", "plain text"),
        (b"<Reuters> - A text whose agency stands in brackets.", "a.txt", "plain text"),
        (b'<newsItem standard="NewsML-G2" guid="1">', "a.xml", "NewsML-G2"),
        (b"<?xml version='1.0'?>\n<!-- c -->\n<rss version='2.0'>", "a", "RSS, Atom, RDF"),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a", "RSS, Atom, RDF"),
        (b"<rdf:RDF xmlns:rdf='x'>", "a", "RSS, Atom, RDF"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", "RSS, Atom, RDF"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><nitf>", "a.xml", "NITF"),
        (b'{"id": "1", "text": "One."}\n{"id": "2"}\n', "a.txt", "JSON Lines"),
        (b'{"id": "1", "text": "On"e."},\n{"id": "2"}\n', "a.txt", "JSON Lines"),
        (b'{"id": "1", "text": "One."}', "a.jsonl", "JSON Lines"),
        (b'{"id": "1",\n "text": "One."}', "a.txt", "JSON"),
        (b'[{"text": "One."}]', "a.txt", "JSON"),
        (b'["world", "asia"]\nThe council met.', "a.txt", "plain text"),
        (b"[Update] The council met.", "a.txt", "plain text"),
        (gzip.compress(b"x", mtime=0), "a.txt", "gzip"),
        (b"PK\x03\x04rest", "a.txt", "zip"),
        (b"WARC/1.0\r\n", "a.txt", "WARC"),
        (b"%PDF-1.7", "a.txt", "a PDF document"),
        (b"\x00\x01\x02" * 50, "a.txt", "binary data"),
        (b"  \n\t", "a.txt", "plain text"),
        (b"", "a.jsonl", "plain text"),
    ],
)
def test_content_tells_the_format(head: bytes, name: str, expected: str) -> None:
    assert format_of(Start(head, name)).name == expected


@pytest.mark.parametrize(
    "token", [b"<!--", b"<!-- -->", b"<!D[", b"<?", b"[[", b'{"a":', b"<a ", b"/*", b"a{", b"a:b\n", b"x(,"]
)
def test_hostile_beginnings_are_told_at_once(token: bytes) -> None:
    assert format_of(Start((token * HEAD)[:HEAD], "a.txt")) in FORMATS


def test_names_are_given_once_and_every_format_that_is_read_is_in_the_documentation() -> None:
    names = [one.name for one in FORMATS]
    assert len(set(names)) == len(names)
    shown = DOCS.read_text()
    assert [one.name for one in FORMATS if not one.refused and f"| {one.name} |" not in shown] == []


_SUFFIXES = sorted({suffix for one in FORMATS for suffix in one.suffixes})
_BEGINNINGS = (b"", b"<nitf>", b"<?xml version='1.0'?><a>", b"PK\x03\x04", b"\x1f\x8b", b"filedesc://", b"WARC/1.0\r\n",
               b"{", b"[", b"From: a\r\nMIME-Version: 1.0\r\n", b"title,text\n", b"1 of 2 DOCUMENTS\n")  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(_BEGINNINGS), st.binary(max_size=300), st.sampled_from(_SUFFIXES))
def test_whatever_a_file_holds_is_accounted_for(tmp_path: Path, head: bytes, rest: bytes, suffix: str) -> None:
    found = read(tmp_path, f"a{suffix}", head + rest)
    assert found
    assert all(item.source.startswith(str(tmp_path)) for item in found)


def test_a_text_stays_a_text_under_every_ending_that_is_not_refused(tmp_path: Path) -> None:
    refused = {suffix for one in FORMATS if one.refused for suffix in one.suffixes}
    for suffix in set(_SUFFIXES) - refused - {".csv", ".tsv", ".tab"}:
        (article,) = read(tmp_path, f"a{suffix}", FERRY)
        assert getattr(article, "text", None) == FERRY, suffix
