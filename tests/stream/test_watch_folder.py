"""Which files a watched folder gives, and when."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.stream.watch_folder import Stamp, look, settled, watch

A, B = Path("a"), Path("b")


def test_a_file_is_taken_when_it_has_stopped_growing_and_once() -> None:
    one, two = {A: Stamp(1, 1)}, {A: Stamp(2, 2)}
    assert settled({}, one, {}) == []
    assert settled(one, two, {}) == []
    assert settled(two, two, {}) == [A]
    assert settled(two, two, two) == []


def test_a_file_that_is_written_to_later_is_taken_again() -> None:
    assert settled({A: Stamp(2, 2)}, {A: Stamp(2, 2)}, {A: Stamp(1, 1)}) == [A]


def test_files_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    there = tmp_path / "a.txt"
    there.write_text("x")

    def vanishing() -> Iterator[Path]:
        yield from (there, tmp_path / "gone.txt")
        raise FileNotFoundError(2, "No such file or directory", "folder")

    assert list(look(vanishing)) == [there]


def test_a_folder_is_looked_at_until_it_is_asked_to_stop(tmp_path: Path) -> None:
    steps = iter([lambda: put("a", "1"), lambda: put("b", "1"), lambda: put("b", "22"), *[lambda: None] * 2])

    def put(name: str, text: str) -> None:
        (tmp_path / name).write_text(text)

    def wait(seconds: float) -> bool:
        step: Callable[[], None] | None = next(steps, None)
        if step is not None:
            step()
        return step is None

    assert [path.name for path in watch(lambda: sorted(tmp_path.iterdir()), wait)] == ["a", "b"]
