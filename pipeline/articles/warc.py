"""WARC and ARC: one article a page, record by record as the archive is read."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser
from warcio.timeutils import timestamp_to_iso_date

from pipeline.articles.decode import binary, decode
from pipeline.articles.html import read_page
from pipeline.articles.make import Record, Unreadable, make
from pipeline.articles.streams import PutBack
from pipeline.model import Article, Metadata

MAX_PAYLOAD = 32 * 1024 * 1024
"""Bytes that are read of a page."""
MAX_HEADERS = 100_000
_PAGES = ("text/html", "application/xhtml+xml")


class _HeaderLines:
    """The lines of one record's headers, as many as headers may have."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MAX_HEADERS

    def readline(self) -> bytes:
        """The next line; ValueError where the headers are longer than MAX_HEADERS."""
        line = self._stream.readline(self._left + 1)
        self._left -= len(line)
        if self._left < 0:
            raise ValueError(f"headers of more than {MAX_HEADERS} bytes")
        return line


class _Headers(StatusAndHeadersParser):  # type: ignore[misc]  # the library has no types
    """The library's parser, bounded."""

    def parse(self, stream: BinaryIO, full_statusline: bytes | None = None) -> StatusAndHeaders:
        """Status line and headers."""
        return super().parse(_HeaderLines(stream), full_statusline)


class _Records(ArchiveIterator):  # type: ignore[misc]  # as above
    """The records of an archive; what the library would print of damaged ones is left empty, and they are counted."""

    INC_RECORD = ""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.loader.warc_parser = _Headers(self.loader.WARC_TYPES)
        self.loader.http_parser = _Headers(self.loader.HTTP_TYPES, verify=True)


def read_warc(stream: BinaryIO, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of an unpacked WARC stream; requests, metadata and the like hold none and are passed over."""
    for number, entry in enumerate(_entries(stream), 1):
        place = f"{record.source}#{number}"
        if isinstance(entry, str):
            yield Unreadable(place, f"damaged: {entry}", b"")
        elif entry.rec_type in ("response", "resource", "conversion"):
            yield from _outcomes(entry, Record(place, _id(entry) or f"{record.source_id}#{number}", "text/html"))


def _entries(stream: BinaryIO) -> Iterator[ArcWarcRecord | str]:
    """The records; for each that cannot be read why, and then those from where the next begins."""
    rest: BinaryIO | None = stream
    while rest is not None:
        records = _Records(rest)
        try:
            yield from records
        except Exception as error:  # hostile bytes may make a library raise anything
            yield " ".join(str(error).split())[:200] or type(error).__name__
            rest = _from_next(records.reader)
        else:
            if records.err_count:
                yield f"{records.err_count} records of a wrong length"
            return


def _from_next(stream: BinaryIO) -> BinaryIO | None:
    """The stream from the next line on that begins a record."""
    while line := stream.readline(MAX_HEADERS):
        if line.startswith(b"WARC/1."):
            return io.BufferedReader(PutBack(line, stream))
    return None


def _outcomes(entry: ArcWarcRecord, where: Record) -> Iterator[Article | Unreadable]:
    try:
        outcome = _article(entry, where)
    except Exception as error:  # as above: what is packed within a record is hostile as well
        outcome = Unreadable(where.source, f"damaged: {str(error)[:200]}", b"")
    yield outcome
    if isinstance(outcome, Article) and _is_cut(entry):
        yield Unreadable(where.source, "the record is cut short: its beginning alone is read", b"")


def _article(entry: ArcWarcRecord, where: Record) -> Article | Unreadable:
    status = entry.http_headers.get_statuscode() if entry.http_headers else "200"
    data = entry.content_stream().read(MAX_PAYLOAD)
    if status != "200":
        return Unreadable(where.source, f"an HTTP answer of status {status[:10]}", data)
    media_type, _, parameters = _content_type(entry).partition(";")
    text = None if binary(data) else decode(data, _charset(parameters))
    media_type = media_type.strip()
    reason = (text is None and _packed(entry, media_type)) or f"not a page: {media_type[:60] or 'no media type'}"
    return _payload(entry, where, media_type.lower(), text) or Unreadable(where.source, reason, data)


def _packed(entry: ArcWarcRecord, media_type: str) -> str | None:
    """Why a page or text is not read that is packed in a way which the library does not unpack."""
    encoding = (entry.http_headers and entry.http_headers.get_header("Content-Encoding")) or "identity"
    is_known = encoding.lower() in ("identity", *BufferedReader.get_supported_decompressors())
    if is_known or media_type.lower() not in ("", "text/plain", *_PAGES):
        return None
    return f"packed with {ascii(encoding[:40])[1:-1]}, which is not read"


def _is_cut(entry: ArcWarcRecord) -> bool:
    """Whether bytes that the record's header promises are missing at its end."""
    return getattr(entry.raw_stream, "limit", 0) > 0 and not entry.raw_stream.read(1)


def _payload(entry: ArcWarcRecord, where: Record, media_type: str, text: str | None) -> Article | Unreadable | None:
    """The article of a page or of a plain text; nothing where it is neither."""
    url, fetched = _header(entry, "WARC-Target-URI", "uri"), _fetched(entry)
    if text is None or not text.strip():
        return None
    if media_type in _PAGES or (not media_type and text.lstrip()[:1] == "<"):
        return read_page(text, where, url, fetched)
    if media_type == "text/plain":
        return make(Record(where.source, where.source_id, media_type), text, Metadata(url=url), fetched)
    return None


def _content_type(entry: ArcWarcRecord) -> str:
    """The media type of the payload: the HTTP answer's, or the record's own."""
    headers = entry.http_headers or entry.rec_headers
    return headers.get_header("Content-Type") or ""


def _charset(parameters: str) -> str | None:
    _, found, name = parameters.lower().partition("charset=")
    return name.strip(" \"';") if found else None


def _header(entry: ArcWarcRecord, *names: str) -> str | None:
    """The first of these fields: WARC's name, then ARC's."""
    value = next((value for name in names if (value := entry.rec_headers.get_header(name))), None)
    return value.strip("<>") if value else None


def _fetched(entry: ArcWarcRecord) -> str | None:
    """When the page was fetched; ARC writes 14 digits."""
    digits = _header(entry, "archive-date")
    return timestamp_to_iso_date(digits) if digits else _header(entry, "WARC-Date")


def _id(entry: ArcWarcRecord) -> str | None:
    return _header(entry, "WARC-Record-ID")
