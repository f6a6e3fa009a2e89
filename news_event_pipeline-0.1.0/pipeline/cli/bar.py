"""How far a long command has come: on standard error, where that is a terminal, from the third second on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from pipeline.cli import inputs

AFTER = 2.0  # seconds


class Bar:
    """Bytes of the files that are read, with their rate and the time left, and how many articles they gave."""

    def __init__(self, bar: "tqdm[None]") -> None:
        self._bar = bar
        self._articles = 0

    def read(self, size: int) -> None:
        """Book bytes; a file that is read twice in places counts no more than once."""
        total = self._bar.total
        self._bar.update(size if total is None else max(0, min(size, total - self._bar.n)))

    def article(self, number: int = 1) -> None:
        """Book inputs."""
        self._articles += number
        self._bar.set_postfix_str(f"{self._articles:,} articles", refresh=False)


@contextmanager
def bar_of(paths: list[Path]) -> Iterator[Bar]:
    """A bar over all files of the paths."""
    total = inputs.size(paths) if sys.stderr.isatty() else None
    with tqdm(total=total, unit="B", unit_scale=True, disable=None, delay=AFTER, file=sys.stderr, leave=False) as bar:
        yield Bar(bar)
