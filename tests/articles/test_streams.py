"""Bounded streams and streams whose beginning is put back."""

import gzip
import io

import pytest

from pipeline.articles import streams
from pipeline.articles.packed import gunzipped
from pipeline.articles.streams import Counted, peeked


def test_peeking_loses_nothing_of_a_stream_that_cannot_seek() -> None:
    head, stream = peeked(io.BufferedReader(Counted(io.BytesIO(b"abcdef"))), 3)
    assert (head, stream.read()) == (b"abc", b"abcdef")


def test_a_damaged_stream_ends_after_what_came_before_the_damage_and_tells_it() -> None:
    whole = gzip.compress(bytes(range(256)) * 40, mtime=0)
    unpacked = gunzipped(io.BytesIO(whole[:-10]))
    data = io.BufferedReader(unpacked).read()
    assert (bytes(range(256)) * 40).startswith(data)
    assert unpacked.problems == [f"breaks off after {len(data)} unpacked bytes"]


def test_what_follows_a_gzip_is_left_out_and_told() -> None:
    unpacked = gunzipped(io.BytesIO(gzip.compress(b"Rain fell.") + gzip.compress(b" All night.") + b"<html>garbage"))
    assert io.BufferedReader(unpacked).read() == b"Rain fell. All night."
    assert unpacked.problems == ["what follows 21 unpacked bytes is not gzip, and is left out"]


def test_unpacking_ends_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE", 1000)
    unpacked = gunzipped(io.BytesIO(gzip.compress(b"\0" * 5_000_000)))
    assert len(io.BufferedReader(unpacked).read()) < 2_000_000
    assert unpacked.problems[0].startswith("unpacks to more than")
