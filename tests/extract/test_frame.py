"""The deep frame is one and the same in every form that syntax gives a predicate."""

import pytest

from pipeline.extract.frame import Frame
from pipeline.extract.triggers import verbs
from tests.extract import sketches
from tests.extract.sketches import found, tree


@pytest.mark.parametrize(
    ("rows", "trigger"),
    [
        (sketches.ACTIVE, "sent"),
        (sketches.PASSIVE, "sent"),
        (sketches.NOMINAL, "dispatch"),
        (sketches.PARTICIPLE, "sent"),
        (sketches.RELATIVE, "sent"),
        (sketches.CONTROL, "send"),
    ],
)
def test_who_sends_whom_where_is_the_same_in_every_form(rows: str, trigger: str) -> None:
    doc = tree(rows)
    frame = Frame.of(doc[found(doc, trigger)])
    assert [each.text for each in frame.subjects] == ["Norway"]
    assert [each.text for each in frame.objects] == ["engineers"]
    assert ("Mali", ("to",)) in [(each.token.text, each.prepositions) for each in frame.obliques]


def test_the_object_of_asking_is_the_subject_of_what_is_asked() -> None:
    doc = tree(sketches.OBJECT_CONTROL)
    assert [each.text for each in Frame.of(doc[found(doc, "send")]).subjects] == ["Norway"]


def test_coordinated_verbs_share_subject_and_object() -> None:
    doc = tree(sketches.COORDINATED)
    frame = Frame.of(doc[found(doc, "sent")])
    assert [each.text for each in frame.subjects] == ["Norway"]
    assert [each.text for each in frame.objects] == ["engineers"]


def test_coordinated_subjects_are_given_one_by_one() -> None:
    doc = tree(
        """
        Eritrea PROPN nsubj 3
        and CCONJ cc 2
        Ethiopia PROPN conj 0
        withdrew VERB ROOT 3 VerbForm=Fin
        . PUNCT punct 3
        """
    )
    assert [each.text for each in Frame.of(doc[3]).subjects] == ["Eritrea", "Ethiopia"]


def test_a_copular_place_is_its_own_oblique() -> None:
    doc = tree(
        """
        Engineers NOUN nsubj 3
        are AUX cop 3 VerbForm=Fin
        in ADP case 3
        Mali PROPN ROOT 3
        . PUNCT punct 3
        """
    )
    frame = Frame.of(doc[3])
    assert [(each.token.text, each.prepositions) for each in frame.obliques] == [("Mali", ("in",))]


def test_out_of_is_one_preposition_even_where_the_trigger_has_its_first_word() -> None:
    doc = tree(
        """
        They PRON nsubj 1
        got VERB ROOT 1 VerbForm=Fin
        out ADV advmod 1
        of ADP case 4
        Mali PROPN obl 1
        . PUNCT punct 1
        """
    )
    match = verbs("get out").match(doc[1])
    assert match is not None
    assert Frame(match).obliques[0].prepositions == ("out of",)
