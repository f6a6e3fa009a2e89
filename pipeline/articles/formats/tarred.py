"""Tar: every file in it, read as it comes; nothing is unpacked to disk, names are names only."""

import tarfile
from collections.abc import Iterator
from typing import Self

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.make import Unreadable
from pipeline.articles.packed import MAX_MEMBERS, counted, of_macos
from pipeline.errors import UnreadableArticle

_EXTENDED = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME,
             tarfile.GNUTYPE_LONGLINK)  # fmt: skip
MAX_EXTENDED = 8192
"""Bytes of long names and attributes before a file; older Pythons take time that grows with their square."""
_MAX_NESTED = 5
"""Headers before one file, each with more of its attributes."""


class _Archive(tarfile.TarFile):
    """An archive that counts the headers which are being read for one file."""

    nested = 0


class _Header(tarfile.TarInfo):
    """A file's header; the library would take damage for the archive's end, and attributes of any size and number."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> Self:
        """The next header, with those that go before it; UnreadableArticle where they are too many."""
        if not isinstance(archive, _Archive) or archive.nested >= _MAX_NESTED:
            raise UnreadableArticle(f"a tar archive with more than {_MAX_NESTED} headers before a file")
        archive.nested += 1
        try:
            return super().fromtarfile(archive)
        finally:
            archive.nested -= 1

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """The header in a block; UnreadableArticle where it is damaged or announces too much."""
        try:
            header = super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if not any(buf):  # the end of an archive
                raise
            raise UnreadableArticle(f"a damaged tar archive: {error}") from error
        if header.type in _EXTENDED and header.size > MAX_EXTENDED:
            raise UnreadableArticle(f"a tar archive with attributes of more than {MAX_EXTENDED} bytes")
        return header


class _Blocks:
    """A file of an archive, block by block: of a read that reaches beyond a break, the library gives nothing."""

    def __init__(self, archive: tarfile.TarFile, entry: tarfile.TarInfo) -> None:
        self._file = archive.fileobject(archive, entry).raw

    def read(self, size: int) -> bytes | None:
        """The next bytes, of one block at most."""
        return self._file.read(min(size, tarfile.BLOCKSIZE))


def read(given: Input) -> Iterator[Found]:
    """The files in their order; folders and what macOS adds are passed over, links and devices are told."""
    with _Archive.open(fileobj=given.stream, mode="r|", tarinfo=_Header, errors="replace") as archive:
        for number, entry in enumerate(_whole(archive), 1):
            if number > MAX_MEMBERS:
                raise UnreadableArticle(f"holds more than {MAX_MEMBERS} files; the rest is not read")
            if not (entry.isdir() or of_macos(entry.name)):
                yield from _entry(archive, entry, given)


def _whole(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The files; UnreadableArticle where the next one's header is damaged, with the file that it follows."""
    last = ""
    try:
        for entry in archive:
            last = entry.name
            yield entry
    except UnreadableArticle as error:
        raise UnreadableArticle(f"{error}{f'; the rest, behind {last[:200]}, is not read' if last else ''}") from error


def _entry(archive: tarfile.TarFile, entry: tarfile.TarInfo, given: Input) -> Iterator[Found]:
    if not entry.isreg() or entry.issparse():
        reason = "a link, device or sparse file in a tar archive, which holds no text of its own"
        yield Unreadable(f"{given.source}!{entry.name}", reason, b"")
        return
    unpacked = counted(_Blocks(archive, entry), entry.size)  # type: ignore[arg-type]  # it reads bytes
    yield from given.inside(unpacked, entry.name)


def _told(start: Start) -> bool:
    """Whether the first block is a header, by its checksum; old archives have no other mark."""
    try:
        return tarfile.TarInfo.frombuf(start.head[: tarfile.BLOCKSIZE], "utf-8", "replace").name != ""
    except tarfile.HeaderError:
        return False


FORMAT = Format("tar", (".tar", ".tar.gz", ".tgz"), "every file in it", _told, read, packed=True)
