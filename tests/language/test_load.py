"""Loading: the shipped model, another one by path, and those that are refused."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ModelRefused
from pipeline.language.load import load


@Language.component("test_annotator")
def annotate(doc: Doc) -> Doc:
    """Lay a complete, trivial annotation over a Doc."""
    for token in doc:
        token.pos_, token.lemma_ = "X", token.lower_
        token.set_morph("")
        token.head, token.dep_ = doc[0], "ROOT" if token.i == 0 else "dep"
    doc.set_ents([])
    return doc


def model_with(labels: list[str], folder: Path, *, annotated: bool = True) -> Path:
    """A model with an untrained parser of those labels, its output laid over by `annotate`."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]  # spaCy types every component as a function
    nlp.initialize()
    if annotated:
        nlp.add_pipe("test_annotator")
    nlp.to_disk(folder)
    return folder


def test_a_model_with_clearnlp_labels_is_refused_by_name(tmp_path: Path) -> None:
    path = model_with(["nsubj", "dobj", "prep", "pobj"], tmp_path / "clear")
    with pytest.raises(ModelRefused, match=r"not labelled in Universal Dependencies.*dobj, pobj, prep"):
        load(path)


def test_a_model_with_universal_labels_and_subtypes_is_loaded(tmp_path: Path) -> None:
    path = model_with(["nsubj", "nsubj:pass", "obj", "acl:relcl", "ROOT"], tmp_path / "ud")
    assert load(path).pipe_names == ["parser", "test_annotator"]


def test_a_model_without_entities_and_lemmas_is_refused(tmp_path: Path) -> None:
    path = model_with(["nsubj", "obj"], tmp_path / "bare", annotated=False)
    with pytest.raises(ModelRefused, match=r"yields no parts of speech.*no lemmas, no entities"):
        load(path)


def test_a_model_without_a_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelRefused, match="yields no dependencies"):
        load(tmp_path / "blank")


@pytest.mark.parametrize("name", ["no_such_model_package", "", "does/not/exist"])
def test_a_name_that_leads_nowhere_is_refused(name: str) -> None:
    with pytest.raises(ModelRefused, match="cannot be loaded"):
        load(name)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en"}', encoding="utf-8")
    (tmp_path / "config.cfg").write_text("nonsense", encoding="utf-8")
    with pytest.raises(ModelRefused, match="cannot be loaded"):
        load(tmp_path)
