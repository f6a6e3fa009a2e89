"""Readers of the entity corpora: raw texts, and names in the merged scheme where they are used."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.entities import Name

LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
OTHER = "OTHER"
Marked = tuple[str, list[Name]]


def uner(path: Path) -> Iterator[tuple[bool, Marked]]:
    """Sentences of a Universal NER file; the flag says whether a document begins."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        opens = any(line.startswith("# newdoc") for line in lines)
        if rows:
            yield opens, (text, _names(text, [r[1] for r in rows], [r[2] for r in rows]))


def wikigold(path: Path) -> Iterator[Marked]:
    """Sentences of Wikigold, its tokens joined as they would be printed."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
        if rows and not rows[0][0].startswith("-DOCSTART-"):
            words = [row[0] for row in rows]
            text = printed(words)
            yield text, _names(text, words, [row[1] for row in rows])


def voa(path: Path) -> Iterator[str]:
    """Sentences of Voice of America."""
    return (str(row["text"]) for row in _lines(path))


def printed(words: list[str]) -> str:
    """Tokens joined with the spacing of running text."""
    text = re.sub(r" ([.,;:!?%)\]]|'s\b|n't\b|'\s)", r"\1", " ".join(words))
    return re.sub(r"([(\[$]) ", r"\1", text).replace("`` ", '"').replace(" ''", '"')


def _names(text: str, words: list[str], tags: list[str]) -> list[Name]:
    """Names from IOB tags, each word found in the text from the last one on; other types are OTHER."""
    found: list[Name] = []
    position, inside = 0, ""
    for word, tag in zip(words, tags, strict=True):
        start = text.find(word, position)
        if start < 0:
            break
        position = start + len(word)
        kind = LABELS.get(tag[2:], OTHER) if tag != "O" else ""
        if kind and kind == inside and tag[0] == "I":
            found[-1] = Name(found[-1].start, position, kind)
        elif kind:
            found.append(Name(start, position, kind))
        inside = kind
    return found


def re3d(folder: Path) -> Iterator[str]:
    """Texts of re3d, a document each."""
    for path in sorted(folder.glob("*.documents.json")):
        yield from (str(row["text"]) for row in _lines(path))


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
