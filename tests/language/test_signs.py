"""Signs are read off a sentence's words, its text and its article's words."""

from pipeline.language.signs import Seen, either, every, has_word, in_article, text_has

NONE = Seen.of("They talked.", {})


def test_words_are_lower_case_and_negations_words_of_their_own() -> None:
    assert list(Seen.of("He DIDN’T know Bob’s.", {}).words) == ["he", "did", "n't", "know", "bob", "'s"]


def test_words_of_fixed_phrases_are_not_seen_as_words() -> None:
    seen = Seen.of("According to the White House, it came in order to help.", {})
    assert not {"according", "house", "order"} & set(seen.words)
    assert "order" in Seen.of("The order came from a house.", {}).words


def test_the_text_keeps_fixed_phrases() -> None:
    assert text_has(r"\bwhite house\b")(Seen.of("The White House spoke.", {}))


def test_a_word_is_seen_in_any_place() -> None:
    sign = has_word(frozenset({"oil", "multi-billion-dollar"}))
    assert sign(Seen.of("Talks on oil", {}))
    assert sign(Seen.of("A multi-billion-dollar bid", {}))
    assert not sign(NONE)


def test_an_article_is_seen_by_its_words() -> None:
    sign = in_article(lambda counts: counts.get("oil", 0) > 2)
    assert sign(Seen.of("They talked.", {"oil": 3}))
    assert not sign(Seen.of("Oil, oil, oil.", {"oil": 2}))


def test_one_of_several_signs_is_enough() -> None:
    sign = either(text_has("x"), text_has("talk"))
    assert sign(NONE)
    assert not either(text_has("x"), text_has("z"))(NONE)


def test_all_of_several_signs_may_be_needed() -> None:
    assert every(text_has("talk"), has_word(frozenset({"they"})))(NONE)
    assert not every(text_has("talk"), text_has("z"))(NONE)
