"""An Article or an Unreadable from what a format's reader found; ids are derived from content."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import overload

import orjson

from pipeline.characters import readable
from pipeline.model import Article, Metadata

_LEAST_TOLD = 4
"""Words: who did what."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Unreadable:
    """An input, or one record of it, that gave no article: where it stands, why, and its bytes as they were."""

    source: str
    reason: str
    data: bytes


@dataclass(frozen=True)
class Record:
    """One record of an input: where it stands, the name that it came with, and its media type."""

    source: str
    source_id: str
    content_type: str

    def numbered(self, number: int) -> "Record":
        """The record of this number in an input that holds many."""
        return Record(f"{self.source}#{number}", f"{self.source_id}#{number}", self.content_type)


def make(record: Record, text: str, metadata: Metadata | None = None, fetched: str | None = None) -> Article:
    """The article of a record; what UTF-8 cannot carry (lone surrogates) becomes U+FFFD, one for one.

    The text keeps its control characters, so that offsets stay; metadata lose theirs.
    """
    given = _readable(metadata) if metadata else Metadata()
    text = sound(text)
    return Article(
        id=article_id(record.source_id, text, given),
        source_id=record.source_id,
        source=record.source,
        content_type=record.content_type,
        text=text,
        metadata=given,
        fetched=fetched,
    )


def _readable(told: Metadata) -> Metadata:
    """Metadata without characters that steer what shows it."""
    fields = {name: readable(value) or None for name, value in told if isinstance(value, str)}
    return Metadata(**fields, authors=tuple(filter(None, map(readable, told.authors))))


def headline(title: str | None) -> str | None:
    """A title as the text of an article that has no other; nothing where it is too short to tell what happened."""
    return title if title and len(title.split()) >= _LEAST_TOLD else None


@overload
def sound(text: str) -> str: ...
@overload
def sound(text: None) -> None: ...
def sound(text: str | None) -> str | None:
    """A text that UTF-8 can carry."""
    return None if text is None else _SURROGATE.sub("\ufffd", text)


def article_id(source_id: str, text: str, metadata: Metadata) -> str:
    """32 hexadecimal digits of BLAKE2b over the source's id, the text and the metadata."""
    content = orjson.dumps([source_id, text, metadata.model_dump()])
    return blake2b(content, digest_size=16).hexdigest()
