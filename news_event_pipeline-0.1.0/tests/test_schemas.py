from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator

from pipeline.extract.types import EVENT_TYPES
from pipeline.schemas import documents, roles, schemas

FOLDER = Path(__file__).parent.parent / "schemas"


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


def test_every_message_of_the_asyncapi_document_has_its_schema() -> None:
    channels = documents()["asyncapi.json"]["channels"].values()
    named = {message["payload"]["schema"]["$ref"] for channel in channels for message in channel["messages"].values()}
    assert named == set(schemas())
