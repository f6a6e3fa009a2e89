"""Inputs opened: files, standard input, and what cannot be."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.articles.make import Unreadable
from pipeline.articles.opening import STANDARD_INPUT, name_of, opened, why_none
from pipeline.articles.read import read_articles
from pipeline.model import Article


def test_every_stretch_that_is_read_is_told(tmp_path: Path) -> None:
    path, told = tmp_path / "a", []
    path.write_bytes(b"x" * 100_000)
    with opened(path, told.append) as stream:
        stream.read(10)
        assert 10 <= sum(told) < 100_000
        stream.read()
    assert sum(told) == 100_000


def test_standard_input_is_read_to_its_end_and_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b'{"text": "A river rose."}\n{"text": "It fell."}\n')
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
    found = list(read_articles(STANDARD_INPUT))
    assert [item.text for item in found if isinstance(item, Article)] == ["A river rose.", "It fell."]
    assert {item.source.partition("#")[0] for item in found} == {"stdin"}
    assert not stream.closed


def test_standard_input_that_cannot_be_sought_in_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"A river rose.")
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))
        (article,) = read_articles(STANDARD_INPUT)
    assert isinstance(article, Article)
    assert article.text == "A river rose."


def test_what_cannot_be_opened_is_told_in_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reasons = [why_none(path) for path in (tmp_path / "gone", tmp_path / "pipe", tmp_path, STANDARD_INPUT)]
    assert reasons == [
        "no such file",
        "not a file: give what it holds on standard input, as -",
        "a folder without files (hidden ones are left out)",
        None,
    ]
    (item,) = read_articles(tmp_path / "gone")
    assert isinstance(item, Unreadable)


def test_names_are_text_that_utf_8_can_carry() -> None:
    assert name_of(Path(os.fsdecode(b"a\xff"))) == "a\ufffd"
