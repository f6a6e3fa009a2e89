"""The queries of docs/queries.md give what stands below them."""

from pathlib import Path

import pytest

from bench.queries import queries, table
from pipeline.site.database import open_to_read

QUERIES = queries()


def test_there_are_ten() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize(("title", "query", "result"), QUERIES, ids=[title for title, _, _ in QUERIES])
def test_a_query_gives_what_the_document_says(seeds: Path, title: str, query: str, result: str) -> None:
    assert table(open_to_read(seeds).execute(query)) == result, "`make golden` renews the document"
