"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.decode import binary, decode

SPANISH = "El año pasado llovió más en Málaga, según señaló el señor Núñez a los periódicos de la región."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252"])
def test_texts_survive_their_encoding(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding)) == SPANISH


def test_the_encoding_that_a_page_declares_is_used() -> None:
    page = '<meta charset="koi8-r"><p>Совет обороны</p>'
    assert decode(page.encode("koi8-r")) == page


def test_a_few_broken_bytes_in_utf8_leave_the_rest_as_it_is() -> None:
    data = SPANISH.encode() * 3
    assert decode(data[:40] + b"\xff" + data[40:]).count("señor Núñez") == 3


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode("naïve".encode("cp1252"), "x-no-such-thing") == "naïve"


@given(st.binary(max_size=300))
def test_any_bytes_become_some_text(data: bytes) -> None:
    decode(data).encode("utf-8", "surrogatepass")


def test_control_characters_tell_binary_data() -> None:
    assert binary(bytes(range(256)))
    assert not binary(SPANISH.encode("utf-16"))
    assert not binary(b"line one\r\nline two\tand more")
