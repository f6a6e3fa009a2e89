"""The annotations of training/data with their texts: ours lie beside them, others' are read from named folders.

What lies in its folder ``apart`` no event model is trained on: it is there to measure on.
"""

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.gold import GoldArticle, article_of

DATA = Path(__file__).parent / "data"

Row = Mapping[str, Any]


class TextMissing(Exception):
    """A text that an annotation belongs to is not in the folder, or is another one."""


def corpus(texts: Sequence[Path], files: Iterable[Path] | None = None) -> list[GoldArticle]:
    """All annotated articles to train on; without folders of texts only those whose texts may be published.

    A folder holds packed JSON lines with ``id`` (or ``source``), ``text`` and ``title``; TextMissing where one lacks.
    """
    rows = rows_with_texts(texts, files or sorted(DATA.glob("*.jsonl.gz")))
    return [article_of(row, loose=bool(row.get("loose"))) for row in rows]


def rows_with_texts(texts: Sequence[Path], files: Iterable[Path] | None = None) -> list[Row]:
    """The rows of annotated articles, those apart too, with their texts as corpus takes them."""
    rows = [row for path in files or sorted(DATA.rglob("*.jsonl.gz")) for row in lines(path)]
    needed = {row["source"] for row in rows if "sha256" in row}
    known = {name: row for folder in texts for name, row in _sources(folder) if name in needed}
    return [_with_text(row, known) for row in rows if texts or "text" in row]


def lines(path: Path) -> Iterator[Row]:
    """The rows of packed JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as packed:
        yield from map(json.loads, packed)


def _sources(folder: Path) -> Iterator[tuple[str, Row]]:
    for path in sorted(folder.rglob("*.jsonl.gz")):
        for row in lines(path):
            yield from ((row[key], row) for key in ("id", "source") if row.get(key))


def _with_text(row: Row, known: Mapping[str, Row]) -> Row:
    """The row with its text and those of its spans; a title is one line."""
    if "text" in row:
        return row
    found = known.get(row["source"])
    if found is None:
        raise TextMissing(f"no text of {row['source']} (annotation {row['id']}): name the folder that holds it")
    whole = " ".join(found["title"].split()) if row.get("field") == "title" else found["text"]
    text = whole[: row["length"]]
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != row["sha256"]:
        raise TextMissing(f"the text of {row['source']} is not the one that {row['id']} was annotated on")
    title = None if row.get("field") == "title" else found.get("title")
    filled: Row = _filled({"title": title, **row}, text)
    return {**filled, "text": text}


def _filled(value: Any, text: str) -> Any:
    """Every span of a value with the text that it stands for."""
    if isinstance(value, list):
        return [_filled(each, text) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"start", "end"}:
        return {**value, "text": text[value["start"] : value["end"]]}
    return {name: _filled(each, text) for name, each in value.items()}
