"""A disk that fills, fails and tears, under the files that are opened for writing through pathlib."""

import errno
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest


class PowerCut(BaseException):
    """The machine stopped; nothing catches it."""


@dataclass
class Disk:
    """What becomes of writing: room in bytes, None without end; syncs and writes are counted down to the fault."""

    room: int | None = None
    syncs_until_failure: int | None = None
    writes_until_cut: int | None = None
    synced: dict[Path, int] = field(default_factory=dict)  # bytes that a power cut cannot take
    written: set[Path] = field(default_factory=set)

    def calm(self) -> None:
        """Nothing fails any more."""
        self.room = self.syncs_until_failure = self.writes_until_cut = None

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Under pathlib and os.fsync, until the patch is undone."""
        whole, sync = Path.open, os.fsync

        def open_(path: Path, mode: str = "r", *given: Any, **options: Any) -> IO[Any]:
            file = whole(path, mode, *given, **options)
            if mode not in ("ab", "wb"):
                return file
            self.written.add(path)
            self.synced.setdefault(path, path.stat().st_size)
            return _File(file, self)  # type: ignore[return-value]  # it does what is asked of it here

        patch.setattr(Path, "open", open_)
        patch.setattr(os, "fsync", lambda handle: self._sync(handle, sync))

    def cut_power(self, keep: Callable[[int, int], int], folders: tuple[Path, ...]) -> None:
        """Takes from files what was not synced, so much as keep(least, most) says."""
        self.calm()
        for path in self.written:
            if path.exists() and any(folder in path.parents for folder in folders):
                size = path.stat().st_size
                os.truncate(path, keep(min(size, self.synced.get(path, 0)), size))
        self.synced.clear()
        self.written.clear()

    def _sync(self, handle: int, sync: Callable[[int], None]) -> None:
        if self.syncs_until_failure is not None:
            self.syncs_until_failure -= 1
            if self.syncs_until_failure < 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(handle)
        path = Path(f"/proc/self/fd/{handle}").readlink()
        self.synced[path] = path.stat().st_size


class _File(io.RawIOBase):
    """A file opened for writing, without a buffer."""

    def __init__(self, file: IO[Any], disk: Disk) -> None:
        self._file, self._disk = file, disk

    def write(self, data: Any) -> int:
        """As much as there is room for; a buffered file raises where that is not all, a raw one says how much."""
        disk, size = self._disk, len(data)
        if disk.writes_until_cut is not None:
            disk.writes_until_cut -= 1
            if disk.writes_until_cut < 0:
                self._put(data[: size // 2])
                raise PowerCut
        part = size if disk.room is None else min(size, disk.room)
        disk.room = None if disk.room is None else disk.room - part
        self._put(data[:part])
        if part < size and (not part or isinstance(self._file, io.BufferedIOBase)):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return part

    def _put(self, data: Any) -> None:
        self._file.write(data)
        self._file.flush()

    def fileno(self) -> int:
        """The system's number."""
        return self._file.fileno()

    def close(self) -> None:
        """Closes the file beneath, too."""
        self._file.close()
        super().close()
