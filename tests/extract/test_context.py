"""An article's names are looked for in full where an event names somebody, whatever else its sentences tell of."""

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.extract.context import context_of, name_sentences
from pipeline.model import Article, CleanArticle, Fact, Facts

TEXTS = ["Anna Berg came.", "It rained.", "Berg spoke.", "President Anna Berg left.", "Anna Berg wept."]


def clean(published: str) -> CleanArticle:
    article = Article(id="a", source_id="s", source="s", content_type="text/plain", text="x")
    return CleanArticle(
        article=article, facts=Facts(published=Fact(value=published, evidence=published, how="date-line")), masks=()
    )


def test_of_like_namings_the_first_sentence_is_read() -> None:
    assert name_sentences([("speaker", "Berg")], TEXTS) == [0, 3]


def test_states_and_what_is_no_agent_need_no_fuller_name() -> None:
    assert name_sentences([("actor", "Norway")], ["The Kingdom of Norway spoke.", "Greater Norway is no state."]) == []
    assert name_sentences([("claim", "Berg")], TEXTS) == []
    assert name_sentences([("speaker", "she")], TEXTS) == []


def test_the_last_word_of_a_name_is_what_is_looked_for() -> None:
    assert name_sentences([("speaker", "spokesman Tom Berg")], TEXTS) == [0, 3]


def test_a_name_by_itself_or_twice_in_a_row_is_not_fuller() -> None:
    assert name_sentences([("speaker", "Berg")], ["Berg spoke.", "About Berg Berg is old."]) == []


def test_persons_have_the_fullest_name_of_the_sentences_given() -> None:
    doc = Doc(Vocab(), ["Anna", "Berg", "met", "Berg"], ents=["B-PERSON", "I-PERSON", "O", "B-PERSON"])
    context = context_of(clean("2020-05-04T10:00:00"), [doc])
    assert context.persons["Berg"] == "Anna Berg"
    assert str(context.date) == "2020-05-04"


def test_a_date_that_is_none_is_not_known() -> None:
    assert context_of(clean("soon"), []).date is None
