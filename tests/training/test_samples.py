"""Annotated articles as passages with what is to be said of each piece."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bench.gold import GoldArticle, article_of
from pipeline.language.labels import MODALITIES, POLARITIES
from tests.language.making import LABELS, tokenizer
from training.samples import UNKNOWN, Sample, Trigger, prepare, samples

TEXT = "It rained all day. Troops left Mali and Chad, he said. Nobody knew. Nobody cared. They talked."
TITLE = "Troops go"
WORDS = [word.strip(".,").lower() for word in (*TEXT.split(), *TITLE.split())]
TOKENIZER = tokenizer(*WORDS)
Row = dict[str, Any]


def span(words: str) -> Row:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "text": words}


def event(trigger: str, **fields: Any) -> Row:
    plain = {"type": "move", "subtype": "go", "polarity": "positive", "modality": "actual", "arguments": {}}
    return {**plain, "trigger": span(trigger), **fields}


def article(*events: Row, optional: Sequence[Row] = (), loose: bool = False) -> GoldArticle:
    row = {"id": "a", "text": TEXT, "title": TITLE, "events": list(events), "optional": list(optional)}
    return article_of(row, loose=loose)


def made(*events: Row, optional: Sequence[Row] = ()) -> Sample:
    """The passage of the sentence in which troops left, behind title and the sentence before."""
    prepared = prepare(article(*events, optional=optional), TOKENIZER)
    (found,) = samples(replace(prepared, hot=frozenset({1})), LABELS, lambda number: False)
    return found


def words(found: Sample) -> list[str | None]:
    return [TOKENIZER.id_to_token(piece) for piece in found.passage.ids.tolist()]


def told(found: Sample, values: Any, wanted: float) -> list[str | None]:
    """The pieces for which a value is the wanted one."""
    return [word for word, value in zip(words(found), values, strict=True) if value == wanted]


def only(**fields: Any) -> tuple[Sample, Trigger]:
    found = made(event("left", **fields))
    (trigger,) = found.triggers
    return found, trigger


def hot(*events: Row, optional: Sequence[Row] = ()) -> set[int]:
    return set(prepare(article(*events, optional=optional), TOKENIZER).hot)


def test_units_that_hold_an_event_are_hot_whether_or_not_it_is_optional() -> None:
    assert hot() == set()
    assert hot(event("left"), event("talked")) == {1, 4}
    assert hot(event("left"), optional=[event("cared", sentence=span("Nobody cared."))]) == {1, 3}


def test_a_lone_sentence_has_no_title() -> None:
    assert len(prepare(article(), TOKENIZER).title) == 2
    assert prepare(article(loose=True), TOKENIZER).title == []


def test_hot_units_are_read_and_those_that_are_chosen() -> None:
    prepared = prepare(article(event("left")), TOKENIZER)
    assert [set(each.passage.sentences.tolist()) for each in samples(prepared, LABELS, lambda number: number == 4)] == [
        {-1, 0, 1},
        {-1, 3, 4},
    ]


def test_a_title_can_be_left_out() -> None:
    prepared = prepare(article(event("left")), TOKENIZER)
    titled, untitled = (next(samples(prepared, LABELS, lambda number: False, each)) for each in (True, False))
    assert len(titled.passage.ids) == len(untitled.passage.ids) + 3


def test_a_trigger_begins_and_goes_on_and_nothing_else_is_tagged() -> None:
    found = made(event("left Mali"), event("said", type="talk", subtype="say"))
    assert (told(found, found.tags, 1), told(found, found.tags, 2)) == (["left"], ["mali"])
    assert (told(found, found.tags, 3), told(found, found.tags, 4)) == (["said"], [])
    assert told(found, found.tags, 0) == ["troops", "and", "chad", ",", "he", "."]
    assert [(trigger.type, len(trigger.pieces)) for trigger in found.triggers] == [(0, 2), (1, 1)]


def test_title_marks_and_context_are_left_open_and_their_events_too() -> None:
    found = made(event("rained"), event("left"))
    assert set(found.tags[found.passage.segments == 1].tolist()) == {UNKNOWN}
    assert [trigger.pieces for trigger in found.triggers] == [tuple(np.flatnonzero(found.tags == 1))]


def test_sentences_of_optional_events_are_left_open_but_for_firm_ones() -> None:
    found = made(event("left"), optional=[event("said", sentence=span("Troops left Mali and Chad, he said."))])
    assert set(found.tags.tolist()) == {UNKNOWN, 1}
    assert told(found, found.tags, 1) == ["left"]


def test_every_value_that_annotators_allow_is_right() -> None:
    _, trigger = only(subtype=["go", "stay"], polarity=["negative"], modality=["planned", "possible"])
    assert trigger.subtypes.tolist() == [1, 1, 0]
    assert [name for name, right in zip(POLARITIES, trigger.polarity, strict=True) if right] == ["negative"]
    assert [name for name, right in zip(MODALITIES, trigger.modality, strict=True) if right] == ["planned", "possible"]


def test_a_subtype_of_another_type_is_refused() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        only(subtype="say")


def test_a_filler_is_inside_its_role_and_begins_there() -> None:
    found, trigger = only(arguments={"place": [span("Mali"), span("Chad")], "actor": [span("Troops left Mali")]})
    place, actor = LABELS.role("place"), LABELS.role("actor")
    assert told(found, trigger.inside[place], 1) == told(found, trigger.begins[place], 1) == ["mali", "chad"]
    assert told(found, trigger.inside[actor], 1) == ["troops", "left", "mali"]
    assert told(found, trigger.begins[actor], 1) == ["troops"]
    assert told(found, trigger.inside[LABELS.role("topic")], 1) == []


def test_fillers_side_by_side_begin_each() -> None:
    found, trigger = only(arguments={"place": [span("Mali and"), span("Chad")]})
    place = LABELS.role("place")
    assert told(found, trigger.inside[place], 1) == ["mali", "and", "chad"]
    assert told(found, trigger.begins[place], 1) == ["mali", "chad"]


def test_optional_fillers_are_left_open_for_their_role_alone() -> None:
    found, trigger = only(arguments={"place": [span("Mali and")]}, optional={"place": [span("Mali and Chad")]})
    place, own = LABELS.role("place"), found.passage.sentences == 1
    for values in (trigger.inside[place], trigger.begins[place]):
        assert told(found, np.where(own, values, 0), UNKNOWN) == ["chad"]
    assert told(found, trigger.inside[place], 1) == ["mali", "and"]
    assert told(found, trigger.begins[place], 1) == ["mali"]
    assert UNKNOWN not in trigger.inside[LABELS.role("actor")][own]


def test_roles_in_other_sentences_are_left_open() -> None:
    found, trigger = only(attribution=[])
    other = found.passage.sentences != 1
    assert set(trigger.inside[:, other].ravel()) == set(trigger.begins[:, other].ravel()) == {UNKNOWN}
    assert set(trigger.inside[:, ~other].ravel()) == set(trigger.begins[:, ~other].ravel()) == {0}


def test_what_of_a_filler_stands_in_another_sentence_is_left_open() -> None:
    across = {"start": TEXT.index("he said"), "end": TEXT.index(" knew"), "text": "he said. Nobody"}
    prepared = prepare(article(event("left", arguments={"actor": [across], "place": [span("Nobody")]})), TOKENIZER)
    (found,) = samples(replace(prepared, hot=frozenset({1, 2})), LABELS, lambda number: False)
    (trigger,) = found.triggers
    actor, other = LABELS.role("actor"), found.passage.sentences != 1
    assert told(found, trigger.inside[actor], 1) == ["he", "said", "."]
    assert told(found, trigger.begins[actor], 1) == ["he"]
    assert set(trigger.inside[:, other].ravel()) == set(trigger.begins[:, other].ravel()) == {UNKNOWN}


def test_a_chain_of_sources_fills_the_roles_of_its_links() -> None:
    inner = {"source": span("he"), "cue": span("said"), "direct": True}
    found, trigger = only(attribution=[inner, {"source": span("Chad"), "cue": None, "direct": False}])
    inside = {role: told(found, trigger.inside[LABELS.role(role)], 1) for role in LABELS.roles[-4:]}
    assert inside == {"source": ["he"], "cue": ["said"], "outer source": ["chad"], "outer cue": []}
    assert (trigger.attributed, trigger.direct) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "attributed", "direct", "links"),
    [
        ({"attribution": []}, 0, UNKNOWN, 0),
        ({"attribution": [{"source": None, "cue": None}]}, 1, UNKNOWN, 0),
        ({"attributed": True}, 1, UNKNOWN, UNKNOWN),
        ({}, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_what_is_not_told_of_sources_is_left_open(fields: Row, attributed: int, direct: int, links: int) -> None:
    found, trigger = only(**fields)
    assert (trigger.attributed, trigger.direct) == (attributed, direct)
    own = found.passage.sentences == 1
    assert set(trigger.inside[-4:, own].ravel()) == set(trigger.begins[-4:, own].ravel()) == {links}
    assert set(trigger.inside[:-4, own].ravel()) == {0}
