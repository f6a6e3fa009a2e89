"""CSV and TSV with named columns: one article a row, read row by row."""

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.articles.columns import canonical, delimiter, is_header, unquoted, with_text, written
from pipeline.articles.decode import decode
from pipeline.articles.fields import Fields
from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import HEAD, Start
from pipeline.articles.json_reader import MAX_FAILED, MAX_LINE, one
from pipeline.articles.make import Record, Unreadable
from pipeline.articles.streams import LineFeeds, peeked
from pipeline.errors import UnreadableArticle
from pipeline.model import Article

_SUFFIXES = (".csv", ".tsv", ".tab")
MAX_FIELD = 1_000_000
"""Characters of one field; a quote that never ends takes as many."""
_EXCEL = "sep="
"""What Excel may write above the header."""
_Row = tuple[list[str] | str, bytes]
"""The fields of a row, or what is wrong with it, and the lines that it was read of."""


class _Lines:
    """The lines of a table as text, and those of them that the last row was made of."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        """The next line; UnreadableArticle where it is longer than MAX_LINE."""
        line = self._stream.readline(MAX_LINE + 1)
        if not line:
            raise StopIteration
        if len(line) > MAX_LINE:
            raise UnreadableArticle(f"a line of more than {MAX_LINE} bytes; the rows before it were read")
        self.taken.append(decode(line))
        return self.taken[-1]


def read(given: Input) -> Iterator[Found]:
    """The articles of the rows, numbered from 1 below the header; rows that do not fit it are told."""
    csv.field_size_limit(MAX_FIELD)  # for the process: the library's own is less than a text may have
    lines = _Lines(_of_lines(given.stream))
    first = next((line for line in lines if line.strip() and not line.startswith(_EXCEL)), "")
    columns = canonical(_names(first), given.fields)
    _check(columns, given.fields)
    failed, record = 0, given.record("text/csv")
    for number, (row, raw) in enumerate(_rows(lines, delimiter(first), len(columns)), 1):
        outcome = _outcome(row, columns, record.numbered(number), raw, given.fields)
        failed = failed + 1 if isinstance(outcome, Unreadable) else 0
        yield outcome
        if failed > MAX_FAILED:
            raise UnreadableArticle(f"the rest, from row {number + 1} on, is not read")


def _of_lines(stream: BinaryIO) -> BinaryIO:
    """The stream, with line feeds where its lines end with carriage returns alone."""
    head, stream = peeked(stream, HEAD)
    is_old = b"\r" in head and b"\n" not in head
    return io.BufferedReader(LineFeeds(stream), 1 << 16) if is_old else stream


def _check(columns: list[str], fields: Fields) -> None:
    if not with_text(columns, fields):
        shown = ", ".join(column[:40] for column in columns[:12])
        address = "fetch the pages that it lists, or " if "url" in columns else ""
        raise UnreadableArticle(
            f"a table without a column of texts; it has {shown}: {address}name one, --map text=COLUMN"
        )


def _rows(lines: _Lines, parted_by: str, width: int) -> Iterator[_Row]:
    """Each row, or what is wrong with it, with the lines that it was read of; blank ones are passed over."""
    rows = csv.reader(lines, delimiter=parted_by, strict=True)
    while True:
        lines.taken.clear()
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield from _again(lines.taken, f"not a row of CSV: {error}", parted_by, width)
            continue
        if row:
            yield row, _bytes(lines.taken)


def _again(taken: list[str], reason: str, parted_by: str, width: int) -> Iterator[_Row]:
    """The last line of a damaged row as a row of its own, where it is one with marks that nobody escaped; else none.

    The lines above it hold a quote that never ended: in a row of its own the same column is quoted too.
    """
    *above, last = taken
    line = last.rstrip("\r\n")
    found = written(line, parted_by)
    is_row = len(found) == width and parted_by.join(found) == line and max(map(len, found)) <= MAX_FIELD
    if above and is_row:
        opened = len(written(above[0].rstrip("\r\n"), parted_by))
        is_row = "".join(found[opened : opened + 1]).startswith('"')
    if above or not is_row:
        yield reason, _bytes(above if is_row else taken)
    if is_row:
        yield [unquoted(field) for field in found], _bytes([last])


def _bytes(lines: list[str]) -> bytes:
    return "".join(lines).encode("utf-8", "replace")


def _outcome(
    row: list[str] | str, columns: list[str], record: Record, raw: bytes, fields: Fields
) -> Article | Unreadable:
    if isinstance(row, str):
        return Unreadable(record.source, row, raw)
    if len(row) > len(columns):
        return Unreadable(record.source, f"{len(row)} columns, where the header has {len(columns)}", raw)
    return one(dict(zip(columns, row, strict=False)), record, raw, fields)


def _names(header: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=delimiter(header)), [])
    except csv.Error:
        return []


def _told(start: Start) -> bool:
    """The ending, or a first line that names known columns."""
    header = start.lines[0] if start.lines else ""
    return bool(header) and (start.suffix in _SUFFIXES or is_header(_names(header), start.fields))


FORMAT = Format(
    "CSV, TSV",
    _SUFFIXES,
    "an article a row, by the names of the columns, as JSON's fields; other names by --map",
    _told,
    read,
)
