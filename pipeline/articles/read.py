"""A file of articles to Articles; whatever cannot be read comes out as Unreadable, and nothing is raised for it."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.articles.json_reader import read_lines
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article

_TYPES = {".md": "text/markdown", ".markdown": "text/markdown", ".jsonl": "application/x-ndjson"}


def read_articles(path: Path) -> Iterator[Article | Unreadable]:
    """Every article of a file, in its order; a file that cannot be opened is one Unreadable."""
    record = Record(str(path), path.name, _TYPES.get(path.suffix.lower(), "text/plain"))
    try:
        yield from _read(path, record)
    except OSError as error:
        yield Unreadable(record.source, f"cannot be read: {error.strerror or error}", b"")


def _read(path: Path, record: Record) -> Iterator[Article | Unreadable]:
    if record.content_type == "application/x-ndjson":
        with path.open("rb") as stream:
            yield from read_lines(stream, record)
    else:
        text = path.read_bytes().decode("utf-8", "replace")
        yield make(record, text) if text.strip() else Unreadable(record.source, "empty", b"")
