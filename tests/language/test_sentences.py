"""Sentences end where a reader would say so, and every character that is no space stands in one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sen. John Kerry met Gov. Smith. They spoke.", 2),
        ("The U.S. military left. It was over.", 2),
        ("He lives in the U.S. He likes it.", 2),
        ("“We left.” He smiled.", 2),
        ("“Who left?” Peskov asked.", 1),
        ("The price rose by 3.5 percent to $2.9 billion.", 1),
        ("J. K. Rowling wrote it.", 1),
        ("A headline without a stop\nThe first sentence.", 2),
        ("A line that is wrapped\nin the middle goes on.", 1),
        ("Wait... Then it came.", 2),
    ],
)
def test_boundaries(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_paragraphs_are_numbered() -> None:
    assert [number for _, _, number in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


@given(st.text(alphabet="aA .!?\n\"'“”", max_size=300))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())


def test_markers_of_headings_and_lists_are_left_out() -> None:
    assert split("# Troops leave\n* They left.") == ["Troops leave", "They left."]


def test_a_text_without_stops_is_cut_at_a_space() -> None:
    assert max(map(len, split("word " * 2000))) <= LONGEST


@pytest.mark.parametrize("mark", [".", " ", "\xa0", "\n", "'", ". ", ".'", "…"])
def test_long_runs_of_marks_are_cut_at_once(mark: str) -> None:
    start = time.process_time()
    split("a" + mark * 100_000 + "b")
    assert time.process_time() - start < 2
