"""Triggers are found in every inflected form, phrases also where other words part them."""

import pytest

from pipeline.extract.triggers import custom, nouns, verbs
from pipeline.language.signs import Seen, Sign, has_word
from tests.extract import sketches
from tests.extract.sketches import tree

PULLED = """
Norway PROPN nsubj 1
pulled VERB ROOT 1 VerbForm=Fin
most ADJ obj 1
of ADP case 5
its PRON nmod:poss 5
engineers NOUN nmod 2 Number=Plur
out ADP compound:prt 1
. PUNCT punct 1
"""


def test_a_verb_is_found_by_its_form_whatever_the_lemmatizer_says() -> None:
    doc = tree(sketches.ACTIVE)
    match = verbs("send, dispatch").match(doc[2])
    assert match is not None
    assert [each.text for each in match.words] == ["sent"]


def test_a_noun_is_no_verb() -> None:
    assert verbs("dispatch").match(tree(sketches.NOMINAL)[2]) is None
    assert nouns("dispatch").match(tree(sketches.NOMINAL)[2]) is not None


def test_the_words_of_a_phrase_may_stand_apart() -> None:
    match = verbs("pull out").match(tree(PULLED)[1])
    assert match is not None
    assert [each.text for each in match.words] == ["pulled", "out"]


def test_a_phrase_without_its_further_words_is_not_found() -> None:
    assert verbs("send in").match(tree(sketches.ACTIVE)[2]) is None


@pytest.mark.parametrize("form", ["withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"])
def test_cues_hold_every_form(form: str) -> None:
    assert form in verbs("withdraw").cues


def test_a_phrase_leads_to_sentences_that_have_all_its_words() -> None:
    lead = verbs("take up position").leads[-1]
    assert lead.fits(Seen.of("They took up positions", {}), 1)
    assert not lead.fits(Seen.of("They took photographs", {}), 1)


@pytest.mark.parametrize("hint", [r"\bthere\b", has_word(frozenset({"there"}))])
def test_a_hint_is_part_of_the_lead(hint: str | Sign) -> None:
    trigger = custom({"be"}, lambda _: None, hint)
    assert trigger.leads[0].fits(Seen.of("There are", {}), 1)
    assert not trigger.leads[0].fits(Seen.of("They are", {}), 1)


def test_a_trigger_without_hint_needs_its_words_alone() -> None:
    assert custom({"be"}, lambda _: None).leads[0].fits(Seen.of("They are", {}), 1)
