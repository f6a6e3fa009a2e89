"""The table of field names."""

from pathlib import Path

import pytest

from pipeline.articles import fields

DOCS = Path(__file__).parents[2] / "docs" / "articles.md"


def test_the_first_path_that_holds_something_wins() -> None:
    record = {"headline": {"main": "b"}, "title": " ", "webTitle": "c"}
    assert fields.string(record, fields.TITLE) == "b"
    assert fields.string({"id": 0, "guid": True, "uuid": "x"}, fields.ID) == "0"
    assert fields.text({"text": "  \n", "maintext": " kept as it stands\n"}, fields.PLAIN) == " kept as it stands\n"


def test_names_are_found_in_strings_objects_and_lists() -> None:
    value = [
        {"name": "Ineke Bos"},
        " Joao Reis ",
        {"firstname": "Karel", "lastname": "Smit"},
        None,
        7,
        {"name": ["A", "B"]},
    ]
    assert fields.names(value) == ("Ineke Bos", "Joao Reis", "Karel Smit", "A", "B")


def test_a_container_gives_its_records_and_any_other_object_itself() -> None:
    assert fields.contained({"articles": [1, 2]}) == [1, 2]
    assert fields.contained({"response": {"results": [3]}}) == [3]
    assert fields.contained({"title": "x"}) == [{"title": "x"}]
    assert fields.contained([4]) == [4]


@pytest.mark.parametrize(
    "paths",
    [fields.PLAIN, fields.MIXED, fields.TITLE, fields.AUTHORS, fields.PUBLISHED, fields.OUTLET, fields.URL,
     fields.LANGUAGE, fields.FETCHED, fields.ID, fields.CONTAINERS],
)  # fmt: skip
def test_the_documentation_lists_every_field_in_its_order(paths: tuple[str, ...]) -> None:
    assert " ".join(f"`{path}`" for path in paths) in DOCS.read_text()
