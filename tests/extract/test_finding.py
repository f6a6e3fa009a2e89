"""Entities are looked for only where a rule holds by the tree, or asks for them."""

from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.finding import Finder
from pipeline.extract.text.passages import Layout
from pipeline.extract.text.view import read
from pipeline.language.stages import Stages, await_entities
from pipeline.model import Article, CleanArticle, Facts
from tests.extract import sketches

SENT = "Norway has sent 40 engineers to Mali on Friday."
RAINED = "It rained."
RAIN = """
It PRON nsubj 1
rained VERB ROOT 1
. PUNCT punct 1
"""


class Labelling(Stages):
    """Notes what it is given to label, and labels nothing."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def label(self, docs: object) -> None:
        for doc in cast("list[Doc]", docs):
            self.given.append(doc.text)
            doc.user_data.clear()


def layout(text: str) -> Layout:
    article = Article(id="a", source_id="s", source="s", content_type="text/plain", text=text)
    return Layout.of(read(CleanArticle(article=article, facts=Facts(), masks=())))


def awaiting(*docs: Doc) -> dict[int, Doc]:
    for doc in docs:
        await_entities(doc)
    return dict(enumerate(docs))


def test_a_sentence_that_no_rule_holds_for_is_not_labelled() -> None:
    stages = Labelling()
    (found,) = Finder(stages, EVENT_TYPES).find([layout(RAINED)], [awaiting(sketches.tree(RAIN))], [{}])
    assert [findings for _, findings in found.values()] == [()]
    assert stages.given == []


def test_an_event_is_found_once_its_sentence_is_labelled() -> None:
    stages = Labelling()
    (found,) = Finder(stages, EVENT_TYPES).find([layout(SENT)], [awaiting(sketches.tree(sketches.ACTIVE))], [{}])
    assert [each.type for _, findings in found.values() for each in findings] == ["personnel_deployment"]
    assert stages.given == [SENT]


def test_neighbours_in_one_run_are_labelled_together_and_in_order() -> None:
    stages = Labelling()
    trees = awaiting(sketches.tree(RAIN), sketches.tree(sketches.ACTIVE))
    (found,) = Finder(stages, EVENT_TYPES).find([layout(f"{RAINED} {SENT}")], [trees], [{}])
    assert list(found) == [(0, 1)]
    assert stages.given == [RAINED, SENT]


def test_what_is_known_is_not_looked_at_again() -> None:
    stages = Labelling()
    finder = Finder(stages, EVENT_TYPES)
    trees = awaiting(sketches.tree(sketches.ACTIVE))
    first = finder.find([layout(SENT)], [trees], [{}])
    assert finder.find([layout(SENT)], [trees], first) == first
    assert stages.given == [SENT]


def test_a_model_is_not_needed_to_say_what_leads() -> None:
    leads = list(Finder(Stages(Language()), EVENT_TYPES).leads())
    assert any("deployed" in lead.forms for lead, _ in leads)
