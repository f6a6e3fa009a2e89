"""Every event type: what it declares holds together, and its examples and near-misses do as they say."""

import pytest

from pipeline.extract.engine import Extractor
from pipeline.extract.eventtype import EventType, Example
from pipeline.extract.types import EVENT_TYPES, LABELS
from pipeline.language.load import SHIPPED, load
from pipeline.model import Event
from tests.extract.making import clean

EXAMPLES = [(each, example) for each in EVENT_TYPES.values() for example in each.examples]
NEAR_MISSES = [(each.name, text) for each in EVENT_TYPES.values() for text in each.near_misses]

needs_model = pytest.mark.skipif(
    not (SHIPPED / "meta.json").is_file(), reason="the language model is not in this checkout"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load())


def events(extractor: Extractor, text: str, name: str) -> list[Event]:
    (found,) = extractor.extract([clean(text)])
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


@pytest.mark.parametrize(("event_type", "example"), EXAMPLES, ids=[each.text[:40] for _, each in EXAMPLES])
def test_an_example_names_subtypes_roles_and_words_that_are_there(event_type: EventType, example: Example) -> None:
    assert example.subtype in event_type.subtypes
    assert set(example.arguments) <= set(event_type.roles)
    assert example.trigger in example.text
    assert all(each in example.text for texts in example.arguments.values() for each in texts)


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_a_type_does_not_name_a_subtype_or_a_role_twice(name: str) -> None:
    for names in (EVENT_TYPES[name].subtypes, EVENT_TYPES[name].roles):
        assert len(set(names)) == len(names) > 0


def test_the_models_labels_are_those_of_the_types() -> None:
    assert set(LABELS.types) == set(EVENT_TYPES) == {"contract_statement", "denial", "personnel_deployment"}
    assert len(set(LABELS.roles)) == len(LABELS.roles)
    for each in EVENT_TYPES.values():
        assert tuple(name for type_, name in LABELS.subtypes if type_ == each.name) == each.subtypes
