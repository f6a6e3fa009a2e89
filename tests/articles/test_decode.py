"""Bytes to text."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.decode import binary, decode, decoded

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


CHINESE = "俄罗斯国防部星期二表示，已向乍得派遣一百名士兵。莫斯科否认了这一说法。"
JAPANESE = "ロシア国防省は火曜日、チャドに100人の兵士を派遣したと発表した。"
RUSSIAN = "Министерство обороны России сообщило во вторник, что отправило сто солдат в Чад."
THAI = "กระทรวงกลาโหมรัสเซียแถลงเมื่อวันอังคารว่าได้ส่งทหารหนึ่งร้อยนายไปยังชาด"


@pytest.mark.parametrize("times", [1, 50])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "utf-16"),
        (CHINESE, "utf-16-le"),
        (CHINESE, "gb18030"),
        (JAPANESE, "utf-16"),
        (JAPANESE, "cp932"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "koi8-r"),
        (THAI, "utf-32"),
        (THAI, "tis-620"),
        (CHINESE + SPANISH + RUSSIAN, "utf-16"),
        ("🔥🔥🔥🇹🇩 Срочно!!! 🇷🇺🇷🇺", "utf-16"),
    ],
)
def test_texts_of_any_script_are_texts_in_their_encodings(text: str, encoding: str, times: int) -> None:
    assert decoded((text * times).encode(encoding)) == text * times


def test_a_utf8_text_is_one_however_short_it_is() -> None:
    assert [decoded(word.encode("utf-8-sig")) for word in ("Чад", "東京")] == ["Чад", "東京"]


@pytest.mark.parametrize("mark", [b"", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("size", [120, 4000])
def test_rubbish_is_no_text_even_behind_a_byte_order_mark(mark: bytes, size: int) -> None:
    chance = random.Random(size)
    signs = bytes(set(range(256)) - set(range(32)))
    for _ in range(20):
        assert decoded(mark + bytes(chance.choices(signs, k=size))) is None


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\x01\x02binary\x80", b"\x80\x81\x82\x83\x84", b"\x9f\x8e\xd7\x91\xe3\xb2"]
)
def test_a_few_bytes_that_could_be_letters_of_some_alphabet_are_no_text(data: bytes) -> None:
    assert decoded(data) is None
