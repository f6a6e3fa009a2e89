"""WARC: one article a page, record by record as the archive is read."""

from collections.abc import Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from pipeline.articles.decode import binary, decode
from pipeline.articles.html import read_page
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article, Metadata

MAX_PAYLOAD = 8 * 1024 * 1024
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: BinaryIO, record: Record) -> Iterator[Article | Unreadable]:
    """The articles of an unpacked WARC stream; requests, metadata and the like hold none and are passed over."""
    for number, entry in enumerate(ArchiveIterator(stream, no_record_parse=False, check_digests=False), 1):
        where = Record(f"{record.source}#{number}", _id(entry) or f"{record.source_id}#{number}", "text/html")
        if entry.rec_type in ("response", "resource", "conversion"):
            yield _article(entry, where)


def _article(entry: ArcWarcRecord, where: Record) -> Article | Unreadable:
    status = entry.http_headers.get_statuscode() if entry.http_headers else "200"
    media_type, _, parameters = _content_type(entry).partition(";")
    data = entry.content_stream().read(MAX_PAYLOAD + 1)
    if status != "200":
        return Unreadable(where.source, f"an HTTP answer of status {status[:10]}", data)
    if len(data) > MAX_PAYLOAD:
        return Unreadable(where.source, f"a payload of more than {MAX_PAYLOAD} bytes", data[:1000])
    return _payload(
        entry, where, media_type.strip().lower(), decode(data, _charset(parameters)) if not binary(data) else None
    ) or Unreadable(where.source, f"not a page: {media_type.strip()[:60] or 'no media type'}", data)


def _payload(entry: ArcWarcRecord, where: Record, media_type: str, text: str | None) -> Article | Unreadable | None:
    """The article of a page or of a plain text; nothing where it is neither."""
    url, fetched = _header(entry, "WARC-Target-URI"), _header(entry, "WARC-Date")
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


def _header(entry: ArcWarcRecord, name: str) -> str | None:
    value = entry.rec_headers.get_header(name)
    return value.strip("<>") if value else None


def _id(entry: ArcWarcRecord) -> str | None:
    return _header(entry, "WARC-Record-ID")
