"""Readers of the entity corpora: raw texts with names in the merged scheme."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from training.conllu import Sentence, read
from training.entities import NAMES, Name

UNER = {"PER": "PERSON", "ORG": "ORG", "LOC": "PLACE"}
WIKIGOLD = UNER
GMB = {"per": "PERSON", "org": "ORG", "geo": "PLACE", "gpe": "NORP", "tim": "DATE"}
RE3D = {"Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Nationality": "NORP", "Temporal": "DATE",
        "Money": "MONEY", "Quantity": "QUANTITY"}  # fmt: skip
GUM = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
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
            yield opens, (text, _names(text, [r[1] for r in rows], [r[2] for r in rows], UNER))


def wikigold(path: Path) -> Iterator[Marked]:
    """Sentences of Wikigold, its tokens joined as they would be printed."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.rsplit(" ", 1) for line in block.split("\n") if " " in line]
        if rows and not rows[0][0].startswith("-DOCSTART-"):
            words = [row[0] for row in rows]
            text = printed(words)
            yield text, _names(text, words, [row[1] for row in rows], WIKIGOLD)


def voa(path: Path) -> Iterator[Marked]:
    """Sentences of Voice of America with the tags of the Groningen Meaning Bank."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], _names(row["text"], row["tokens"], row["ner"], GMB)


def printed(words: list[str]) -> str:
    """Tokens joined with the spacing of running text."""
    text = re.sub(r" ([.,;:!?%)\]]|'s\b|n't\b|'\s)", r"\1", " ".join(words))
    return re.sub(r"([(\[$]) ", r"\1", text).replace("`` ", '"').replace(" ''", '"')


def _names(text: str, words: list[str], tags: list[str], labels: dict[str, str]) -> list[Name]:
    """Names from IOB tags, each word found in the text from the last one on; other types are OTHER."""
    found: list[Name] = []
    position, inside = 0, ""
    for word, tag in zip(words, tags, strict=True):
        start = text.find(word, position)
        if start < 0:
            break
        position = start + len(word)
        kind = labels.get(tag[2:], OTHER) if tag != "O" else ""
        if kind and kind == inside and tag[0] == "I":
            found[-1] = Name(found[-1].start, position, kind)
        elif kind:
            found.append(Name(start, position, kind))
        inside = kind
    return found


def re3d(folder: Path) -> Iterator[Marked]:
    """Documents of re3d; spans without a capital letter in each longer word are OTHER."""
    for path in sorted(folder.glob("*.documents.json")):
        rows = _lines(path.with_name(path.name.replace("documents", "entities")))
        for document in _lines(path):
            text = str(document["text"])
            mine = [row for row in rows if row["documentId"] == document["_id"]]
            yield text, [_re3d_name(text, int(str(r["begin"])), int(str(r["end"])), str(r["type"])) for r in mine]


def _re3d_name(text: str, start: int, end: int, kind: str) -> Name:
    article = re.match(r"(?:the|The|a|an) ", text[start:end])
    start += article.end() if article else 0
    label = RE3D.get(kind, OTHER)
    named = all(word[0].isupper() for word in re.findall(r"[^\W\d]+", text[start:end]) if len(word) > 3)
    return Name(start, end, label if named or label not in NAMES else OTHER)


def _lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def gum(path: Path) -> Iterator[tuple[Sentence, Marked]]:
    """Sentences of GUM with the names among its mentions: those whose head is a proper noun."""
    for sentence in read(path):
        yield sentence, (sentence.text, list(_mentions(sentence)))


def _mentions(sentence: Sentence) -> Iterator[Name]:
    offsets = word_offsets(sentence)
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(sentence.words):
        value = re.search(r"Entity=([^|]*)", word.misc)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", value.group(1) if value else ""):
            number, *fields = part.strip("()").split("-")
            if part.startswith("("):
                opened.setdefault(number, []).append((index, fields[0] if fields else ""))
            if part.endswith(")") and opened.get(number):
                first, kind = opened[number].pop()
                yield from _mention(sentence, offsets, first, index, kind)


def _mention(sentence: Sentence, offsets: list[int], first: int, last: int, kind: str) -> Iterator[Name]:
    """The mention's name: from its article and titles on; nothing if its head is no proper noun."""
    words = sentence.words
    inside = range(first, last + 1)
    head = next((i for i in inside if words[i].head not in inside or words[i].head == i), first)
    while first < head and (words[first].upos == "DET" or words[first].dep == "nmod:desc"):
        first += 1
    named = all(w.form[:1].isupper() or w.upos in {"ADP", "DET", "PUNCT", "CCONJ"} for w in words[first : last + 1])
    if words[head].upos == "PROPN":
        label = GUM.get(kind, OTHER) if named and last - first < 7 else OTHER
        yield Name(offsets[first], offsets[last] + len(words[last].form), label)


def word_offsets(sentence: Sentence) -> list[int]:
    """Each word's first character in the sentence's text."""
    offsets, position = [], 0
    for word in sentence.words:
        offsets.append(position)
        position += len(word.form) + word.space
    return offsets
