"""Where the sentences of a document begin."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.boundaries import FACTORY, begin_at

NLP = spacy.blank("en")


def with_sentences() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    return nlp


def sentences(doc: Doc) -> list[str]:
    return [sentence.text for sentence in doc.sents]


def test_a_text_is_parted_by_rule() -> None:
    assert sentences(with_sentences()("Gov. Smith left. He was late.")) == ["Gov. Smith left.", "He was late."]


def test_sentences_that_a_document_has_already_stay() -> None:
    nlp = with_sentences()
    doc = begin_at(nlp.make_doc("One two. Three four."), [0, 4])
    assert sentences(nlp(doc)) == ["One", "two. Three four."]


def test_sentences_begin_at_the_characters_that_are_told() -> None:
    assert sentences(begin_at(NLP.make_doc("One two three"), [0, 8])) == ["One two", "three"]


def test_a_token_that_holds_the_character_begins_the_sentence() -> None:
    assert sentences(begin_at(NLP.make_doc("one twothree four"), [0, 7])) == ["one", "twothree four"]


def test_the_first_token_begins_a_sentence_in_any_case() -> None:
    assert sentences(begin_at(NLP.make_doc("One two"), [])) == ["One two"]


def test_an_empty_document_has_no_sentences() -> None:
    assert sentences(with_sentences()("")) == []


@given(st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=8), st.data())
def test_words_begin_sentences_exactly_where_told(words: list[str], data: st.DataObject) -> None:
    starts = [sum(len(word) + 1 for word in words[:number]) for number in range(len(words))]
    told = data.draw(st.sets(st.sampled_from(starts)))
    doc = begin_at(NLP.make_doc(" ".join(words)), sorted(told))
    assert {sentence.start_char for sentence in doc.sents} == told | {0}
