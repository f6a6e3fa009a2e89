"""The extractor: an article's sentences read by the language model, what it finds turned into records."""

from typing import cast

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.engine import Extractor
from pipeline.language.events import FACTORY, EventSpan
from pipeline.model import CleanArticle, Fact, Facts
from tests.extract.making import clean, found

SENT = "Norway has sent 40 engineers to Mali."
EXTENSIONS = (("events", ()), ("title", ""))


class StandIn:
    """Stands for the component that finds events: every "sent" is one; remembers what it was given to read."""

    def __init__(self) -> None:
        for extension, default in EXTENSIONS:
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=default)
        self.titles: list[str] = []
        self.sentences: list[list[str]] = []

    def __call__(self, doc: Doc) -> Doc:
        self.titles.append(doc._.title)
        self.sentences.append([sentence.text.strip() for sentence in doc.sents])
        doc._.events = tuple(self._event(doc, token.i) for token in doc if token.text == "sent")
        doc.vector = np.array([0.5, len(doc.text) > 0], dtype=np.float32)  # type: ignore[assignment]
        return doc

    def _event(self, doc: Doc, number: int) -> EventSpan:
        trigger = doc[number : number + 1]
        return EventSpan(trigger, found(doc.text, (trigger.start_char, trigger.end_char)))


@Language.factory("stand_in_events")
def make_stand_in(nlp: Language, name: str) -> StandIn:
    """A fresh one for each pipeline."""
    return StandIn()


def pipeline() -> tuple[Extractor, StandIn]:
    nlp = spacy.blank("en", meta={"name": "stand_in", "version": "1.2.3"})
    nlp.add_pipe("stand_in_events", name=FACTORY)
    return Extractor(nlp), cast(StandIn, nlp.get_pipe(FACTORY))


EXTRACTOR, _ = pipeline()


def triggers(article: CleanArticle) -> list[str]:
    (events,) = EXTRACTOR.extract([article])
    spans = [event.trigger for event in events]
    assert all(article.article.text[span.start : span.end] == span.text for span in spans)
    return [span.text for span in spans]


def test_an_event_is_found_at_its_original_offset_and_names_its_model() -> None:
    text = f"[box] It  rained. {SENT}"
    ((event,),) = EXTRACTOR.extract([clean(text, "[box] ")])
    assert (event.trigger.start, event.trigger.text) == (text.index("sent"), "sent")
    assert event.sentence.text == SENT
    assert event.model == "stand_in 1.2.3"


def test_each_article_gets_its_own_events_in_order() -> None:
    empty, full = clean("It rained."), clean(SENT)
    assert [len(events) for events in EXTRACTOR.extract([empty, full, empty])] == [0, 1, 0]


def test_the_same_article_gives_the_same_events() -> None:
    assert EXTRACTOR.extract([clean(SENT)]) == EXTRACTOR.extract([clean(SENT)]) != [()]


def test_the_id_depends_on_the_place_of_the_trigger() -> None:
    (events,) = EXTRACTOR.extract([clean(f"{SENT} {SENT}")])
    assert len({event.id for event in events}) == len(events) == 2


def test_masked_text_holds_no_event() -> None:
    assert triggers(clean(f"{SENT} They were glad.", SENT)) == []
    assert triggers(clean(f"{SENT} They were glad.")) == ["sent"]


def test_the_model_is_given_the_articles_own_sentences() -> None:
    extractor, stand_in = pipeline()
    extractor.extract([clean("Gov. Smith left. He was\n\n[box] late. Gone", "[box] ", title="Smith leaves")])
    assert stand_in.sentences == [["Gov. Smith left.", "He was", "late.", "Gone", "Smith leaves"]]


@pytest.mark.parametrize(
    ("fact", "metadata", "told"), [("One", "Other", "One"), (None, "Other", "Other"), (None, None, "")]
)
def test_the_model_knows_the_title(fact: str | None, metadata: str | None, told: str) -> None:
    extractor, stand_in = pipeline()
    facts = Facts(title=Fact(value=fact, evidence=fact, how="heading") if fact else None)
    extractor.extract([clean(SENT, title=metadata).model_copy(update={"facts": facts})])
    assert stand_in.titles == [told]


def test_a_reading_has_the_documents_vector() -> None:
    (reading,) = EXTRACTOR.read([clean(SENT)])
    assert reading.vector == (0.5, 1.0)
    assert all(type(each) is float for each in reading.vector)


def test_an_article_without_text_has_no_events() -> None:
    (reading,) = EXTRACTOR.read([clean("")])
    assert (reading.events, len(reading.vector)) == ((), 2)


@given(st.lists(st.sampled_from(["sent", " ", "\n", ".", "A", "“", "#"]), max_size=30).map("".join))
def test_every_trigger_leads_back_to_the_original_whatever_the_text(text: str) -> None:
    assert set(triggers(clean(text))) <= {"sent"}
