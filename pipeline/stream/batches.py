"""Batches of messages as a broker gives them, read so that no bytes in them end a client.

Both clients stumble over header names that are not UTF-8 and over codecs that are not installed, and unpack whatever a
batch holds, however large. Here such a name is told with escapes, and a batch that cannot be unpacked within a bound
gives one message in its place, which says why.
"""

import zlib
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import aiokafka.consumer.fetcher
import kafka.consumer.fetcher
from aiokafka.record.util import calc_crc32c
from kafka.errors import CorruptRecordError
from kafka.record.default_records import DefaultRecord, DefaultRecordBatch
from kafka.record.memory_records import MemoryRecords

from pipeline.wire import MAX_MESSAGE, UNREAD

MAX_UNPACKED = 4 * MAX_MESSAGE
"""Bytes of one batch, unpacked; what this package sends stays below a half of it."""

MAX_READ = MAX_MESSAGE * 3 // 2
"""Bytes of one message, with key and headers; no dead letter is as large."""

_CODECS = {2: "snappy", 3: "lz4", 4: "zstd"}
_GZIP = 31  # zlib's window bits for gzip, header and all


def read_all_batches_safely() -> None:
    """Makes both clients of this process read batches as this module does; they have no setting for it."""
    aiokafka.consumer.fetcher.MemoryRecords = Batches
    kafka.consumer.fetcher.MemoryRecords = Batches


class Batches(MemoryRecords):  # type: ignore[misc]  # kafka-python has no types
    """The batches of one partition in an answer; those of formats before 0.11 are the client's own business."""

    def next_batch(self) -> Any:
        """The next one, None after the last."""
        data = self._next_slice
        if data is None or data[self.MAGIC_OFFSET] < 2:
            return super().next_batch()
        self._cache_next()
        return Batch(data)


class Batch(DefaultRecordBatch):  # type: ignore[misc]  # kafka-python has no types
    """One batch; iterating gives its messages."""

    _buffer: bytearray
    _pos: int
    _num_records: int
    _decompressed: bool

    def validate_crc(self) -> bool:
        """Whether the bytes are those that were sent; by the compiled sum, which kafka-python lacks."""
        return bool(self.crc == calc_crc32c(self._buffer[self.ATTRIBUTES_OFFSET :]))

    def _maybe_uncompress(self) -> None:
        """Called before the first message is read."""
        if self.compression_type == self.CODEC_NONE or self._decompressed:
            return
        self._decompressed = True
        packed = memoryview(self._buffer)[self._pos :]
        try:
            self._buffer, self._pos = bytearray(unpacked(packed, self.compression_type)), 0
        except ValueError as error:
            reason = f"{self._num_records} message(s) up to offset {self.last_offset}, {len(packed)} bytes: {error}"
            self._in_its_place(reason)

    def _in_its_place(self, reason: str) -> None:
        self._buffer, self._pos, self._num_records = bytearray(), 0, 1
        record = self._told(self.base_offset, reason)
        self._read_msg = lambda: record

    def _told(self, offset: int, reason: str) -> DefaultRecord:
        """A message that says why another is not here."""
        headers = [(UNREAD, reason.encode())]
        return DefaultRecord(0, offset, self.max_timestamp, self.timestamp_type, None, None, headers)

    def __next__(self) -> Any:
        """The next message; one that is too large is let go, for clients hold so many, whatever their size."""
        record = self._next()
        parts = {"key": record.key or b"", "value": record.value or b"", "headers": _joined(record.headers)}
        if sum(map(len, parts.values())) <= MAX_READ:
            return record
        sizes = "; ".join(f"{name}: {len(data)} bytes, BLAKE2b {_digest(data)}" for name, data in parts.items())
        return self._told(record.offset, f"the message is larger than {MAX_READ} bytes: {sizes}")

    def _next(self) -> Any:
        """From the first name that is not UTF-8 on, names are read with escapes."""
        try:
            return super().__next__()
        except CorruptRecordError as error:
            if not isinstance(error.__context__, UnicodeDecodeError):
                raise
            self._buffer = _Names(self._buffer)
            return super().__next__()


def unpacked(packed: memoryview, codec: int, limit: int = MAX_UNPACKED) -> bytes:
    """The bytes of a packed batch; raises ValueError where they are more than the limit or cannot be unpacked."""
    if codec in _CODECS:
        raise ValueError(f"packed with {_CODECS[codec]}; this reader knows gzip")
    parts: list[bytes] = []
    rest, room = bytes(packed), limit
    while rest:
        unpacker = zlib.decompressobj(_GZIP)
        try:
            parts.append(unpacker.decompress(rest, room + 1))
        except zlib.error as error:
            raise ValueError(f"not gzip: {error}") from error
        room, rest = room - len(parts[-1]), unpacker.unused_data
        if room < 0 or not unpacker.eof:
            raise ValueError(f"they unpack to more than {limit} bytes")
    return b"".join(parts)


def _joined(headers: Iterable[tuple[str, bytes | None]]) -> bytes:
    return b"".join(name.encode() + (value or b"") for name, value in headers)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


class _Names(bytearray):
    """Bytes whose stretches are decoded whatever they hold: what is not UTF-8 is escaped."""

    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        return _Name(found) if isinstance(index, slice) else found


class _Name(bytes):
    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return super().decode(encoding, "backslashreplace")
