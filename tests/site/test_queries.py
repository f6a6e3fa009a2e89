"""The queries of docs/queries.md give what stands below them."""

import re
import sqlite3
from pathlib import Path

import pytest

from pipeline.site.database import open_to_read

DOCUMENT = (Path(__file__).parents[2] / "docs" / "queries.md").read_text()
QUERIES = re.findall(r"^## (.+?)\n.*?```sql\n(.+?)```\n\n((?:\|[^\n]*\n)*)", DOCUMENT, re.MULTILINE | re.DOTALL)


def table(found: sqlite3.Cursor) -> str:
    """Rows as a Markdown table."""
    names = [column[0] for column in found.description]
    cells = [names, ["---"] * len(names), *([shown(value) for value in row] for row in found)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def shown(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text.replace("|", "\\|")


def test_there_are_ten() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("title", "query", "result"), QUERIES, ids=[title for title, _, _ in QUERIES])
def test_a_query_gives_what_the_document_says(seeds: Path, title: str, query: str, result: str) -> None:
    assert table(open_to_read(seeds).execute(query)) == result
