"""What the model can say, in an order that its numbers can rely on."""

import json
from dataclasses import asdict

import pytest

from pipeline.language.labels import LINKS, Labels

TYPES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "talk": (("say", "ask"), ("topic", "actor")),
    "move": (("go",), ("place", "actor")),
}
LABELS = Labels.of(TYPES)


def test_types_are_in_order_whatever_the_order_they_come_in() -> None:
    assert LABELS.types == ("move", "talk")
    assert Labels.of(dict(reversed(TYPES.items()))) == LABELS


def test_subtypes_stand_with_their_type_in_its_own_order() -> None:
    assert LABELS.subtypes == (("move", "go"), ("talk", "say"), ("talk", "ask"))


def test_a_role_that_types_share_is_one_and_the_links_roles_come_last() -> None:
    assert LABELS.roles == ("actor", "place", "topic", "source", "cue", "outer source", "outer cue")
    assert LABELS.roles[-4:] == (*LINKS[0], *LINKS[1])


def test_a_type_allows_its_own_roles_alone() -> None:
    assert set(LABELS.allowed) == {("move", "actor"), ("move", "place"), ("talk", "actor"), ("talk", "topic")}


def test_a_role_is_numbered_by_its_place() -> None:
    assert [LABELS.role(name) for name in LABELS.roles] == list(range(len(LABELS.roles)))
    with pytest.raises(ValueError, match="not in tuple"):
        LABELS.role("means")


def test_labels_come_back_from_json_as_they_were() -> None:
    assert Labels.from_lists(json.loads(json.dumps(asdict(LABELS)))) == LABELS
