"""The beginning of an input, as formats look at it to tell themselves."""

import codecs
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath

from pipeline.articles.fields import KNOWN, Fields

HEAD = 16_384
"""Bytes of an input that are looked at."""
_ELEMENT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,20}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>]|$)")
_SPACE = re.compile(rb"\s+")
_PROLOG = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.{0,500})")
_MAX_LINES = 200


@dataclass(frozen=True)
class Start:
    """The first HEAD bytes of an input, if wide as UTF-8; its name, the names of a zip's files, its records' fields."""

    head: bytes
    name: str
    members: frozenset[str] = frozenset()
    fields: Fields = KNOWN

    @cached_property
    def text(self) -> bytes:
        """The beginning without a byte order mark and blanks."""
        return self.head.removeprefix(codecs.BOM_UTF8).lstrip()

    @cached_property
    def suffix(self) -> str:
        """The name's ending in lower case, that of gzip aside: ".json" of "Day.JSON.gz"."""
        return PurePath(self.name.lower().removesuffix(".gz")).suffix

    @cached_property
    def element(self) -> str:
        """The first element after declarations and comments; "html" where a doctype alone says so."""
        return _root(self.text).decode("ascii")

    @cached_property
    def root(self) -> str:
        """The first element in lower case."""
        return self.element.lower()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The first lines that are not blank, without the space around them; the last may be cut."""
        lines = (line.strip() for line in self.text.decode("utf-8", "replace").splitlines())
        return tuple(line for line in lines if line)[:_MAX_LINES]

    @cached_property
    def headers(self) -> dict[str, str]:
        """The fields of a mail-like block that the input begins with, names in lower case; empty where it has none."""
        block = re.split(rb"\r?\n\r?\n", self.text, maxsplit=1)[0].splitlines()
        fields = [_HEADER.match(line) for line in block if line[:1] not in (b" ", b"\t")]
        if not all(fields):
            return {}
        return {field[1].decode().lower(): field[2].decode("utf-8", "replace") for field in fields if field}


def _root(text: bytes) -> bytes:
    place = 0
    while (found := next(((o, c) for o, c in _PROLOG if text.startswith(o, place)), None)) is not None:
        if text[place : place + 14].lower() == b"<!doctype html":
            return b"html"
        end = _prolog_end(text, place, *found)
        if end < 0:
            return b""
        space = _SPACE.match(text, end)
        place = space.end() if space else end
    match = _ELEMENT.match(text, place)
    return match[1] if match else b""


def _prolog_end(text: bytes, place: int, opening: bytes, closing: bytes) -> int:
    """Where a declaration or comment ends; a document type may hold declarations of its own in brackets."""
    end = text.find(closing, place)
    bracket = text.find(b"[", place, end) if opening == b"<!" and end >= 0 else -1
    if bracket >= 0:
        end = text.find(closing, text.find(b"]", bracket)) if b"]" in text[bracket:] else -1
    return end + len(closing) if end >= 0 else -1
