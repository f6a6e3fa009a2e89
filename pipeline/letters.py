"""The inputs that runs could not use, beside the logs: one JSON line each, {"source": ..., "reason": ...}."""

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

import orjson

from pipeline.articles.make import Unreadable
from pipeline.storylog import named

NAME = "_dead-letters.jsonl"  # no story id starts with an underscore


def write(folder: Path, failures: Sequence[Unreadable], read: Set[str]) -> None:
    """The letters of earlier runs and those of this one, each once; without those of sources that now were read."""
    path = folder / NAME
    failed = {item.source for item in failures}
    letters = {line: None for source, line in _there(path) if source not in read or source in failed}
    letters |= {orjson.dumps({"source": item.source, "reason": item.reason}): None for item in failures}
    if letters:
        _replace(path, b"".join(line + b"\n" for line in letters))
    else:
        path.unlink(missing_ok=True)


def _there(path: Path) -> Iterator[tuple[str, bytes]]:
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        try:
            yield str(orjson.loads(line)["source"]), line
        except (ValueError, TypeError, LookupError):  # whoever wrote it: it stays
            yield "", line


def _replace(path: Path, data: bytes) -> None:
    """All or nothing: a full disk leaves the letters that were there."""
    new = path.with_name(f"{path.name}.new")
    with named(new):
        new.write_bytes(data)
    new.replace(path)
