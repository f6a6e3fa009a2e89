"""Headlines in Title Case are parsed as running text of the same length."""

from pipeline.extract.text.headlines import plain_case

KNOWN = frozenset({"withdraws", "forces"})


def test_known_words_of_a_headline_are_written_small() -> None:
    assert plain_case("Ukraine Withdraws Forces From Strategic City", KNOWN) == (
        "Ukraine withdraws forces from Strategic City"
    )


def test_a_sentence_with_names_stays_as_it_is() -> None:
    text = "The commander of the Joint Forces Command said Ukraine withdraws."
    assert plain_case(text, KNOWN) == text


def test_the_first_word_stays_as_it_is() -> None:
    assert plain_case("Forces Leave Strategic Eastern City", KNOWN).startswith("Forces")
