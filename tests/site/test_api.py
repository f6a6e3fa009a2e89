import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from pipeline.articles.make import Record, make
from pipeline.model import Analysis, Metadata
from pipeline.site import server
from pipeline.site.answers import Data, Error
from pipeline.site.api import ANSWERS, openapi
from pipeline.site.database import create, open_to_read, replace_story
from pipeline.site.export import export
from pipeline.site.filters import Filters
from pipeline.site.metrics import Metrics
from pipeline.site.pages import as_json, pages
from pipeline.storylog import StoryLogs
from tests.site.asking import ask
from tests.stories.making import MATTER, analysis, denied, event, logs, reworded, sent, several, stories

QUERIES: dict[str, tuple[dict[str, str], ...]] = {"/stories": ({}, {"q": "soldiers"}, {"actor": "Rusia", "place": "?"})}
DOCUMENT = openapi()
OPERATIONS = {address: item["get"] for address, item in DOCUMENT["paths"].items()}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of value, absent facts, an article with its text and others without, and a dead letter."""
    folder = tmp_path_factory.mktemp("full")
    text = make(Record("x.txt", "x.txt", "text/plain"), MATTER, Metadata(title="Soldiers", url="https://e.example"))
    paid = event("sign", party="Lima", subject="a bridge", value="3", time="2021-05-01", at=7)
    counted = event("deploy", count=("20", "many"), actor="it", at=600)
    told = [
        analysis(text.id, MATTER, [sent(), denied(), counted], title="Soldiers", outlet="Le Monde"),
        analysis("b", reworded(MATTER, 1), [sent(), denied("Chad", "that the bridge fell", "a paper")], wire="AFP"),
        analysis("c", reworded(MATTER, 2), [sent(said_by=("Qatar",))], date=None),
        analysis("d", "The city of Lima opens a bridge over the Rimac after years of quarrels", [paid], date=None),
        analysis(
            "e", "Nobody denied that the ferry to Ancona is late again, a sailor wrote to us", [denied("He", "it")]
        ),
    ]
    StoryLogs(folder / "logs").append(record for records in logs(told).values() for record in records)
    (folder / "logs" / "_dead-letters.jsonl").write_text('{"source": "x.bin", "reason": "binary"}\n')
    export(folder / "logs", [text], folder / "news.db")
    return folder / "news.db"


def named(address: str) -> list[str]:
    return re.findall(r"{(\w+)}", address)


def answers(db: sqlite3.Connection) -> Iterator[tuple[type[Data], bytes]]:
    """The JSON of every page that there is, with what it must hold."""
    entries = [{"story": story, "entry": entry} for story, entry in db.execute("SELECT story_id, id FROM entries")]
    each: dict[str, list[dict[str, str]]] = {
        "": [{}],
        "story": [{"story": story} for (story,) in db.execute("SELECT id FROM stories")],
        "story entry": entries,
        "article": [{"article": article} for (article,) in db.execute("SELECT DISTINCT id FROM articles")],
    }
    for page in pages(Metrics().flow):
        for given_names in each[" ".join(named(page.address))]:
            for query in QUERIES.get(page.address, ({},)):
                yield ANSWERS[page.address].data, as_json(page.read(db, given_names, query))


def check(db: sqlite3.Connection) -> Counter[str]:
    """How many answers there are of each kind; raises ValidationError for one that is not as it is told to be."""
    found = Counter[str]()
    for data, body in answers(db):
        data.model_validate_json(body, strict=True, extra="forbid")
        found[data.__name__] += 1
    return found


def test_the_json_of_every_page_of_the_seeds_is_as_the_document_says(seeds: Path) -> None:
    assert set(check(open_to_read(seeds))) == {answer.data.__name__ for answer in ANSWERS.values()}


def test_the_json_of_every_kind_of_value_is_as_the_document_says(full: Path) -> None:
    db = open_to_read(full)
    for column in ("name", "least", "iso8601", "amount"):  # what this test is for is there
        assert db.execute(f"SELECT 1 FROM roles WHERE {column} IS NOT NULL").fetchone(), column
    assert db.execute("SELECT 1 FROM stories WHERE happenings = 0").fetchone()
    assert db.execute("SELECT 1 FROM denials WHERE entry_id IS NULL").fetchone()
    assert set(check(db)) == {answer.data.__name__ for answer in ANSWERS.values()}


def test_the_json_of_an_empty_database_is_as_the_document_says(tmp_path: Path) -> None:
    create(tmp_path / "empty.db").close()
    assert set(check(open_to_read(tmp_path / "empty.db"))) == {
        "StoriesPage",
        "FiguresPage",
        "DeadLettersPage",
        "StreamPage",
    }


@settings(max_examples=20)
@given(several())
def test_the_json_of_any_stories_is_as_the_document_says(analyses: list[Analysis]) -> None:
    db = create(Path(":memory:"))
    db.row_factory = sqlite3.Row
    for story in stories(analyses):
        replace_story(db, story)
        merged = {"story_id": f"{story.story_id}-merged", "merged_into": story.story_id, "title": None}
        replace_story(db, story.model_copy(update=merged))
    check(db)


@pytest.mark.parametrize("name", ["status", "least", "given_by", "triggers", "source_group", "page", "dead_letters"])
def test_a_field_of_another_name_is_not_as_the_document_says(full: Path, name: str) -> None:
    renamed = [
        (data, body.replace(f'"{name}":'.encode(), b'"renamed":'))
        for data, body in answers(open_to_read(full))
        if f'"{name}":'.encode() in body
    ]
    assert renamed
    for data, body in renamed:
        with pytest.raises(ValidationError, match="renamed"):
            data.model_validate_json(body, strict=True, extra="forbid")


@pytest.mark.parametrize("address", OPERATIONS)
def test_failures_are_as_the_document_says(full: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = re.sub(r"{\w+}", "none", address)
    asked = ask(full, gone, f"{gone}?page=x", f"{gone}?page=99", f"{gone}?since=x", f"{gone}?sort=x")
    monkeypatch.setattr(server, "_SECONDS", -1.0)
    monkeypatch.setattr(server, "_STEPS", 1)
    failed = [answer for answer in (*asked, *ask(full, gone)) if answer.status != 200]
    assert {str(answer.status) for answer in failed} == set(OPERATIONS[address]["responses"]) - {"200"}
    for answer in failed:
        told = Error.model_validate_json(answer.text, strict=True, extra="forbid")
        assert told.model_dump(exclude_unset=True) == answer.json


def test_every_page_is_a_path_with_its_parameters() -> None:
    assert set(OPERATIONS) == {f"{page.address}.json" for page in pages(dict)}
    for address, operation in OPERATIONS.items():
        given_names = [each["name"] for each in operation["parameters"] if each["in"] == "path" and each["required"]]
        assert given_names == named(address)
    filters = [each["name"] for each in OPERATIONS["/stories.json"]["parameters"]]
    assert filters == [*(each.name for each in fields(Filters)), "page"]


def test_every_reference_leads_somewhere_and_no_schema_is_there_for_nothing() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert set(references(DOCUMENT)) == {f"#/components/schemas/{name}" for name in schemas}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(names) == len(set(names)) == len(pages(dict))


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from ([node["$ref"]] if "$ref" in node else [])
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from references(each)
