"""Mappings of fields as people write them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles.fields import KNOWN
from pipeline.articles.mapping import read_mapping
from pipeline.errors import SettingsError
from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons

EXPORT = {
    "day": {"rows": [
        {"copy": FERRY, "text": "A teaser.", "made": {"at": "2021-05-03"}, "title": "A",
         "people": [{"called": "Ineke Bos"}]},
        {"copy": f"<p>{BRIDGE}</p><p>{FERRY}</p>", "made": {"at": "2021-05-04"}},
        {"text": "A teaser."},
    ]},
}  # fmt: skip
MAPPING = ["text=copy, published=made.at,", "authors=people.called,records=day.rows"]


def test_what_is_mapped_is_read_there_and_the_rest_where_it_is_known(tmp_path: Path) -> None:
    found = read(tmp_path, "a.json", json.dumps(EXPORT), read_mapping(MAPPING))
    first, second = articles(found)
    assert (first.text, second.text) == (FERRY, f"{BRIDGE}\n{FERRY}")
    told = first.metadata
    assert (told.title, told.authors, told.published) == ("A", ("Ineke Bos",), "2021-05-03")
    assert reasons(found) == ["no text in the mapped field 'copy'; the record has text"]


def test_lines_are_mapped_too(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"n": n, "payload": {"copy": text}}) for n, text in enumerate((FERRY, BRIDGE)))
    found = read(tmp_path, "a.jsonl", lines, read_mapping(["text=payload.copy,id=n"]))
    assert [(article.source_id, article.text) for article in articles(found)] == [("0", FERRY), ("1", BRIDGE)]


def test_the_records_of_each_line_are_mapped_too(tmp_path: Path) -> None:
    pages = [{"articles": [{"title": "A", "text": FERRY}, {"title": "B", "text": BRIDGE}]}, {"text": FERRY}, {"a": 1}]
    lines = "\n".join(json.dumps(page) for page in pages)
    found = read(tmp_path, "a.jsonl", lines, read_mapping(["records=articles"]))
    assert [article.text for article in articles(found)] == [FERRY, BRIDGE, FERRY]
    assert places(found) == ["a.jsonl#1#1", "a.jsonl#1#2", "a.jsonl#2", "a.jsonl#3"]
    assert len(reasons(found)) == 1


def test_a_path_into_a_wrapper_of_a_record_holds(tmp_path: Path) -> None:
    record = {"_id": "7", "_source": {"copy": FERRY}}
    for path in ("_source.copy", "copy"):
        (article,) = articles(read(tmp_path, "a.json", json.dumps(record), read_mapping([f"text={path}"])))
        assert (article.source_id, article.text) == ("7", FERRY)


def test_nothing_mapped_is_what_is_known() -> None:
    assert read_mapping(["", " , "]) is KNOWN


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("body=text", "'body', but it can only map text, title"),
        ("text", "'text', but must be pairs"),
        ("=x", "pairs"),
        ("text=", "pairs"),
        ("text=a,title=b,text=c", "'text' twice"),
    ],
)
def test_what_is_no_mapping_is_an_error_that_says_what_can_be_mapped(written: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named) as refused:
        read_mapping([written])
    assert "published" in str(refused.value)


@pytest.mark.parametrize("value", [[], {}, {"copy": 7}, {"copy": {"a": FERRY}}, {"copy": " "}])
def test_records_without_a_mapped_text_are_accounted_for(tmp_path: Path, value: Any) -> None:
    found = read(tmp_path, "a.json", json.dumps(value), read_mapping(["text=copy"]))
    assert len(reasons(found)) == 1


def test_a_title_is_no_text_where_the_text_is_mapped_but_a_mapped_title_can_be_one(tmp_path: Path) -> None:
    records = json.dumps([{"called": "Kenya sends troops to Chad", "title": "The night ferry sails on"}])
    assert articles(read(tmp_path, "a.json", records, read_mapping(["text=copy"]))) == []
    (article,) = articles(read(tmp_path, "a.json", records, read_mapping(["title=called"])))
    assert article.text == "Kenya sends troops to Chad"
