"""The letters beside a folder's logs."""

from pathlib import Path

from pipeline.articles.make import Unreadable
from pipeline.letters import NAME, write


def test_a_letter_stands_once_however_often_its_input_fails(tmp_path: Path) -> None:
    failure = Unreadable("in/x", "binary", b"")
    for _ in range(2):
        write(tmp_path, [failure, failure], set())
    assert (tmp_path / NAME).read_text() == '{"source":"in/x","reason":"binary"}\n'


def test_a_source_that_was_read_and_failed_later_keeps_its_letter(tmp_path: Path) -> None:
    failure = Unreadable("in/x", "too slow", b"")
    write(tmp_path, [failure], set())
    write(tmp_path, [failure], {"in/x"})
    assert (tmp_path / NAME).exists()
    write(tmp_path, [], {"in/x"})
    assert not (tmp_path / NAME).exists()


def test_a_line_that_somebody_else_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("not ours\n")
    write(tmp_path, [Unreadable("in/x", "binary", b"")], set())
    assert (tmp_path / NAME).read_text().splitlines()[0] == "not ours"
