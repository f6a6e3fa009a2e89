"""Parts of one number that the network tells apart are one span."""

import pytest

from pipeline.language.phrases import Place, phrases


def places(text: str, *parts: str) -> list[Place]:
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("It sent between 1,200 and 1,500 men.", ("between", "1,200 and 1,500"), "between 1,200 and 1,500"),
        ("It sent 2 lakh men.", ("2", "lakh"), "2 lakh"),
        ("It sent 1 200 men.", ("1", "200"), "1 200"),
        ("It sent 3 million men.", ("3", "million"), "3 million"),
    ],
)
def test_a_number_is_one_span(text: str, parts: tuple[str, ...], whole: str) -> None:
    assert [text[slice(*place)] for place in phrases(text, places(text, *parts), (3, 7))] == [whole]


def test_two_names_side_by_side_stay_two() -> None:
    text = "It named Ann Lee 200 times."
    assert phrases(text, places(text, "Ann Lee", "200"), (3, 8)) == places(text, "Ann Lee", "200")


@pytest.mark.parametrize(("part", "whole"), [("near Brest", "near Brest"), ("Brest into", "Brest")])
def test_no_phrase_ends_with_a_preposition(part: str, whole: str) -> None:
    text = "They moved near Brest into camps."
    assert phrases(text, places(text, part), (5, 10)) == places(text, whole)


def test_a_preposition_alone_is_no_phrase() -> None:
    text = "They moved near Brest."
    assert phrases(text, places(text, "near"), (5, 10)) == []
