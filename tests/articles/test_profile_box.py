"""Profile-and-links boxes."""

import time

import pytest

from pipeline.articles.profile_box import profile_boxes


def boxes(text: str) -> list[str]:
    return [text[mask.start : mask.end] for mask in profile_boxes(text)]


def test_a_box_glued_to_the_name_is_found() -> None:
    box = "Anna Maria ReedCouncil votes on ferry Ten villages cut off by flood MORE"
    assert boxes(f"Mayor Reed{box} said that she would stay.") == [box]


def test_a_box_after_a_space_is_found() -> None:
    box = "John Henry (Jack) O'NeilFerry talks stall MORE"
    assert boxes(f"Sen. Jack O'Neil {box} (D) left.") == [box]


def test_a_box_whose_headlines_are_not_glued_is_found() -> None:
    box = "Jack Henry Moss Ferry talks stall Council votes MORE"
    assert boxes(f"Speaker Jack Moss {box} left.") == [box]


def test_two_boxes_in_a_sentence_are_two() -> None:
    one, two = "Anna ReedFlood ebbs MORE", "Jack MossFerry talks stall MORE"
    assert boxes(f"Reed {one} and Moss {two} met.") == [one, two]


@pytest.mark.parametrize(
    "text", ["SEE MORE: pictures of the flood", "They want MORE ferries now.", "No More MacDonalds MORE"]
)
def test_other_capitals_are_no_box(text: str) -> None:
    assert boxes(text) == []


@pytest.mark.parametrize("piece", ["A b C ", "aA", "Aa ", "Reed ReedReed ", " MORE"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    text = (piece * 40_000)[:160_000] + " MORE"
    start = time.process_time()
    boxes(text)
    assert time.process_time() - start < 1
