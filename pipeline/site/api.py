"""The pages' JSON as an OpenAPI 3.1 document, for programs that read it and those that generate clients."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic.json_schema import models_json_schema

from pipeline import __version__
from pipeline.site.answers import (
    ArticlePage,
    Data,
    DeadLettersPage,
    EntryPage,
    Error,
    FiguresPage,
    StoriesPage,
    StoryArticlesPage,
    StoryPage,
    StreamPage,
)
from pipeline.site.filters import SORTS
from pipeline.site.pages import Page, pages
from pipeline.site.words import STATUSES, TYPES

ABOUT = (
    "What `pipeline serve` shows, as JSON: stories, what happened in them, who says so and who denies it. Nothing can "
    "be written. Objects only grow: pass over fields, types and statuses that are not known. Offsets count characters "
    "of the article's text or title, and a stop is exclusive. Dates are as the article gives them. Ask by the name of "
    "this machine, or by one that `--name` allows: any other is answered with status 421. "
    "Every failure is an `Error`."
)


@dataclass(frozen=True)
class Answer:
    """What the JSON of an address holds, and what the query string can say: name -> schema with a description."""

    data: type[Data]
    query: Mapping[str, dict[str, Any]] = field(default_factory=dict)


_PAGE = {"page": {"type": "integer", "minimum": 1, "default": 1, "description": "Which page of the list"}}
_NAME = "in full or in the text's words, upper or lower case"
_FILTERS: dict[str, dict[str, Any]] = {
    "q": {
        "type": "string",
        "description": "Words that an article has, all of them; the last may go on; there are no operators",
    },
    "type": {"type": "string", "enum": [*TYPES], "description": "Has an entry of this type"},
    "status": {"type": "string", "enum": [*STATUSES], "description": "Has an entry of this status"},
    "actor": {
        "type": "string",
        "description": f"Has an entry that this one takes part in, says or denies, {_NAME}",
    },
    "place": {"type": "string", "description": f"Has an entry with this location or origin, {_NAME}"},
    "outlet": {"type": "string", "description": "Has an article of this outlet or source, upper or lower case"},
    "since": {"type": "string", "format": "date", "description": "Has articles of this day or later"},
    "until": {"type": "string", "format": "date", "description": "Has articles of this day or earlier"},
    "sort": {
        "type": "string",
        "enum": [*SORTS],
        "default": "newest",
        "description": "Newest first, most sources first, or most challenged happenings first",
    },
}
ANSWERS = {
    "/stories": Answer(StoriesPage, _FILTERS | _PAGE),
    "/stories/{story}": Answer(StoryPage, _PAGE),
    "/stories/{story}/articles": Answer(StoryArticlesPage, _PAGE),
    "/stories/{story}/entries/{entry}": Answer(EntryPage, _PAGE),
    "/articles/{article}": Answer(ArticlePage),
    "/figures": Answer(FiguresPage),
    "/dead-letters": Answer(DeadLettersPage, _PAGE),
    "/stream": Answer(StreamPage),
}
_FAILURES = {
    400: "A query parameter is what it cannot be, or is none that there is",
    404: "There is no such page, story, entry or article",
    503: "The database did not answer in time, or cannot be read",
}


def openapi() -> dict[str, Any]:
    """The document: a path for each page's JSON."""
    models: list[type[Data]] = [Error, *(answer.data for answer in ANSWERS.values())]
    _, schemas = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "News event pipeline",
            "version": __version__,
            "description": ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "http://127.0.0.1:8080", "description": "Where `pipeline serve` listens by default"}],
        "security": [],
        "paths": {f"{page.address}.json": {"get": _operation(page, ANSWERS[page.address])} for page in pages(dict)},
        "components": {"schemas": schemas["$defs"]},
    }


def _operation(page: Page, answer: Answer) -> dict[str, Any]:
    """What a page's address takes and gives."""
    named = [part.strip("{}") for part in page.address.split("/") if part.startswith("{")]
    failures = [400, *([404] if named or answer.query else []), 503]
    summary = answer.data.__doc__ or ""
    return {
        "operationId": page.template,
        "summary": summary.removesuffix("."),
        "parameters": [_of_path(name) for name in named]
        + [_of_query(name, schema) for name, schema in answer.query.items()],
        "responses": {"200": _response(answer.data, "The page's data")}
        | {str(status): _response(Error, _FAILURES[status]) for status in failures},
    }


def _of_path(name: str) -> dict[str, Any]:
    described = f"The id of the {name}"
    return {"name": name, "in": "path", "required": True, "description": described, "schema": {"type": "string"}}


def _of_query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    schema = dict(schema)
    return {"name": name, "in": "query", "description": schema.pop("description"), "schema": schema}


def _response(data: type[Data], description: str) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{data.__name__}"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}
