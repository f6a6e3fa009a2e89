"""The cheap pass picks every sentence that can hold an event, by the words that its triggers lead with."""

from pipeline.language.select import Lead, Selector
from pipeline.language.signs import in_article, text_has

SENT = Lead(frozenset({"send", "sent"}))
PULLED_OUT = Lead(frozenset({"pulled"}), (frozenset({"out"}),))
PEOPLE = frozenset({"troops"})


def test_a_sentence_with_trigger_and_company_is_worth_parsing() -> None:
    assert Selector([(SENT, PEOPLE)]).worth("They sent troops.")


def test_a_trigger_without_its_company_is_not() -> None:
    assert not Selector([(SENT, PEOPLE)]).worth("They sent a letter.")


def test_a_trigger_that_needs_no_company_is_enough() -> None:
    assert Selector([(SENT, frozenset())]).worth("They SENT a letter.")


def test_company_far_away_does_not_count() -> None:
    assert not Selector([(SENT, PEOPLE)]).worth("They sent a letter" + " and more" * 20 + " about troops.")


def test_a_phrase_needs_all_its_words_in_order() -> None:
    selector = Selector([(PULLED_OUT, frozenset())])
    assert selector.worth("He pulled most of them out.")
    assert not selector.worth("Out of fear he pulled back.")


def test_a_word_is_not_its_own_company() -> None:
    selector = Selector([(Lead(frozenset({"offer"})), frozenset({"offer", "loan"}))])
    assert not selector.worth("They offer help.")
    assert selector.worth("They offer a loan.")
    assert selector.worth("They offer what no offer can be.")


def test_a_sign_must_stand_in_the_text() -> None:
    selector = Selector([(Lead(frozenset({"know"}), sign=text_has(r"n't\b")), frozenset())])
    assert selector.worth("We don’t know.")
    assert not selector.worth("We know.")


def test_a_sign_may_be_what_the_article_tells_of() -> None:
    talks = Lead(frozenset({"talks"}), sign=in_article(lambda counts: counts.get("merger", 0) > 1))
    selector = Selector([(talks, frozenset())])
    assert selector.select(["Talks began."], {"merger": 2}) == [0]
    assert selector.select(["Talks began."], {"merger": 1}) == []


def test_numbers_of_the_sentences_are_ascending() -> None:
    selector = Selector([(SENT, frozenset())])
    assert selector.select(["They sent it.", "They slept.", "It was sent."]) == [0, 2]


def test_everything_picks_everything() -> None:
    assert Selector([], everything=True).select(["One.", "Two."]) == [0, 1]
