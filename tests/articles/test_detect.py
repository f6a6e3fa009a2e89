"""Kinds of input by content."""

import gzip

import pytest

from pipeline.articles.detect import HEAD, Kind, foreign, kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"A plain sentence.", "a.html.bak", Kind.TEXT),
        (b"# A heading\n\nAnd text.", "a.txt", Kind.MARKDOWN),
        (b"Text with a [link](https://a.example/).", "a", Kind.MARKDOWN),
        (b"<!DOCTYPE html>\n<html>", "a.txt", Kind.HTML),
        (b"  <!-- made by hand --><html lang='en'>", "a", Kind.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "a", Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- c -->\n<rss version='2.0'>", "a", Kind.FEED),
        (b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "a", Kind.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", "a", Kind.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "a", Kind.FEED),
        (b'{"id": "1", "text": "One."}\n{"id": "2"}\n', "a.txt", Kind.JSON_LINES),
        (b'{"id": "1", "text": "One."}', "a.jsonl", Kind.JSON_LINES),
        (b'{"id": "1",\n "text": "One."}', "a.txt", Kind.JSON),
        (b'[{"text": "One."}]', "a.txt", Kind.JSON),
        (b'["world", "asia"]\nThe council met.', "a.txt", Kind.TEXT),
        (b"[Update] The council met.", "a.txt", Kind.TEXT),
        (gzip.compress(b"x"), "a.txt", Kind.GZIP),
        (b"PK\x03\x04rest", "a.txt", Kind.ZIP),
        (b"WARC/1.0\r\n", "a.txt", Kind.WARC),
        (b"%PDF-1.7", "a.txt", Kind.FOREIGN),
        (b"\x00\x01\x02" * 50, "a.txt", Kind.FOREIGN),
        (b"  \n\t", "a.txt", Kind.EMPTY),
        (b"", "a.jsonl", Kind.EMPTY),
    ],
)
def test_content_tells_the_kind(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of(head, name) is kind


def test_foreign_inputs_are_named() -> None:
    assert foreign(b"%PDF-1.7") == "a PDF document"
    assert foreign(b"\x00\x01") == "binary data"


@pytest.mark.parametrize("token", [b"<!--", b"<!-- -->", b"<!D[", b"<?", b"[[", b'{"a":', b"<a "])
def test_hostile_beginnings_are_told_at_once(token: bytes) -> None:
    assert kind_of((token * HEAD)[:HEAD], "a.txt") in Kind
