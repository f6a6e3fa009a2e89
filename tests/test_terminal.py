from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import printable


def test_escape_sequences_are_written_out() -> None:
    assert printable("a\x1b[2Jb\x07") == "a\\x1b[2Jb\\x07"


def test_text_of_any_script_stays_as_it_is() -> None:
    text = "Москва, 北京, Nicolás “quoted”\n\tnext line"
    assert printable(text) == text


def test_direction_overrides_cannot_reorder_a_line() -> None:
    assert "\u202e" not in printable("abc\u202egnp.exe")


@given(st.text())
def test_nothing_but_line_breaks_and_tabs_is_left_unprintable(text: str) -> None:
    left = printable(text).replace("\n", "").replace("\t", "").replace("\xa0", "")
    assert all(character.isprintable() or character.isspace() for character in left)
