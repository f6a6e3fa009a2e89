"""Every event type: what it declares holds together, and its examples and near-misses do as they say."""

import pytest

from pipeline.extract.engine import Extractor
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.eventtype import EventType, Example
from pipeline.language.load import SHIPPED, load
from pipeline.model import Article, CleanArticle, Event, Facts

EXAMPLES = [(each, example) for each in EVENT_TYPES.values() for example in each.examples]
NEAR_MISSES = [(each.name, text) for each in EVENT_TYPES.values() for text in each.near_misses]

needs_model = pytest.mark.skipif(
    not (SHIPPED / "meta.json").is_file(), reason="the language model is not in this checkout"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def events(extractor: Extractor, text: str, name: str) -> list[Event]:
    article = Article(id="a", source_id="a", source="a", content_type="text/plain", text=text)
    (found,) = extractor.extract([CleanArticle(article=article, facts=Facts())])
    return [event for event in found if event.type == name]


@pytest.mark.model
@needs_model
@pytest.mark.parametrize(("event_type", "example"), EXAMPLES, ids=[each.text[:40] for _, each in EXAMPLES])
def test_an_example_is_found(extractor: Extractor, event_type: EventType, example: Example) -> None:
    (event,) = events(extractor, example.text, event_type.name)
    assert (event.trigger.text, event.subtype) == (example.trigger, example.subtype)
    assert (event.polarity, event.modality) == (example.polarity, example.modality)
    for role, texts in example.arguments.items():
        assert tuple(each.text for each in event.arguments.get(role, ())) == texts


@pytest.mark.model
@needs_model
@pytest.mark.parametrize(("name", "text"), NEAR_MISSES, ids=[text[:40] for _, text in NEAR_MISSES])
def test_a_near_miss_is_left_out(extractor: Extractor, name: str, text: str) -> None:
    assert events(extractor, text, name) == []


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_a_type_has_examples_and_near_misses(name: str) -> None:
    assert EVENT_TYPES[name].examples
    assert EVENT_TYPES[name].near_misses


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_examples_name_subtypes_and_roles_that_the_type_has(name: str) -> None:
    roles = {role.name for rule in EVENT_TYPES[name].rules for role in rule.roles}
    for example in EVENT_TYPES[name].examples:
        assert example.subtype in EVENT_TYPES[name].subtypes
        assert set(example.arguments) <= roles
        assert example.trigger in example.text
