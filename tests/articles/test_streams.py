"""Bounded streams and streams whose beginning is put back."""

import gzip
import io

import pytest

from pipeline.articles import streams
from pipeline.articles.packed import gunzipped
from pipeline.articles.streams import Counted, UnpacksTooMuch, peeked


def test_peeking_loses_nothing_of_a_stream_that_cannot_seek() -> None:
    head, stream = peeked(io.BufferedReader(Counted(io.BytesIO(b"abcdef"))), 3)
    assert (head, stream.read()) == (b"abc", b"abcdef")


def test_peeking_at_a_damaged_stream_gives_what_came_before_the_damage() -> None:
    whole = gzip.compress(bytes(range(256)) * 40, mtime=0)
    head, stream = peeked(gunzipped(io.BytesIO(whole[:-10])), 100_000)
    assert head
    assert stream.read(len(head)) == head
    with pytest.raises(EOFError):
        stream.read()


def test_unpacking_to_more_than_the_bound_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE", 1000)
    with pytest.raises(UnpacksTooMuch):
        gunzipped(io.BytesIO(gzip.compress(b"\0" * 5_000_000))).read()
