"""Lines with their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.layout import lines
from pipeline.characters import WITHOUT_INVISIBLE


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_lines_are_the_text_between_their_offsets(text: str) -> None:
    found = lines(text)
    assert all(text[line.start : line.end] == line.text == line.text.strip() for line in found)
    assert all(line.text for line in found)
    shown = text.translate(WITHOUT_INVISIBLE)
    assert "".join("".join(line.text for line in found).translate(WITHOUT_INVISIBLE).split()) == "".join(shown.split())


def test_prose_is_long_and_ends_like_a_sentence() -> None:
    prose, short, headline = lines(
        "He said that the ferry would run all night long.\n\nIt will.\r\n  Ferry will run all night"
    )
    assert prose.prose
    assert not short.prose
    assert not headline.prose


def test_what_nobody_sees_stands_neither_at_the_start_nor_at_the_end_of_a_line() -> None:
    text = "\ufeffMOSCOW\u200b\n \u200e \nRain \u200bfell \u200f"
    assert [(line.text, text[line.start : line.end]) for line in lines(text)] == [
        ("MOSCOW", "MOSCOW"), ("Rain \u200bfell", "Rain \u200bfell")
    ]  # fmt: skip
