"""What a format is: how it is told by an input's beginning, and how the input is read."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from pipeline.articles.fields import KNOWN, Fields
from pipeline.articles.formats.start import Start
from pipeline.articles.make import Record, Unreadable
from pipeline.articles.streams import Unpacked
from pipeline.errors import UnreadableArticle
from pipeline.model import Article

MAX_DOCUMENT = 32 * 1024 * 1024
"""Bytes of an input that is read as a whole; JSON Lines, tables, tar and WARC are read as they come, of any size."""
KEPT = 1000
"""Bytes of a large or foreign input that an Unreadable keeps."""


class Input(NamedTuple):
    """An open input: where it stands, its name, how many packed inputs it stands in, and how its fields are named."""

    stream: BinaryIO
    source: str
    name: str
    depth: int = 0
    fields: Fields = KNOWN

    def record(self, media_type: str) -> Record:
        """The record that the whole input is."""
        return Record(self.source, self.name, media_type)

    def whole(self) -> bytes:
        """All its bytes; UnreadableArticle where they are more than a document may have."""
        data = self.stream.read(MAX_DOCUMENT + 1)
        if len(data) > MAX_DOCUMENT:
            raise UnreadableArticle(f"a document of more than {MAX_DOCUMENT} bytes")
        return data

    def beginning(self) -> bytes:
        """All its bytes, or as many as a document may have; rest tells what is left."""
        return self.stream.read(MAX_DOCUMENT)

    def rest(self) -> Iterator[Unreadable]:
        """That there was more than the beginning, where it is so."""
        if self.stream.read(1):
            yield Unreadable(self.source, f"the rest, beyond {MAX_DOCUMENT} bytes, is not read", b"")

    def inside(self, unpacked: Unpacked, name: str) -> "Iterator[Input | Unreadable]":
        """What stands in a packed input up to its damage, and the damage; the input is to be read before the next."""
        within = self.within(io.BufferedReader(unpacked, 1 << 16), name)
        if within.stream.peek(1) or not unpacked.problems:  # type: ignore[attr-defined]  # a BufferedReader's
            yield within
        yield from (Unreadable(within.source, problem, b"") for problem in unpacked.problems)

    def within(self, stream: BinaryIO, name: str) -> "Input":
        """An input that stands in this one; a name of nothing is this one, unpacked."""
        source = f"{self.source}!{name}" if name else self.source
        return self._replace(stream=stream, source=source, name=name or self.name, depth=self.depth + 1)


Found = Article | Unreadable | Input
"""What a reader gives: an article, what is none and why, or an input within, whose format is yet to be told."""
Reader = Callable[[Input], Iterator[Found]]


@dataclass(frozen=True)
class Format:
    """A format of inputs; takes says what becomes of one: what is taken of it, or what to do with it."""

    name: str
    suffixes: tuple[str, ...]
    takes: str
    told: Callable[[Start], bool]
    read: Reader
    packed: bool = False
    """Whether it holds further inputs."""
    refused: bool = False
    """Whether it is known only to be refused by name."""
