"""The shipped model: the trained parts and the lemmatizer in one pipeline, without what only training needs."""

import json
import re
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.lookups import Lookups

META: dict[str, Any] = json.loads((Path(__file__).parent / "meta.json").read_text(encoding="utf-8"))
TRAINING_ONLY = ("training", "corpora", "initialize", "paths", "pretraining")


def assemble(syntax: Path, entities: Path, base: Path, lemmas: Lookups, target: Path) -> None:
    """Write the pipeline of both parts to `target`; training/meta.json says what it was trained on."""
    nlp = spacy.load(syntax)
    lemmatizer: Any = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lemmas)
    nlp.add_pipe("ner", source=spacy.load(entities))
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    _forget_training(nlp)
    nlp.to_disk(target)
    _write_strings(nlp, base, target)


def _write_strings(nlp: Language, base: Path, target: Path) -> None:
    """Keep the strings of labels; the words met in training are not needed, tables know theirs by hash."""
    place = Path("vocab") / "strings.json"
    strings = set(json.loads((base / place).read_text(encoding="utf-8")))
    labels = {label for labels in nlp.pipe_labels.values() for label in labels}
    features = {re.sub(r"\|?POS=\w+", "", label).lstrip("|") for label in labels if "=" in label}
    parts = {part for label in labels for part in re.split(r"[|=]", label)}
    fields = {field for text in features for field in text.split("|")}
    wanted = sorted((strings | labels | features | parts | fields) - {""})
    (target / place).write_text(json.dumps(wanted, ensure_ascii=False, indent=0), encoding="utf-8")


def _forget_training(nlp: Language) -> None:
    for section in TRAINING_ONLY:
        nlp.config[section] = {}
