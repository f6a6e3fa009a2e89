"""What the network's numbers say of a trigger: its values, its arguments, its chain of sources."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.decode import Answer, Candidate, Floats, Found, Link, event
from pipeline.language.labels import MODALITIES, POLARITIES
from pipeline.language.passages import Passage
from tests.language.making import LABELS, passage, piece

SENTENCE = "Norway and Sweden pulled soldiers out, the ministry said, Reuters reports."
TEXT, PASSAGE = passage("They waited in Mali.", SENTENCE, context=1)
MOVE, TALK = 0, 1


def at(word: str) -> int:
    return piece(TEXT, PASSAGE, word)


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(*told: str | tuple[str, str], attributed: bool = False, direct: bool = False) -> Floats:
    """Logits of a trigger's values: high for what is told, low for all else."""
    values = [*LABELS.subtypes, *POLARITIES, *MODALITIES]
    return np.array([*(2 if each in told else -2 for each in values), attributed - 0.5, direct - 0.5], dtype=np.float32)


def roles(*told: tuple[str, int], begins: tuple[tuple[str, int], ...] = ()) -> Floats:
    """Logits of roles: high for a role and a piece that are told, as inside or as begin."""
    found = np.full((len(PASSAGE.ids), 2 * len(LABELS.roles)), -3, dtype=np.float32)
    for offset, places in ((0, told), (len(LABELS.roles), begins)):
        for role, place in places:
            found[place, offset + LABELS.role(role)] = 3
    return found


NOTHING = said(("move", "go"), "positive", "actual")
ATTRIBUTED = said(("move", "go"), attributed=True)


def made(values: Floats = NOTHING, places: Floats | None = None, kind: int = MOVE) -> Found:
    candidate = Candidate(kind, at("pulled"), at("pulled"), 0.9)
    return event(TEXT, PASSAGE, LABELS, candidate, Answer(values, roles() if places is None else places))


def arguments(*told: tuple[str, int], begins: tuple[tuple[str, int], ...] = ()) -> dict[str, list[str]]:
    found = made(places=roles(*told, begins=begins)).arguments
    return {role: [TEXT[slice(*each)] for each in spans] for role, spans in found.items()}


def test_an_event_has_its_type_trigger_sentence_and_score() -> None:
    found = made()
    assert (found.type, found.subtype, found.score) == ("move", "go", 0.9)
    assert (found.trigger, found.sentence) == (span("pulled"), 1)
    assert (found.arguments, found.attribution) == ({}, ())


def test_a_subtype_is_one_of_the_triggers_type_whatever_others_score() -> None:
    assert made(said(("talk", "say"), ("move", "stay"))).subtype == "stay"
    assert made(said(("move", "stay")), kind=TALK).subtype == "say"


@pytest.mark.parametrize("polarity", POLARITIES)
@pytest.mark.parametrize("modality", MODALITIES)
def test_polarity_and_modality_are_the_likeliest(polarity: str, modality: str) -> None:
    found = made(said(polarity, modality))
    assert (found.polarity, found.modality) == (polarity, modality)


def test_a_trigger_is_widened_to_whole_words() -> None:
    candidate = Candidate(MOVE, at("soldiers") + 1, at("out"), 0.9)
    assert event(TEXT, PASSAGE, LABELS, candidate, Answer(NOTHING, roles())).trigger == span("soldiers out")


@pytest.mark.parametrize(
    ("text", "first", "whole"),
    [
        ("They didn't know.", "didn", "didn't"),
        ("They didn’t know.", "t know", "didn’t"),
        ("They DON'T know.", "'", "DON'T"),
        ("Norway's men left.", "Norway", "Norway"),
        ("The men' ties left.", "men", "men"),
    ],
)
def test_a_contraction_is_one_word(text: str, first: str, whole: str) -> None:
    whole_text, read = passage(text)
    place = piece(whole_text, read, first)
    found = event(text, read, LABELS, Candidate(MOVE, place, place, 0.9), Answer(NOTHING, _no_roles(read)))
    assert text[slice(*found.trigger)] == whole


def _no_roles(read: Passage) -> Floats:
    return np.full((len(read.ids), 2 * len(LABELS.roles)), -3, dtype=np.float32)


def test_pieces_inside_a_role_are_its_argument() -> None:
    told = [("actor", place) for place in range(at("Norway"), at("Sweden") + 1)]
    assert arguments(*told) == {"actor": ["Norway and Sweden"]}


def test_pieces_apart_are_arguments_of_their_own() -> None:
    assert arguments(("actor", at("Norway")), ("actor", at("Sweden"))) == {"actor": ["Norway", "Sweden"]}


def test_a_span_is_parted_where_another_begins() -> None:
    told = [("actor", place) for place in range(at("Norway"), at("Sweden") + 1)]
    found = arguments(*told, begins=(("actor", at("Norway")), ("actor", at("Sweden"))))
    assert found == {"actor": ["Norway", "Sweden"]}


def test_a_begin_outside_of_a_roles_spans_begins_nothing() -> None:
    assert arguments(("actor", at("Norway")), begins=(("actor", at("Sweden")),)) == {"actor": ["Norway"]}


def test_a_word_is_not_parted() -> None:
    first = at("soldiers")
    assert TEXT[PASSAGE.starts[first] : PASSAGE.ends[first]] == "soldie"
    told = [("actor", place) for place in (first - 1, first, first + 1)]
    assert arguments(*told, begins=(("actor", first + 1),)) == {"actor": ["pulled soldiers"]}


def test_a_part_of_a_word_stands_for_all_of_it() -> None:
    assert arguments(("actor", at("soldiers") + 1)) == {"actor": ["soldiers"]}


def test_two_parts_of_one_word_are_one_argument() -> None:
    text, long = passage("Disproportionately many left.")
    logits = np.full((len(long.ids), 2 * len(LABELS.roles)), -3, dtype=np.float32)
    logits[[1, 3], LABELS.role("actor")] = 3
    left = Candidate(MOVE, piece(text, long, "left"), piece(text, long, "left"), 0.9)
    found = event(text, long, LABELS, left, Answer(NOTHING, logits))
    assert found.arguments == {"actor": ((0, len("Disproportionately")),)}


def test_spans_that_meet_in_one_word_are_one_argument() -> None:
    text, long = passage("All disproportionately many left.")
    logits = np.full((len(long.ids), 2 * len(LABELS.roles)), -3, dtype=np.float32)
    logits[[1, 2, 4, 5], LABELS.role("actor")] = 3
    left = Candidate(MOVE, piece(text, long, "left"), piece(text, long, "left"), 0.9)
    found = event(text, long, LABELS, left, Answer(NOTHING, logits))
    assert found.arguments == {"actor": ((0, len("All disproportionately many")),)}


@given(st.data())
def test_the_spans_of_a_role_lie_apart_and_are_whole_words_whatever_the_logits(data: st.DataObject) -> None:
    text, long = passage("All disproportionately many well-equipped peacekeepers left.")
    logits = np.full((len(long.ids), 2 * len(LABELS.roles)), -3, dtype=np.float32)
    for column in (LABELS.role("actor"), len(LABELS.roles) + LABELS.role("actor")):
        logits[data.draw(st.lists(st.sampled_from(range(len(long.ids))))), column] = 3
    left = Candidate(MOVE, piece(text, long, "left"), piece(text, long, "left"), 0.9)
    spans = event(text, long, LABELS, left, Answer(NOTHING, logits)).arguments.get("actor", ())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    for start, end in spans:
        assert not text[start - 1 : start + 1].isalnum() or start == 0
        assert not text[end - 1 : end + 1].isalnum()


def test_other_sentences_hold_no_argument() -> None:
    assert arguments(("place", at("Mali")), ("actor", at("Norway"))) == {"actor": ["Norway"]}


def test_a_role_that_the_type_does_not_have_is_left_out() -> None:
    assert arguments(("topic", at("Norway"))) == {}
    assert made(places=roles(("topic", at("Norway"))), kind=TALK).arguments == {"topic": (span("Norway"),)}


SOURCE = (("source", at("the ministry")), ("source", at("ministry")), ("source", at("ministry") + 1))
CUE, OUTER, OUTER_CUE = ("cue", at("said")), ("outer source", at("Reuters")), ("outer cue", at("reports"))


def test_sources_have_their_cues_innermost_first() -> None:
    assert made(ATTRIBUTED, roles(*SOURCE, CUE, OUTER, OUTER_CUE)).attribution == (
        Link(span("the ministry"), span("said"), direct=False),
        Link(span("Reuters"), span("reports"), direct=False),
    )


def test_what_the_sentence_does_not_hold_of_a_link_is_none() -> None:
    assert made(ATTRIBUTED, roles(CUE)).attribution == (Link(None, span("said"), direct=False),)
    assert made(ATTRIBUTED, roles(*SOURCE)).attribution == (Link(span("the ministry"), None, direct=False),)


def test_a_source_ends_where_a_cue_begins_that_goes_on_beyond_it() -> None:
    on = [("source", at("said")), *(("cue", place) for place in range(at("said"), at("Reuters") + 1))]
    assert made(ATTRIBUTED, roles(*SOURCE, *on)).attribution == (
        Link(span("the ministry"), span("said, Reuters"), direct=False),
    )


def test_what_is_not_attributed_has_no_source() -> None:
    assert made(NOTHING, roles(*SOURCE, CUE)).attribution == ()


@pytest.mark.parametrize("direct", [True, False])
def test_what_is_attributed_to_nobody_in_the_sentence_has_one_empty_link(direct: bool) -> None:
    assert made(said(attributed=True, direct=direct)).attribution == (Link(None, None, direct),)


def test_only_the_innermost_link_is_quoted() -> None:
    found = made(said(attributed=True, direct=True), roles(CUE, OUTER)).attribution
    assert [link.direct for link in found] == [True, False]


def test_where_the_inner_link_is_not_told_the_outer_one_is_quoted() -> None:
    found = made(said(attributed=True, direct=True), roles(OUTER, OUTER_CUE)).attribution
    assert found == (Link(span("Reuters"), span("reports"), direct=True),)


@pytest.mark.parametrize(("logit", "likely"), [(0.0004, False), (0.0006, True)])
def test_attributed_and_direct_are_rounded(logit: float, likely: bool) -> None:
    attributed, direct = said(attributed=False), said(attributed=True)
    attributed[-2] = direct[-1] = logit
    assert bool(made(attributed).attribution) == likely
    assert made(direct).attribution == (Link(None, None, likely),)


def test_sources_are_no_arguments() -> None:
    assert made(ATTRIBUTED, roles(*SOURCE, CUE)).arguments == {}
