"""Which files the commands read, in which order."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.articles.make import Unreadable
from pipeline.articles.opening import STANDARD_INPUT
from pipeline.cli import inputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a/z.txt", "a/y/x.txt", ".hidden.txt", ".git/config.txt", "c/.only.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("A river rose.")
    return tmp_path


def test_a_folders_files_come_in_the_order_of_their_names_without_hidden_ones(folder: Path) -> None:
    found = [str(path.relative_to(folder)) for path in inputs.files([folder])]
    assert found == ["a/y/x.txt", "a/z.txt", "b.txt"]


def test_a_named_folder_without_files_comes_itself_unless_it_may_be_empty(folder: Path) -> None:
    assert list(inputs.files([folder / "c", STANDARD_INPUT])) == [folder / "c", STANDARD_INPUT]
    assert list(inputs.files([folder / "c"], may_be_empty=True)) == []


def test_a_folder_within_that_cannot_be_looked_into_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = folder / "a" / "y"
    real = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    def refused(path: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(Path, "iterdir", refused)
    found = [item for item in inputs.read([folder]) if isinstance(item, Unreadable)]
    assert [(item.source, item.reason) for item in found] == [
        (str(closed), "a folder that cannot be looked into: Permission denied")
    ]


def test_the_size_is_that_of_all_files_and_unknown_of_standard_input(folder: Path) -> None:
    assert inputs.size([folder]) == 3 * len("A river rose.")
    assert inputs.size([folder, STANDARD_INPUT]) is None


def test_bytes_are_told_as_they_are_read(folder: Path) -> None:
    told: list[int] = []
    told_by: Callable[[int], None] = told.append
    assert len(list(inputs.read([folder], told=told_by))) == 3
    assert sum(told) >= 3 * len("A river rose.")


def test_a_pipe_within_a_folder_is_told(folder: Path) -> None:
    os.mkfifo(folder / "a" / "pipe")
    (told,) = [item for item in inputs.read([folder]) if isinstance(item, Unreadable)]
    assert told.source.endswith("a/pipe")
    assert told.reason.startswith("not a file")


def test_links_inside_a_folder_are_not_followed_and_a_named_one_is(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    for folder in (outside, inside):
        folder.mkdir()
        (folder / "a.txt").write_text("text")
    (inside / "file.txt").symlink_to(outside / "a.txt")
    (inside / "folder").symlink_to(outside)
    (tmp_path / "named").symlink_to(inside)
    assert list(inputs.files([inside])) == [inside / "a.txt"]
    assert [path.name for path in inputs.files([tmp_path / "named"])] == ["a.txt"]
    assert list(inputs.files([inside / "file.txt"])) == [inside / "file.txt"]
