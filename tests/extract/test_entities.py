"""Rules ask for entities in one place, so that they are looked for only where some rule needs them."""

import ast
from pathlib import Path

import pytest

import pipeline.extract
from pipeline.extract.grammar import entities
from pipeline.extract.grammar.entities import Unlabelled, entity
from pipeline.language.stages import await_entities
from tests.extract.sketches import ACTIVE, tree

RULES = Path(pipeline.extract.__file__).parent
BESIDES = {"context.py", "entities.py"}  # they read entities once all are known, or guard them


def test_the_label_of_an_entity_is_given() -> None:
    doc = tree(ACTIVE, {"Norway": "PLACE"})
    assert [entity(token) for token in doc[:3]] == ["PLACE", "", ""]
    assert [each.text for each in entities.entities(doc[:])] == ["Norway"]


def test_who_asks_before_they_are_looked_for_is_stopped() -> None:
    doc = tree(ACTIVE)
    await_entities(doc)
    with pytest.raises(Unlabelled):
        entity(doc[0])
    with pytest.raises(Unlabelled):
        entities.entities(doc[:])


@pytest.mark.parametrize("path", sorted(RULES.rglob("*.py")), ids=lambda path: str(path.relative_to(RULES)))
def test_no_rule_reads_labels_past_the_guard(path: Path) -> None:
    asked = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
    assert path.name in BESIDES or not asked & {"ent_type_", "ent_type", "ent_iob_", "ents", "ent_kb_id_"}
