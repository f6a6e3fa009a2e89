"""Which files a watched folder gives, and when."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.stream.watch_folder import Stamp, is_open_for_writing, look, settled, watch

A, B = Path("a"), Path("b")


def test_a_file_is_taken_when_it_has_stopped_growing_and_once() -> None:
    one, two = {A: Stamp(1, 1)}, {A: Stamp(2, 2)}
    assert settled({}, one, {}) == []
    assert settled(one, two, {}) == []
    assert settled(two, two, {}) == [A]
    assert settled(two, two, two) == []


def test_a_file_that_is_written_to_later_is_taken_again() -> None:
    assert settled({A: Stamp(2, 2)}, {A: Stamp(2, 2)}, {A: Stamp(1, 1)}) == [A]


def test_a_file_that_is_renamed_is_not_taken_again() -> None:
    stamp = Stamp(2, 2, (8, 15))
    assert settled({B: stamp}, {B: stamp}, {A: stamp}) == []
    assert settled({B: stamp}, {B: Stamp(2, 2, (8, 16))}, {A: stamp}) == []
    assert settled({B: Stamp(2, 2, (8, 16))}, {B: Stamp(2, 2, (8, 16))}, {A: stamp}) == [B]


def test_a_file_that_is_written_in_two_steps_then_renamed_is_taken_once(tmp_path: Path) -> None:
    writing = (tmp_path / "new.txt").open("w")
    final = tmp_path / "final.txt"
    steps: list[Callable[[], object]] = [
        lambda: writing.write("The first half, "),
        *[writing.flush] * 3,
        lambda: writing.write("and the second."),
        writing.close,
        *[lambda: None] * 2,
        lambda: (tmp_path / "new.txt").rename(final),
        *[lambda: None] * 3,
    ]

    def wait(seconds: float) -> bool:
        return not steps or bool(steps.pop(0)() and False)

    def look_and_read() -> Iterator[str]:
        for path in watch(lambda: sorted(tmp_path.iterdir()), wait):
            yield path.read_text()

    assert list(look_and_read()) == ["The first half, and the second."]


def test_a_file_that_somebody_writes_to_is_told_from_one_that_rests(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("w"):
        assert is_open_for_writing(path)
    assert not is_open_for_writing(path)
    assert not is_open_for_writing(tmp_path / "gone")


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
