"""Every log record is one of the kinds that its schema tells, whatever stories came of it."""

from collections.abc import Iterable
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from pipeline import wire
from pipeline.model import Analysis, LogRecord
from pipeline.schemas import schemas
from pipeline.stories.fold import _APPLY
from pipeline.stories.kinds import KINDS
from tests.stories.making import analysis, logs, reworded, sent, several
from tests.stories.test_grouper import GOLD, MALI

LOGS = Path(__file__).parent.parent / "golden" / "seeds"
SCHEMA = Draft202012Validator(schemas()["log-record.v1.json"])


def check(records: Iterable[LogRecord]) -> set[str]:
    """The kinds of records, each of which is as its schema says on its topic and in its file."""
    kinds = set()
    for record in records:
        SCHEMA.validate(orjson.loads(wire.encode(record)))
        SCHEMA.validate(orjson.loads(record.model_dump_json(exclude_none=True)))
        kinds.add(record.kind)
    assert kinds <= set(KINDS)
    return kinds


def every(analyses: Iterable[Analysis]) -> Iterable[LogRecord]:
    return (record for log in logs(analyses).values() for record in log)


@pytest.mark.parametrize("path", sorted(LOGS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_golden_logs_are_as_their_schema_says(path: Path) -> None:
    lines = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    assert lines
    for line in lines:
        SCHEMA.validate(line)


@settings(max_examples=60)
@given(several())
def test_every_record_of_any_stream_is_as_its_schema_says(articles: list[Analysis]) -> None:
    check(every(articles))


def test_stories_that_are_annotated_and_stories_that_merge_give_records_as_their_schema_says() -> None:
    half, rest = MALI.split(", where ")
    merging = [
        analysis("a", half, [sent()]),
        analysis("b", rest),
        analysis("c", MALI),
        analysis("d", reworded(MALI, 1)),
    ]
    kinds = check(every(merging)).union(*(check(every(gold.analyses)) for gold in GOLD.values()))
    assert kinds >= {"story-merged", "story-closed", "mention-added", "denied", "status-changed"}


def test_the_kinds_are_those_that_the_fold_knows_and_the_one_that_it_needs_not() -> None:
    assert set(KINDS) == set(_APPLY) | {"story-merged"}


@pytest.mark.parametrize("name", KINDS)
def test_a_record_that_lacks_what_its_kind_needs_is_refused(name: str) -> None:
    kind = KINDS[name]
    bare = {"id": "r", "story_id": "s", "seq": 0, "kind": name}
    whole = bare | {field: "x" for field in kind.beside if field != "span"} | {"data": data_of(name)}
    whole |= {"span": {"start": 0, "end": 1, "text": "x"}} if "span" in kind.beside else {}
    assert SCHEMA.is_valid(whole)
    for field in kind.beside:
        assert not SCHEMA.is_valid(whole | {field: None})
        assert not SCHEMA.is_valid({other: value for other, value in whole.items() if other != field})
    for field in kind.data.model_json_schema(mode="serialization").get("required", ()):
        assert not SCHEMA.is_valid(whole | {"data": {k: v for k, v in data_of(name).items() if k != field}})


def data_of(name: str) -> dict[str, object]:
    """The least that a kind's data may be."""
    schema = KINDS[name].data.model_json_schema(mode="serialization")
    made: dict[str, object] = {"string": "x", "number": 0.5, "array": [], "object": {}}
    span = {"start": 0, "end": 1, "text": "x"}
    return {
        field: span if "$ref" in told else told["enum"][0] if "enum" in told else made[told["type"]]
        for field, told in schema["properties"].items()
        if field in schema.get("required", ())
    }


def test_a_kind_that_is_not_known_may_hold_anything() -> None:
    assert SCHEMA.is_valid({"id": "r", "story_id": "s", "seq": 0, "kind": "read-by-somebody", "data": {"by": 7}})
