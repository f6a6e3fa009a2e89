"""Names as an article writes them in full."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.names import namings


@pytest.mark.parametrize(
    ("sentence", "longer"),
    [
        ("Then Dmitry Peskov told them.", "Dmitry Peskov"),
        ("Dmitry S. Peskov told them.", "Dmitry S. Peskov"),
        ("They asked Kremlin spokesman Dmitry Peskov, who told them.", "Dmitry Peskov"),
        ("They asked Deputy Minister Dmitry Peskov about it.", "Deputy Minister Dmitry Peskov"),
        ("It was Dmitry Peskov.", "Dmitry Peskov"),
        ("It was Dmitry Peskov's idea.", "Dmitry Peskov"),
        ("It was Dmitry Peskov’s idea.", "Dmitry Peskov"),
        ("They met Jean-Luc O'Brien-Peskov and Dmitry Peskov there.", "Dmitry Peskov"),
    ],
)
def test_a_name_is_found_with_the_capitalised_words_before_it(sentence: str, longer: str) -> None:
    assert namings([("speaker", "Peskov")], [sentence, "and then"]) == [longer]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peskov told them.",
        "They asked Moscow, Peskov told them.",
        "But Peskov told them.",
        "The Peskov family came.",
        "Dmitry Peskova told them.",
    ],
)
def test_what_is_no_longer_form_of_the_name_is_left_out(sentence: str) -> None:
    assert namings([("speaker", "Peskov")], [sentence, "Some said nothing, but they came."]) == []


def test_a_word_that_the_article_has_in_lower_case_opens_no_name() -> None:
    sentences = ["Meanwhile Dmitry Peskov left."]
    assert namings([("actor", "Peskov")], sentences) == ["Meanwhile Dmitry Peskov"]
    assert namings([("actor", "Peskov")], [*sentences, "He meanwhile slept."]) == ["Dmitry Peskov"]


def test_a_word_that_opens_no_sentence_stays_whatever_the_article_has_in_lower_case() -> None:
    sentences = ["They met Minister Dmitry Peskov.", "The minister slept."]
    assert namings([("actor", "Peskov")], sentences) == ["Minister Dmitry Peskov"]
    assert namings([("actor", "Peskov")], ["Minister Dmitry Peskov left.", "The minister slept."]) == ["Dmitry Peskov"]


def test_of_the_words_that_open_a_sentence_only_the_first_may_be_no_name() -> None:
    sentences = ["Then Minister Dmitry Peskov left.", "The minister slept then."]
    assert namings([("actor", "Peskov")], sentences) == ["Minister Dmitry Peskov"]


@pytest.mark.parametrize("mention", ["Peskov", "Peskov.", "Mr. Peskov."])
@pytest.mark.parametrize("sentence", ["They met Dmitry Peskov.", "They met Dmitry Peskov... and left."])
def test_a_full_stop_after_a_name_is_no_part_of_it(mention: str, sentence: str) -> None:
    assert namings([("speaker", mention)], [sentence]) == ["Dmitry Peskov"]


def test_a_name_has_at_most_four_words_before_its_last() -> None:
    (found,) = namings([("speaker", "Peskov")], ["Ana Bea Cia Dea Eva Peskov left."])
    assert found == "Bea Cia Dea Eva Peskov"


def test_each_form_is_told_once_in_order() -> None:
    sentences = ["Igor Peskov and Dmitry Peskov left.", "Then Dmitry Peskov came.", "and then"]
    assert namings([("speaker", "Peskov"), ("actor", "Mr. Peskov")], sentences) == ["Dmitry Peskov", "Igor Peskov"]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("actor", "Norway"),
        ("location", "Bamako"),
        ("speaker", "he"),
        ("speaker", "officials"),
        ("claim", "Peskov"),
        ("count", "40"),
    ],
)
def test_states_pronouns_and_what_is_no_name_are_not_looked_for(role: str, text: str) -> None:
    sentences = [f"They met Ana {text} and Dmitry Peskov there."]
    assert namings([(role, text)], sentences) == []


def test_nothing_mentioned_is_nothing_found() -> None:
    assert namings([], ["Dmitry Peskov left."]) == []


@given(st.lists(st.text(max_size=80), max_size=3), st.text(max_size=40))
def test_any_text_is_read_without_an_error(sentences: list[str], name: str) -> None:
    assert all(" " in each for each in namings([("speaker", name), ("party", "Peskov")], sentences))
