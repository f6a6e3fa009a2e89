"""An article's sentences as one text, and the way back."""

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.making import layout, place


def test_a_space_joins_sentences_and_a_line_end_paragraphs() -> None:
    assert layout("They left.  They\tcame.\n\n\nAll is well.").text == "They left. They came.\nAll is well."


def test_every_sentence_begins_where_it_is_said_to() -> None:
    found = layout("They left. They came.\nAll is well.")
    assert [found.text[start:] for start in found.starts] == [
        "They left. They came.\nAll is well.",
        "They came.\nAll is well.",
        "All is well.",
    ]
    assert found.texts == ["They left.", "They came.", "All is well."]


def test_a_title_that_the_text_does_not_repeat_is_a_paragraph_of_its_own() -> None:
    found = layout("They left.", title="Troops go home")
    assert found.text == "They left.\nTroops go home"
    assert found.sentence(found.text.index("home")).field == "title"
    assert found.span(*place(found.text, "home")).start == len("Troops go ")


def test_a_character_is_of_the_sentence_it_stands_in() -> None:
    found = layout("They left. They came.")
    last, first = len("They left.") - 1, len("They left. ")
    assert [found.sentence(offset).text for offset in (0, last, first)] == ["They left.", "They left.", "They came."]


def test_a_span_leads_back_to_the_original_past_masks_and_spaces() -> None:
    text = "BYLINE\nThey  left. The [box] soldiers  came."
    found = layout(text, "BYLINE\n", "[box] ")
    assert found.text == "They left. The soldiers came."
    span = found.span(*place(found.text, "soldiers came"))
    assert (span.start, span.end, span.text) == (text.index("soldiers"), len(text) - 1, "soldiers  came")


def test_a_span_over_a_mask_holds_what_was_masked() -> None:
    found = layout("The [box] soldiers came.", "[box] ")
    assert found.span(*place(found.text, "The soldiers")).text == "The [box] soldiers"


def test_a_span_is_cut_at_its_sentences_end() -> None:
    found = layout("They left. They came.")
    assert found.span(5, len(found.text)).text == "left."


def test_without_sentences_the_text_is_empty() -> None:
    assert (layout(" \n").text, layout(" \n").starts) == ("", ())


@given(st.text(alphabet="ab. \nA", max_size=60), st.data())
def test_a_stretch_of_a_sentence_is_the_same_stretch_of_the_original(text: str, data: st.DataObject) -> None:
    found = layout(text)
    for start, sentence in zip(found.starts, found.sentences, strict=True):
        assert found.text[start : start + len(sentence.text)] == sentence.text
        first = data.draw(st.integers(0, len(sentence.text) - 1))
        last = data.draw(st.integers(first + 1, len(sentence.text)))
        span = found.span(start + first, start + last)
        assert text[span.start : span.end] == span.text
        assert "".join(span.text.split()) == "".join(sentence.text[first:last].split())
