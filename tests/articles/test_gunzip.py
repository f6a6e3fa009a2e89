"""gzip with damage in its middle."""

import gzip
import io
import random
import time

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.gunzip import Gunzipped
from pipeline.articles.streams import Counted

WORDS = [f"word{number}" for number in range(1000)]
RANDOM = random.Random(1)
LINES = [" ".join(RANDOM.choices(WORDS, k=200)).encode() + b"\n" for _ in range(60)]


def unpacked(packed: bytes) -> tuple[bytes, list[str]]:
    stream = Gunzipped(Counted(io.BytesIO(packed)))
    return io.BufferedReader(stream).read(), stream.problems


def damaged(packed: bytes, at: int) -> bytes:
    return packed[:at] + bytes(byte ^ 0x5A for byte in packed[at : at + 20]) + packed[at + 20 :]


def test_all_members_but_the_damaged_one_are_read_and_its_place_is_told() -> None:
    members = [gzip.compress(line, mtime=0) for line in LINES]
    start = sum(map(len, members[:30]))
    data, problems = unpacked(damaged(b"".join(members), start + len(members[30]) // 2))
    assert data.startswith(b"".join(LINES[:30]))
    assert data.endswith(b"\n" + b"".join(LINES[31:]))
    (problem,) = problems
    behind = start + len(members[30])
    assert problem.startswith("damaged after ")
    assert problem.endswith(f"read on from byte {behind} of the packed ones")


def test_what_stands_before_the_damage_in_a_single_member_is_read_to_the_last_byte() -> None:
    text = b"".join(LINES)
    packed = gzip.compress(text, mtime=0)
    data, (problem,) = unpacked(packed[:-8] + bytes(4) + packed[-4:])
    assert data == text
    assert problem.startswith(f"damaged after {len(text)} unpacked bytes: ")


def test_a_member_behind_something_else_is_read() -> None:
    data, (problem,) = unpacked(gzip.compress(b"One.") + b"<html>" * 5000 + gzip.compress(b"Two."))
    assert data == b"One.Two."
    assert problem.startswith("what follows 4 unpacked bytes is not gzip, and is left out; read on from byte")


def test_padding_is_no_damage() -> None:
    assert unpacked(gzip.compress(b"One.") + bytes(40_000) + gzip.compress(b"Two.") + bytes(9)) == (b"One.Two.", [])


def test_a_file_of_beginnings_alone_ends_soon() -> None:
    data, problems = unpacked(gzip.compress(b"One.") + b"\x1f\x8b\x08\0" * 2_000_000)
    assert data.startswith(b"One.")
    assert len(problems) <= 21


@given(st.binary(max_size=300), st.integers(0, 400), st.binary(max_size=30))
def test_sound_bytes_come_out_whole_and_none_are_raised_for(text: bytes, at: int, noise: bytes) -> None:
    packed = gzip.compress(text, mtime=0)
    assert unpacked(packed) == (text, [])
    unpacked(packed[:at] + noise + packed[at:])


def test_very_many_tiny_members_end_soon_and_the_rest_is_told() -> None:
    start = time.process_time()
    data, problems = unpacked(gzip.compress(b"a", mtime=0) * 1_500_000)
    assert time.process_time() - start < 2
    assert data == b"a" * 100_000
    assert problems == ["more than 100000 parts of less than 100 bytes; the rest is not read"]


def test_members_of_records_are_read_however_many() -> None:
    line = bytes(RANDOM.choices(range(256), k=120))
    data, problems = unpacked(gzip.compress(line, mtime=0) * 110_000)
    assert (len(data), problems) == (110_000 * 120, [])
