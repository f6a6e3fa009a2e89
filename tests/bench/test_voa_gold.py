from collections import Counter
from itertools import combinations

import pytest

from bench.eval_events import OWN, VOA
from bench.gold import GoldEvent, corpora
from bench.scoring import overlap
from tests.bench.test_own_gold import ROLES, SUBTYPES

SENTENCES = corpora(None, OWN, voa=VOA)["voa_more"]
EVENTS = [(sentence.article.text, event) for sentence in SENTENCES for event in sentence.events]


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_every_span_is_its_text_and_apart_from_others_of_its_role(text: str, event: GoldEvent) -> None:
    for fillers in ((event.trigger,), *event.arguments.values()):
        assert all(text[span.start : span.end] == span.text == span.text.strip() != "" for span in fillers)
        assert not any(overlap(one, other) for one, other in combinations(fillers, 2))


@pytest.mark.parametrize(("text", "event"), EVENTS)
def test_types_subtypes_and_roles_are_those_of_the_guide(text: str, event: GoldEvent) -> None:
    assert set(event.subtypes) <= SUBTYPES[event.type], text
    assert set(event.arguments) <= ROLES[event.type], text


def test_one_trigger_carries_one_event() -> None:
    assert set(Counter((text, event.trigger.start) for text, event in EVENTS).values()) == {1}
    assert len({sentence.article.id for sentence in SENTENCES}) == len(SENTENCES)


def test_every_type_occurs_and_most_sentences_hold_no_event() -> None:
    assert {event.type for _, event in EVENTS} == set(SUBTYPES)
    assert sum(not sentence.events for sentence in SENTENCES) > len(SENTENCES) / 2
