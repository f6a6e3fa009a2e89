"""JSON Lines: one object a line."""

from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.json_reader import read_lines

_SUFFIXES = (".jsonl", ".ndjson", ".jl")


def read(given: Input) -> Iterator[Found]:
    """The articles of the lines."""
    yield from read_lines(given.stream, given.record("application/x-ndjson"), given.fields)


def _told(start: Start) -> bool:
    """The ending and a line that begins as one, or a first line that is an object, with another below it."""
    if start.suffix in _SUFFIXES:
        return any(line.startswith(("{", "[")) for line in start.lines)
    line, _, rest = start.text.partition(b"\n")
    return _looks_whole(line) and rest.lstrip()[:1] == b"{"


def _looks_whole(line: bytes) -> bool:
    """Whether a line is an object, sound or damaged."""
    return line.startswith(b"{") and line.rstrip().endswith((b"}", b"},"))


FORMAT = Format(
    "JSON Lines", _SUFFIXES, "an article a line, by the same fields as JSON; a text is kept to the letter", _told, read
)
