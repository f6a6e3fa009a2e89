"""The shipped model: both trained parts in one pipeline, without what only training needs."""

import json
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

META: dict[str, Any] = json.loads((Path(__file__).parent / "meta.json").read_text(encoding="utf-8"))


def assemble(syntax: Path, entities: Path, target: Path) -> Language:
    """Write the pipeline of both parts to `target`; meta.json says what it was trained on."""
    nlp = spacy.load(syntax)
    nlp.add_pipe("ner", source=spacy.load(entities))
    nlp.meta.update(META)
    nlp.meta["performance"] = {}
    for section in ("training", "corpora", "initialize", "paths", "pretraining"):
        nlp.config[section] = {}
    nlp.to_disk(target)
    return nlp
