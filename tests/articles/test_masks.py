"""Masks over whole articles."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.layout import lines
from pipeline.articles.masks import inline_masks, line_masks, merged
from pipeline.model import Mask

PROSE = "The council of Arnhem voted on Monday to keep the ferry that runs at night."


def masked(text: str) -> list[tuple[str, str]]:
    found = lines(text)
    whole = line_masks(found)
    masks = (*(found[index].mask(reason) for index, reason in whole.reasons.items()), *inline_masks(text, found, whole))
    return [(text[mask.start : mask.end], mask.reason) for mask in merged(masks)]


def test_the_second_copy_of_a_line_is_masked() -> None:
    assert masked(f"{PROSE}\nWell then.\n{PROSE}\nWell then.") == [(PROSE, "repeated")]


def test_links_below_a_label_are_masked_and_prose_after_them_is_not() -> None:
    assert masked(f"{PROSE}\nRead more:\nTen villages cut off\nBridge opens late\n{PROSE} Again.") == [
        ("Read more:", "related"),
        ("Ten villages cut off", "related"),
        ("Bridge opens late", "related"),
    ]


def test_lists_of_links_at_the_end_are_masked_with_their_label() -> None:
    assert [
        reason for _, reason in masked(f"{PROSE}\nMore on this story\nTen villages cut off\nBridge opens late")
    ] == [
        "related",
        "related",
        "related",
    ]


def test_a_tagline_after_prose_is_masked_alone() -> None:
    tag = "The Associated Press contributed to this report."
    assert masked(f"{PROSE} {tag}") == [(tag, "contributors")]


def test_markup_is_masked_around_its_words() -> None:
    assert masked("## Ferry\n\nThe **council** [voted](https://a.example/x) on it.") == [
        ("## ", "markup"),
        ("**", "markup"),
        ("**", "markup"),
        ("[", "markup"),
        ("](https://a.example/x)", "markup"),
    ]


def test_markup_that_touches_is_one_mask() -> None:
    page = "The council met. " + "[a](https://a.example/x)" * 3
    found = list(inline_masks(page, lines(page), line_masks(lines(page))))
    places = sorted((mask.start, mask.end) for mask in found if mask.reason == "markup")
    assert all(end < start for (_, end), (start, _) in pairwise(places))
    assert len(places) == 4


def test_what_an_interface_cut_off_is_masked() -> None:
    assert masked("The council of Arn… [+1234 chars]") == [("… [+1234 chars]", "cut short")]


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=12))
def test_merged_masks_are_in_order_apart_and_cover_the_same(pairs: list[tuple[int, int]]) -> None:
    masks = [Mask(start=min(pair), end=max(pair), reason="x") for pair in pairs]
    found = merged(masks)
    assert all(one.end <= other.start for one, other in pairwise(found))
    covered = {place for mask in masks for place in range(mask.start, mask.end)}
    assert {place for mask in found for place in range(mask.start, mask.end)} == covered
