"""The component that finds events, with a network that is told what to say."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from pipeline.language.boundaries import FACTORY
from pipeline.language.calibration import Calibration
from pipeline.language.decode import Answer, Floats
from pipeline.language.encoder import GRAPHS
from pipeline.language.events import Learned, NewsEvents
from pipeline.language.labels import MODALITIES, POLARITIES
from pipeline.language.passages import MOST_OF_SENTENCE, Passage
from tests.language.making import LABELS, tokenizer

NLP = spacy.blank("en")
NLP.add_pipe(FACTORY)
TOKENIZER = tokenizer("sent", "said", "medics", "deploy", "##ment", "##ing", "##s")
LEARNED = Learned(
    labels=LABELS,
    calibration=Calibration.plain(len(LABELS.types)),
    graphs={name: name.encode() for name in GRAPHS},
    tokenizer=TOKENIZER.to_str(),
    axes=np.eye(1, dtype=np.float32),
    centre=np.zeros(1, dtype=np.float32),
)
MOVE, TALK = 0, 1
TOLD = {"sent": (MOVE, 0.75), "deploy": (MOVE, 0.75), "##s": (MOVE, 0.9), "said": (TALK, 0.75), "##ing": (TALK, 0.75)}


class Network:
    """Stands for the encoder: its states are the pieces' ids, which alone decide what is a trigger."""

    embeds = True

    def __init__(self, graphs: Mapping[str, bytes]) -> None:
        self.told = {TOKENIZER.token_to_id(piece): likely for piece, likely in TOLD.items()}

    def stem(self, passage: Passage) -> Floats:
        return passage.ids[:, None].astype(np.float32)

    def trunk(self, before: Floats) -> tuple[Floats, Floats]:
        tags = np.zeros((len(before), 1 + 2 * len(LABELS.types)), dtype=np.float32)
        for place, (piece,) in enumerate(before.tolist()):
            kind, likely = self.told.get(int(piece), (0, 0.0))
            tags[place, 1 + 2 * kind] = likely
        return before, tags

    def read(self, states: Floats, kind: int, first: int, last: int) -> Answer:
        said = np.full(len(LABELS.subtypes) + len(POLARITIES) + len(MODALITIES) + 2, -1, dtype=np.float32)
        return Answer(said, np.full((len(states), 2 * len(LABELS.roles)), -1, dtype=np.float32))

    def embed(self, before: Floats, shares: Floats) -> Floats:
        return np.stack([shares @ before[:, 0] / 127] * 1).transpose(2, 1, 0)


@pytest.fixture(autouse=True)
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.language.events.Encoder", Network)


def component(**thresholds: float) -> NewsEvents:
    made = NewsEvents("news_events", thresholds)
    made.initialize(lambda: [], learned=LEARNED)
    return made


def read(text: str, finder: NewsEvents | None = None) -> Doc:
    return (finder or component())(NLP(text))


def found(text: str, finder: NewsEvents | None = None) -> list[tuple[str, str]]:
    """Type and trigger of each event."""
    return [(each.found.type, text[slice(*each.found.trigger)]) for each in read(text, finder)._.events]


def test_events_are_found_in_text_order_with_their_triggers_as_tokens() -> None:
    text = "He said so. They sent medics."
    events = read(text)._.events
    assert [(each.found.type, each.found.sentence, each.trigger.text) for each in events] == [
        ("talk", 0, "said"),
        ("move", 1, "sent"),
    ]


def test_pieces_of_one_word_are_one_event_of_a_type() -> None:
    assert TOKENIZER.encode("deployments").tokens == ["deploy", "##ment", "##s"]
    assert found("The deployments ended.") == [("move", "deployments")]


def test_a_word_may_be_an_event_of_two_types() -> None:
    assert found("The deploymenting ended.") == [("move", "deploymenting"), ("talk", "deploymenting")]


def test_the_same_word_elsewhere_is_another_event() -> None:
    assert found("They sent and sent.") == [("move", "sent"), ("move", "sent")]


@pytest.mark.parametrize("ahead", [MOST_OF_SENTENCE - 1, MOST_OF_SENTENCE - 2, 1])
def test_a_word_that_stands_in_two_parts_of_a_very_long_sentence_is_one_event(ahead: int) -> None:
    assert found("a " * ahead + "deployments " + "a " * MOST_OF_SENTENCE) == [("move", "deployments")]


def test_thresholds_that_are_set_replace_those_that_were_learned() -> None:
    assert found("He said they sent medics.", component(move=0.8)) == [("talk", "said")]
    assert found("He said they sent medics.", component(move=0.8, talk=0.8)) == []


def test_the_vector_has_the_length_one_and_none_where_there_is_no_text() -> None:
    assert np.abs(np.asarray(read("They left.").vector)).tolist() == [1.0]
    assert read("").vector.tolist() == [0.0]


def test_documents_are_read_one_by_one() -> None:
    docs = [NLP("They sent medics."), NLP("They left.")]
    assert [len(doc._.events) for doc in component().pipe(docs)] == [1, 0]


def test_it_comes_back_from_disk_as_it_was(tmp_path: Path) -> None:
    component(move=0.8).to_disk(tmp_path)
    again = NewsEvents("news_events", {}).from_disk(tmp_path)
    assert (again.learned.labels, again.learned.calibration) == (LABELS, LEARNED.calibration)
    assert (again.learned.graphs, again.learned.tokenizer) == (LEARNED.graphs, LEARNED.tokenizer)
    assert again.labels == LABELS.types
    assert found("He said they sent medics.", again) == [("talk", "said"), ("move", "sent")]


def test_a_folder_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    component().to_disk(tmp_path)
    (tmp_path / "trunk.onnx").unlink()
    with pytest.raises(OSError, match=r"trunk\.onnx"):
        NewsEvents("news_events", {}).from_disk(tmp_path)


def test_it_is_not_initialized_without_what_was_learned() -> None:
    with pytest.raises(ValueError, match="initialized with what was learned"):
        NewsEvents("news_events", {}).initialize(lambda: [])
