"""How far a command has come, where somebody looks."""

import io
import time
from pathlib import Path

import pytest

from pipeline.cli import bar as module
from pipeline.cli.bar import bar_of, counter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, path: Path, monkeypatch: pytest.MonkeyPatch, after: float) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(module, "AFTER", after)
    with bar_of([path]) as bar:
        bar.article(3)
        bar.read(50)
        time.sleep(0.15)  # what is shown is brought up to date ten times a second
        bar.read(500)
    return stream.getvalue()


def test_a_terminal_sees_how_much_of_the_bytes_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x" * 200)
    seen = shown(Terminal(), tmp_path, monkeypatch, after=0)
    assert "200/200" in seen
    assert "3 articles" in seen


@pytest.mark.parametrize(("stream", "after"), [(io.StringIO(), 0), (Terminal(), 60)])
def test_nothing_is_shown_without_a_terminal_or_for_a_short_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, after: float
) -> None:
    assert shown(stream, tmp_path, monkeypatch, after) == ""


def test_articles_are_counted_where_bytes_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(module, "AFTER", 0)
    with bar_of(None) as bar:
        bar.read(500)
        time.sleep(0.15)
        bar.article(7)
    assert "7.00 articles" in stream.getvalue()


def test_a_command_that_prints_onto_the_terminal_shows_no_bar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Terminal())
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(module, "AFTER", 0)
    with bar_of([tmp_path], prints=True) as bar:
        bar.read(500)
    assert stream.getvalue() == ""


def test_a_counter_knows_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(module, "AFTER", 0)
    with counter("stories", 4) as done:
        time.sleep(0.15)
        done(2)
    assert "2.00/4.00" in stream.getvalue()
