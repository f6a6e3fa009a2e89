"""What kind of input bytes are, by their beginning; the name's ending decides only where the content leaves it open."""

import re
from enum import Enum
from pathlib import PurePath

import orjson

from pipeline.articles.decode import binary

HEAD = 16_384
"""Bytes of an input that detection looks at."""


class Kind(Enum):
    """The kinds of input, each with its media type."""

    GZIP = "application/gzip"
    ZIP = "application/zip"
    WARC = "application/warc"
    HTML = "text/html"
    FEED = "application/xml"
    JSON = "application/json"
    JSON_LINES = "application/x-ndjson"
    MARKDOWN = "text/markdown"
    TEXT = "text/plain"
    EMPTY = "application/x-empty"
    FOREIGN = "application/octet-stream"


_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_XML_FEED = re.compile(
    rb"\s{0,64}(?:<\?xml[^>]{0,200}>)?(?:\s|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,4000}?\]\s{0,9})?>"
    rb"|<\?xml-stylesheet[^>]{0,300}>){0,20}<(?:[a-z]{1,10}:)?(?:rss|feed|rdf)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    rb"\s{0,64}(?:<\?xml[^>]{0,200}>\s{0,64})?(?:<!--.{0,2000}?-->\s{0,64}){0,5}"
    rb"<(?:!doctype\s{1,9}html|html|head|body|main|article|section|header|div|title|meta|script|link|table|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"^#{1,6} \S|\]\((?:https?://|#|/)|^\*\*\S|^---\r?\ntitle:", re.MULTILINE)


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of an input from its first HEAD bytes and its name."""
    magic = _by_magic(head)
    if magic is not None:
        return magic
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return Kind.EMPTY
    if start[:1] in (b"{", b"["):
        return _json(start, name)
    if start[:1] == b"<":
        return Kind.FEED if _XML_FEED.match(start) else Kind.HTML if _HTML.match(start) else _by_name(start, name)
    return _by_name(start, name)


def foreign(head: bytes) -> str:
    """What a foreign input is, in words."""
    return next((words for magic, words in _FOREIGN if head.startswith(magic)), "binary data")


def _by_magic(head: bytes) -> Kind | None:
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head.startswith(b"WARC/"):
        return Kind.WARC
    return Kind.FOREIGN if head.startswith(tuple(magic for magic, _ in _FOREIGN)) or binary(head) else None


def _json(start: bytes, name: str) -> Kind:
    """Lines where the first line is whole JSON and more follows, or where the name says so; "[a list" may be text."""
    line, newline, rest = start.partition(b"\n")
    lines_by_name = PurePath(name.lower().removesuffix(".gz")).suffix in (".jsonl", ".ndjson", ".jl")
    if _whole(line) and (lines_by_name or (newline and line.startswith(b"{") and rest.lstrip()[:1] == b"{")):
        return Kind.JSON_LINES
    if lines_by_name:
        return Kind.JSON_LINES
    return (
        Kind.JSON if re.match(rb"\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\"\d\]]|$)", start) and not _tag_list(line) else Kind.TEXT
    )


def _tag_list(line: bytes) -> bool:
    """A text may begin with a line of tags: ["world", "asia"]."""
    return re.fullmatch(rb"\[[^{\[\n]{0,200}\]\s*", line) is not None


def _whole(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _by_name(start: bytes, name: str) -> Kind:
    suffix = PurePath(name.lower().removesuffix(".gz")).suffix
    if suffix in (".html", ".htm") and b"<" in start:
        return Kind.HTML
    if suffix in (".md", ".markdown") or _MARKDOWN.search(start):
        return Kind.MARKDOWN
    return Kind.TEXT
