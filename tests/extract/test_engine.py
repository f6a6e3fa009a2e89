"""The extractor: sentences picked, parsed once, matched, turned into records with offsets into the original."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.engine import Extractor
from pipeline.extract.events import EVENT_TYPES
from pipeline.model import Article, CleanArticle, Facts, Mask
from tests.extract import sketches

TYPES = {"personnel_deployment": EVENT_TYPES["personnel_deployment"]}
SENT = "Norway has sent 40 engineers to Mali on Friday."


class Reader:
    """Stands for a language model: knows the trees of some texts by heart, and what it was given to read."""

    def __init__(self, **trees: Doc) -> None:
        self._trees = {doc.text: doc for doc in trees.values()}
        self.read: list[str] = []
        self.pipe_names: list[str] = []

    def pipe(self, texts: Iterable[str], batch_size: int, disable: Sequence[str]) -> Iterator[Doc]:
        assert batch_size > 0
        assert not disable
        for text in texts:
            self.read.append(text)
            yield self._trees[text].copy()


def extractor(reader: Reader) -> Extractor:
    return Extractor(cast(Language, reader), TYPES)


def article(text: str, *masks: Mask) -> CleanArticle:
    return CleanArticle(
        article=Article(id="a1", source_id="s1", source="s", content_type="text/plain", text=text),
        facts=Facts(),
        masks=masks,
    )


def sent() -> Doc:
    return sketches.tree(sketches.ACTIVE, {"Norway": "PLACE", "Mali": "PLACE", "Friday": "DATE"})


def test_an_event_has_its_arguments_at_their_original_offsets() -> None:
    text = f"It rained. {SENT}"
    ((event,),) = extractor(Reader(sent=sent())).extract([article(text)])
    spans = {role: [each.text for each in found] for role, found in event.arguments.items()}
    assert spans == {
        "actor": ["Norway"],
        "personnel": ["engineers"],
        "count": ["40"],
        "location": ["Mali"],
        "time": ["on Friday"],
    }
    every = [event.trigger, event.sentence, *(each for found in event.arguments.values() for each in found)]
    assert all(text[span.start : span.end] == span.text for span in every)
    assert (event.trigger.text, event.subtype, event.polarity, event.modality) == (
        "sent",
        "deploy",
        "positive",
        "actual",
    )
    assert event.rule == "personnel_deployment/deploy"


def test_only_sentences_that_can_hold_an_event_are_parsed() -> None:
    reader = Reader(sent=sent())
    extractor(reader).extract([article(f"It rained all day in the north. {SENT} Nobody minded.")])
    assert reader.read == [SENT]


def test_each_article_gets_its_own_events_in_order() -> None:
    empty, full = article("It rained."), article(SENT)
    found = extractor(Reader(sent=sent())).extract([empty, full, empty])
    assert [len(events) for events in found] == [0, 1, 0]


def test_the_same_article_gives_the_same_events() -> None:
    reader = Reader(sent=sent())
    first = extractor(reader).extract([article(SENT)])
    assert extractor(reader).extract([article(SENT)]) == first


def test_the_id_depends_on_the_place_of_the_trigger() -> None:
    (events,) = extractor(Reader(sent=sent())).extract([article(f"{SENT} {SENT}")])
    assert len({event.id for event in events}) == len(events) == 2


def test_masked_text_holds_no_event() -> None:
    mask = Mask(start=0, end=len(SENT), reason="boilerplate")
    assert extractor(Reader()).extract([article(SENT, mask)]) == [()]


def test_explain_gives_the_tree_behind_an_event() -> None:
    ((explained,),) = extractor(Reader(sent=sent())).explain([article(SENT)])
    assert explained.sentence.text == SENT
    assert explained.event.trigger.text in explained.sentence.text
