"""How far a long command has come: on standard error, where that is a terminal, from the third second on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size

from tqdm import tqdm

from pipeline.cli import inputs
from pipeline.logs import is_json

AFTER = 2.0  # seconds


class Bar:
    """Bytes of the files that are read, with their rate and the time left, and how many articles they gave."""

    def __init__(self, bar: "tqdm[None]", counts_bytes: bool) -> None:
        """Where the bytes say nothing of the time left, the articles are counted in their place."""
        self._bar = bar
        self._counts_bytes = counts_bytes
        self._articles = 0

    def read(self, size: int) -> None:
        """Book bytes; a file that is read twice in places counts no more than once."""
        total = self._bar.total
        if self._counts_bytes:
            self._bar.update(size if total is None else max(0, min(size, total - self._bar.n)))

    def article(self, number: int = 1) -> None:
        """Book inputs."""
        self._articles += number
        if self._counts_bytes:
            self._bar.set_postfix_str(f"{self._articles:,} articles", refresh=False)
        else:
            self._bar.update(number)


@contextmanager
def bar_of(paths: list[Path] | None, prints: bool = False) -> Iterator[Bar]:
    """A bar over all files of the paths, or, without, over articles of which nobody knows how many come.

    There is none where the command prints its results onto the same terminal.
    """
    total = inputs.size(paths) if paths and sys.stderr.isatty() else None
    with _tqdm("B" if paths else " articles", total, is_silent=prints and sys.stdout.isatty()) as bar:
        yield Bar(bar, paths is not None)


@contextmanager
def counter(unit: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """Takes the number of those that were done, of so many in all where that is known."""
    with _tqdm(f" {unit}", total) as bar:
        yield bar.update


def _tqdm(unit: str, total: int | None, is_silent: bool = False) -> "tqdm[None]":
    disable = is_silent or is_json() or None  # None: where standard error is no terminal
    columns, rows = get_terminal_size()  # tqdm itself shows nothing on a terminal that does not tell its size
    shape = {"ncols": columns, "nrows": rows, "file": sys.stderr, "leave": False}
    return tqdm(total=total, unit=unit, unit_scale=True, disable=disable, delay=AFTER, **shape)
