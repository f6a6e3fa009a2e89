"""Loading: the shipped model, another one by path, and those that are refused."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ModelRefused
from pipeline.extract.types import LABELS
from pipeline.language import boundaries, events
from pipeline.language.load import PROBE, SHIPPED, load

needs_model = pytest.mark.skipif(
    not (SHIPPED / "meta.json").is_file(), reason="the language model is not in this checkout"
)


class StandIn:
    """Stands for the component that finds events: knows two types, and refuses texts that have a word."""

    labels = ("move", "talk")

    def __init__(self, refused: str, thresholds: dict[str, float]) -> None:
        self.refused, self.thresholds = refused, thresholds

    def __call__(self, doc: Doc) -> Doc:
        if self.refused in doc.text.split():
            raise ValueError(f"cannot read {self.refused}")
        return doc


@Language.factory("loaded_stand_in", default_config={"refused": "", "thresholds": {"move": 0.5, "talk": 0.5}})
def make_stand_in(nlp: Language, name: str, refused: str, thresholds: dict[str, float]) -> StandIn:
    """The component as a model's config names it."""
    return StandIn(refused, thresholds)


def model(folder: Path, *, sentences: bool = True, stand_in: bool = True, refused: str = "") -> Path:
    """A model on disk of the parts that are asked for."""
    nlp = spacy.blank("en")
    if sentences:
        nlp.add_pipe(boundaries.FACTORY)
    if stand_in:
        nlp.add_pipe("loaded_stand_in", name=events.FACTORY, config={"refused": refused})
    nlp.to_disk(folder)
    return folder


def component(nlp: Language) -> Any:
    """What finds events in a pipeline; spaCy types every component as a function."""
    return nlp.get_pipe(events.FACTORY)


def test_a_model_with_both_components_is_loaded(tmp_path: Path) -> None:
    nlp = load(model(tmp_path))
    assert nlp.pipe_names == ["news_sentences", "news_events"]
    assert [sentence.text for sentence in nlp("They left. They came.").sents] == ["They left.", "They came."]


def test_a_text_of_any_length_is_read(tmp_path: Path) -> None:
    doc = load(model(tmp_path))(f"They left. {'-' * 1_000_001}")
    assert len(doc.text) > 1_000_000


def test_thresholds_that_are_named_replace_the_models_own(tmp_path: Path) -> None:
    path = model(tmp_path)
    assert component(load(path, {"talk": 0.9})).thresholds == {"move": 0.5, "talk": 0.9}
    assert component(load(path)).thresholds == {"move": 0.5, "talk": 0.5}


def test_thresholds_of_types_that_the_model_does_not_know_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match=r"^thresholds name run, walk, but the model's event types are move, talk$"):
        load(model(tmp_path), {"walk": 0.5, "talk": 0.5, "run": 0.5})


@pytest.mark.parametrize(
    ("sentences", "stand_in", "missing"),
    [
        (False, True, "no component news_sentences"),
        (True, False, "no component news_events"),
        (False, False, "no component news_sentences and no news_events"),
    ],
)
def test_a_model_without_a_component_is_refused_by_its_name(
    tmp_path: Path, sentences: bool, stand_in: bool, missing: str
) -> None:
    path = model(tmp_path, sentences=sentences, stand_in=stand_in)
    with pytest.raises(ModelRefused, match=f"{path}.* has {missing}$"):
        load(path)


def test_a_model_that_cannot_read_a_sentence_is_refused(tmp_path: Path) -> None:
    path = model(tmp_path, refused=PROBE.split()[0])
    with pytest.raises(ModelRefused, match=r"cannot be loaded: .*cannot read Officials"):
        load(path)


def test_a_model_whose_network_is_missing_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(boundaries.FACTORY)
    nlp.add_pipe(events.FACTORY)
    nlp.to_disk(tmp_path, exclude=[events.FACTORY])
    with pytest.raises(ModelRefused, match="cannot be loaded"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["no_such_model_package", "", "does/not/exist"])
def test_a_name_that_leads_nowhere_is_refused(name: str) -> None:
    with pytest.raises(ModelRefused, match="cannot be loaded"):
        load(name)


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en"}', encoding="utf-8")
    (tmp_path / "config.cfg").write_text("nonsense", encoding="utf-8")
    with pytest.raises(ModelRefused, match="cannot be loaded"):
        load(tmp_path)


@pytest.mark.model
@needs_model
def test_the_shipped_model_knows_the_event_types_and_takes_thresholds() -> None:
    changed, own = component(load(thresholds={"denial": 0.99})), component(load()).calibration
    assert changed.learned.labels == LABELS
    assert changed.calibration == own.with_thresholds(LABELS.types, {"denial": 0.99}) != own
