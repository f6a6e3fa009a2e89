from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pipeline.extract.types import EVENT_TYPES
from pipeline.schemas import documents, roles, schemas
from pipeline.stream.asyncapi import TOPICS
from tests.runtimes import node

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "schemas"
GOLDEN = ROOT / "tests" / "golden" / "seeds"


def test_the_folder_holds_exactly_the_generated_documents() -> None:
    written = {path.name: orjson.loads(path.read_bytes()) for path in FOLDER.glob("*.json")}
    assert written == documents(), "schemas/ has drifted from the records: run `make schemas`"


@pytest.mark.parametrize("name", schemas())
def test_every_schema_is_valid_draft_2020_12(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_an_event_schema_refuses_other_types_and_unknown_roles(kind: str) -> None:
    schema = schemas()[f"event.{kind.replace('_', '-')}.v1.json"]
    event = schema["$defs"]["Event"]["properties"]
    assert event["type"] == {"const": kind}
    assert event["arguments"]["propertyNames"]["enum"] == roles(kind)


CHANNELS = documents()["asyncapi.json"]["channels"]
MESSAGES = {f"{at}/{name}": each for at, channel in CHANNELS.items() for name, each in channel["messages"].items()}


def test_every_topic_is_a_channel_and_every_schema_a_message_of_the_asyncapi_document() -> None:
    assert {channel["address"] for channel in CHANNELS.values()} == {topic.name for topic in TOPICS.all()}
    named = {each["payload"]["schema"]["$ref"] for each in MESSAGES.values() if "schema" in each["payload"]}
    assert named == set(schemas())


@pytest.mark.parametrize("name", [name for name in MESSAGES if name != "dead-letters/dead-letter-mark"])
def test_the_examples_of_the_asyncapi_document_are_as_their_schemas_say(name: str) -> None:
    message = MESSAGES[name]
    refers = message["payload"].get("schema", {}).get("$ref")
    payload = Draft202012Validator(schemas()[refers] if refers else message["payload"])
    headers = Draft202012Validator(message["headers"], format_checker=FormatChecker())
    assert message["examples"]
    for example in message["examples"]:
        payload.validate(example["payload"])
        headers.validate(example["headers"])
        assert set(example["headers"]) <= set(message["headers"]["properties"])


def test_the_asyncapi_document_shows_a_log_record_of_each_kind_that_the_golden_logs_have() -> None:
    lines = [line for path in GOLDEN.glob("*.jsonl") for line in path.read_bytes().splitlines()]
    shown = [example["payload"]["kind"] for example in MESSAGES["story-log/log-record.v1"]["examples"]]
    assert sorted(shown) == sorted({orjson.loads(line)["kind"] for line in lines})


def test_the_official_parser_takes_the_asyncapi_document() -> None:
    found = node(ROOT / "tests" / "asyncapi", "validate.mjs", str(FOLDER / "asyncapi.json"))
    assert found.split() == sorted(CHANNELS)
