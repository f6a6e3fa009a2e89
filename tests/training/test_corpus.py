"""Annotations and the texts that they belong to."""

import gzip
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from training.corpus import DATA, TextMissing, corpus, lines

TEXT = "Troops left Chad. They will be back."
AT = {"start": 7, "end": 11}
SENTENCE = {"start": 0, "end": 17}
EVENT = {
    "type": "personnel_deployment",
    "subtype": ["withdraw"],
    "trigger": AT,
    "sentence": SENTENCE,
    "polarity": ["positive"],
    "modality": ["actual"],
    "arguments": {"location": [{"start": 12, "end": 16}]},
    "optional": {"actor": [{"start": 0, "end": 6}]},
    "attribution": [],
}
Row = Mapping[str, Any]


def packed(path: Path, *rows: Row) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def annotation(text: str = TEXT, **fields: Any) -> Row:
    """A row whose text is told by its length and hash alone."""
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return {"id": "n1", "source": "s1", "events": [EVENT], "length": len(text), "sha256": digest, **fields}


OWN: Row = {"id": "o1", "source": "o1", "title": "Own", "text": "It rained.", "events": []}
SOURCE: Row = {"id": "s1", "title": " Troops\n leave", "text": f"{TEXT} Advertisement"}


def test_rows_come_back_from_packed_lines(tmp_path: Path) -> None:
    assert list(lines(packed(tmp_path / "a.jsonl.gz", OWN, SOURCE))) == [OWN, SOURCE]


def test_without_folders_only_annotations_with_their_texts_are_given(tmp_path: Path) -> None:
    file = packed(tmp_path / "a.jsonl.gz", annotation(), OWN)
    assert [each.article.id for each in corpus([], [file])] == ["o1"]


def test_a_text_is_found_in_any_folder_below_and_cut_to_its_length(tmp_path: Path) -> None:
    file = packed(tmp_path / "a.jsonl.gz", annotation(), OWN)
    packed(tmp_path / "texts" / "deep" / "b.jsonl.gz", {"id": "other", "title": "", "text": ""}, SOURCE)
    found, own = corpus([tmp_path / "empty", tmp_path / "texts"], [file])
    assert (found.article.id, found.article.text, found.article.metadata.title) == ("n1", TEXT, " Troops\n leave")
    assert own.article.text == "It rained."


def test_every_span_has_its_text(tmp_path: Path) -> None:
    file = packed(
        tmp_path / "a.jsonl.gz", annotation(optional=[{"type": "denial", "trigger": AT, "sentence": SENTENCE}])
    )
    packed(tmp_path / "texts" / "b.jsonl.gz", SOURCE)
    (found,) = corpus([tmp_path / "texts"], [file])
    (event,) = found.events
    assert (event.trigger.text, event.sentence.text) == ("left", "Troops left Chad.")
    assert [event.arguments["location"][0].text, event.optional["actor"][0].text] == ["Chad", "Troops"]
    assert found.optional[0].sentence.text == "Troops left Chad."


def test_a_text_may_be_known_by_its_source(tmp_path: Path) -> None:
    file = packed(tmp_path / "a.jsonl.gz", annotation(source="wire:1"))
    packed(tmp_path / "texts" / "b.jsonl.gz", {**SOURCE, "id": "x", "source": "wire:1"})
    assert [each.article.text for each in corpus([tmp_path / "texts"], [file])] == [TEXT]


def test_an_annotated_title_is_one_line_and_has_no_title_of_its_own(tmp_path: Path) -> None:
    row = annotation("Troops leave", field="title", loose=True, events=[{**EVENT, "arguments": {}, "optional": {}}])
    packed(tmp_path / "texts" / "b.jsonl.gz", SOURCE)
    (found,) = corpus([tmp_path / "texts"], [packed(tmp_path / "a.jsonl.gz", row)])
    assert (found.article.text, found.article.metadata.title, found.loose) == ("Troops leave", None, True)


def test_the_annotations_own_title_stands_above_the_texts(tmp_path: Path) -> None:
    packed(tmp_path / "texts" / "b.jsonl.gz", SOURCE)
    (found,) = corpus([tmp_path / "texts"], [packed(tmp_path / "a.jsonl.gz", annotation(title="Given"))])
    assert found.article.metadata.title == "Given"


def test_a_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    packed(tmp_path / "texts" / "b.jsonl.gz", {**SOURCE, "id": "other"})
    with pytest.raises(TextMissing, match=r"no text of s1 .annotation n1.: name the folder"):
        corpus([tmp_path / "texts"], [packed(tmp_path / "a.jsonl.gz", annotation())])


@pytest.mark.parametrize("text", ["Troops left Mali. They will be back.", TEXT[:-1]])
def test_a_text_that_is_another_one_is_refused(tmp_path: Path, text: str) -> None:
    packed(tmp_path / "texts" / "b.jsonl.gz", {**SOURCE, "text": text})
    with pytest.raises(TextMissing, match="not the one that n1 was annotated on"):
        corpus([tmp_path / "texts"], [packed(tmp_path / "a.jsonl.gz", annotation())])


def test_our_own_annotations_stand_on_their_texts() -> None:
    found = corpus([])
    spans = [
        (article.article.text, span)
        for article in found
        for event in article.events
        for span in (event.trigger, event.sentence, *(each for role in event.arguments.values() for each in role))
    ]
    assert len(spans) > 1000
    assert [span for text, span in spans if text[span.start : span.end] != span.text] == []


def test_annotations_of_others_texts_do_not_carry_them() -> None:
    rows = [row for path in DATA.rglob("*.jsonl.gz") for row in lines(path) if "sha256" in row]
    assert rows
    assert not [row["id"] for row in rows if "text" in row or row.get("title")]
    assert '"text"' not in json.dumps(rows)


def test_what_lies_apart_is_not_trained_on() -> None:
    apart = {row["id"] for path in (DATA / "apart").glob("*.jsonl.gz") for row in lines(path)}
    trained = {each.article.id for each in corpus([])}
    assert apart
    assert not apart & trained
