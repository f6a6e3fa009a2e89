"""Masks vanish from what is parsed, and every span finds its way back to the original."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.text.view import read
from pipeline.model import Article, CleanArticle, Facts, Mask, Metadata


def clean(text: str, *masks: tuple[int, int], title: str | None = None) -> CleanArticle:
    article = Article(
        id="a", source_id="a", source="a", content_type="text/plain", text=text, metadata=Metadata(title=title)
    )
    return CleanArticle(article=article, facts=Facts(), masks=tuple(Mask(start=a, end=b, reason="x") for a, b in masks))


def test_a_mask_inside_a_sentence_vanishes() -> None:
    text = "President Trump[a box of links] said so."
    sentence = read(clean(text, (15, 31)))[0]
    assert sentence.text == "President Trump said so."
    start = sentence.text.index("Trump")
    span = sentence.span(start, start + 5)
    assert (span.start, span.text) == (10, "Trump")


def test_a_span_over_a_mask_holds_the_original_text() -> None:
    text = "President Trump[a box of links] said so."
    sentence = read(clean(text, (15, 31)))[0]
    assert sentence.whole.text == text


def test_a_mask_between_lines_does_not_join_them() -> None:
    text = "First line.\nBYLINE\nsecond Line."
    text = text.replace("second", "Second")
    assert [each.text for each in read(clean(text, (11, 19)))] == ["First line.", "Second Line."]


def test_runs_of_white_space_are_one_space() -> None:
    sentence = read(clean("He  \n went away."))[0]
    assert sentence.text == "He went away."
    assert sentence.span(3, 7).text == "went"


def test_what_nobody_sees_is_not_read_and_offsets_stay_those_of_the_original() -> None:
    text = "\ufeffFi\u200bji sent \u200e200\u200f sol\u00addiers.\u200b They left."
    first, second = read(clean(text))
    assert (first.text, second.text) == ("Fiji sent 200 soldiers.", "They left.")
    assert first.span(0, 4).text == "Fi\u200bji"
    assert first.span(10, 13).text == "200"
    assert text[first.span(10, 13).start :].startswith("200")


def test_numbers_grouped_by_fixed_spaces_are_read_with_commas_in_their_places() -> None:
    sentence = read(clean("It sent 1\u00a0200 men and 12\u202f000\u202f000 tents in\u00a02019\u00a0200 km away."))[0]
    assert sentence.text == "It sent 1,200 men and 12,000,000 tents in 2019 200 km away."
    assert sentence.span(8, 13).text == "1\u00a0200"


def test_a_title_that_the_text_does_not_repeat_is_read_last() -> None:
    read_ = read(clean("Troops left.", title="Fiji brings troops home"))
    assert [(each.field, each.text) for each in read_] == [
        ("text", "Troops left."),
        ("title", "Fiji brings troops home"),
    ]


def test_a_title_that_the_text_repeats_is_not_read_twice() -> None:
    assert len(read(clean("Fiji brings  troops home\nThey left.", title="Fiji brings troops home"))) == 2


@given(st.text(alphabet="ab. \nA", max_size=80), st.integers(0, 60), st.integers(0, 20))
def test_every_character_maps_to_itself(text: str, start: int, length: int) -> None:
    article = clean(text, (min(start, len(text)), min(start + length, len(text))))
    for sentence in read(article):
        for index, character in enumerate(sentence.text):
            original = text[sentence.offsets[index]]
            assert original == character or (character == " " and original.isspace())
