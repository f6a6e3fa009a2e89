"""What kind of input bytes are, by their beginning; the name's ending decides only where the content leaves it open."""

import re
from enum import Enum
from pathlib import PurePath

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
_ELEMENT = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?([A-Za-z]\w{0,20})\b")
_SPACE = re.compile(rb"\s+")
_FEEDS = frozenset([b"rss", b"feed", b"rdf"])
_PAGES = frozenset([b"html", b"head", b"body", b"main", b"article", b"section", b"header", b"div", b"title", b"meta",
                    b"script", b"link", b"table", b"p", b"h1"])  # fmt: skip
_PROLOG = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
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
        root = _root(start)
        return Kind.FEED if root in _FEEDS else Kind.HTML if root in _PAGES else _by_name(start, name)
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


def _root(start: bytes) -> bytes:
    """The name of the first element after declarations and comments; "html" where a doctype alone says so."""
    place = 0
    while (found := next(((o, c) for o, c in _PROLOG if start.startswith(o, place)), None)) is not None:
        if start[place : place + 14].lower() == b"<!doctype html":
            return b"html"
        end = _prolog_end(start, place, *found)
        if end < 0:
            return b""
        place = _after_space(start, end)
    match = _ELEMENT.match(start, place)
    return match[1].lower() if match else b""


def _after_space(start: bytes, place: int) -> int:
    match = _SPACE.match(start, place)
    return match.end() if match else place


def _prolog_end(start: bytes, place: int, opening: bytes, closing: bytes) -> int:
    """Where a declaration or comment ends; a document type may hold declarations of its own in brackets."""
    end = start.find(closing, place)
    bracket = start.find(b"[", place, end) if opening == b"<!" and end >= 0 else -1
    if bracket >= 0:
        end = start.find(closing, start.find(b"]", bracket)) if b"]" in start[bracket:] else -1
    return end + len(closing) if end >= 0 else -1


def _json(start: bytes, name: str) -> Kind:
    """Lines where the first is an object and another follows, or where the name says so; "[a list" may be text."""
    line, newline, rest = start.partition(b"\n")
    lines_by_name = PurePath(name.lower().removesuffix(".gz")).suffix in (".jsonl", ".ndjson", ".jl")
    if lines_by_name or (newline and _looks_whole(line) and rest.lstrip()[:1] == b"{"):
        return Kind.JSON_LINES
    return (
        Kind.JSON if re.match(rb"\{\s*(?:\"|\}|$)|\[\s*(?:[\[{\"\d\]]|$)", start) and not _tag_list(line) else Kind.TEXT
    )


def _tag_list(line: bytes) -> bool:
    """A text may begin with a line of tags: ["world", "asia"]."""
    return re.fullmatch(rb"\[[^{\[\n]{0,200}\]\s*", line) is not None


def _looks_whole(line: bytes) -> bool:
    """Whether a line is an object, sound or damaged."""
    return line.startswith(b"{") and line.rstrip().endswith((b"}", b"},"))


def _by_name(start: bytes, name: str) -> Kind:
    suffix = PurePath(name.lower().removesuffix(".gz")).suffix
    if suffix in (".html", ".htm") and b"<" in start:
        return Kind.HTML
    if suffix in (".md", ".markdown") or _MARKDOWN.search(start):
        return Kind.MARKDOWN
    return Kind.TEXT
