"""Texts in pieces."""

from typing import Any

import pytest

from pipeline.articles.pieces import written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("As it stands.\n", "As it stands.\n"),
        (["The ferry ", {"type": "bold", "text": "stays"}, " in Arnhem."], "The ferry stays in Arnhem."),
        (["One paragraph.", " ", "Another one."], "One paragraph.\nAnother one."),
        (
            {
                "summary": ["In short."],
                "sections": [{"headline": ["First"], "paragraphs": ["One.", "Two."]}, {"paragraphs": []}],
            },
            "In short.\nFirst\nOne.\nTwo.",
        ),
        ({"headline": "No body"}, ""),
        ({"paragraphs": "none"}, ""),
        ([{"type": "link"}, 7, None], ""),
        (7, ""),
    ],
)
def test_pieces_are_joined_as_they_are_read(value: Any, text: str) -> None:
    assert written(value) == text


def test_pieces_within_pieces_end() -> None:
    value: Any = ["deep"]
    for _ in range(5000):
        value = [value]
    assert written(value) == ""
