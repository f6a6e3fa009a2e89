import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.terminal import printable, printable_json


def test_escape_sequences_are_written_out() -> None:
    assert printable("a\x1b[2Jb\x07") == "a\\x1b[2Jb\\x07"


def test_text_of_any_script_stays_as_it_is() -> None:
    text = "Москва, 北京, Nicolás “quoted”\n\tnext line"
    assert printable(text) == text


def test_direction_overrides_cannot_reorder_a_line() -> None:
    assert "\u202e" not in printable("abc\u202egnp.exe")


@given(st.text())
def test_what_is_shown_holds_no_control_character_but_line_breaks_and_tabs(text: str) -> None:
    assert all(c in "\n\t" or unicodedata.category(c)[0] != "C" for c in printable(text))


@given(st.text())
def test_json_made_printable_is_the_same_json(text: str) -> None:
    shown = printable_json(json.dumps([text], ensure_ascii=False))
    assert json.loads(shown) == [text]
    assert all(unicodedata.category(c)[0] != "C" for c in shown)
