"""What the training starts from: the packaged English model's vectors, reduced, and its token encoders."""

from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.util import registry
from spacy.vectors import Vectors  # type: ignore[import-not-found]  # compiled, ships no stub
from thinc.api import Model
from thinc.types import Floats2d

from training.tokenization import adapt

DIMENSIONS = 96
ENCODERS = ("tok2vec", "ner")


def projection(weights: np.ndarray, data: np.ndarray) -> np.ndarray:
    """Orthonormal columns (outputs x DIMENSIONS) that keep most of `data @ weights.T`, with fixed signs."""
    seen = (data @ weights.T).astype("float64")
    columns = np.linalg.eigh(seen.T @ seen)[1][:, ::-1][:, :DIMENSIONS]
    signs = np.sign(columns[np.abs(columns).argmax(axis=0), np.arange(DIMENSIONS)])
    return np.asarray(columns * signs, dtype="float32")


def load_teacher(path: Path) -> Language:
    """The packaged English model (en_core_web_md) from its unpacked folder."""
    return spacy.load(path)


def reduced(teacher: Language, words: set[str]) -> Vectors:
    """The teacher's vectors in DIMENSIONS columns, for `words` alone."""
    vectors = teacher.vocab.vectors
    known = {teacher.vocab.strings[word] for word in words}
    kept = {key: row for key, row in vectors.key2row.items() if key in known}
    rows = sorted(set(kept.values()))
    small = Vectors(shape=(len(rows), DIMENSIONS), name="reduced")
    place = {row: index for index, row in enumerate(rows)}
    for key, row in kept.items():
        small.add(key, row=place[row])
    weights = _reading_weights(teacher)
    columns = weights.T @ projection(weights, vectors.data)
    small.data = np.ascontiguousarray(vectors.data[rows] @ columns)
    return small


def _reading_weights(teacher: Language) -> np.ndarray:
    """What the teacher's encoders compute from a vector, one below the other: (2 x 96) x 300."""
    return np.vstack([np.asarray(_static(_encoder(teacher, name)).get_param("W")) for name in ENCODERS])


@registry.callbacks("news.before_init.v1")  # type: ignore[untyped-decorator]  # the registry has no types
def start_vocabulary(base: Path) -> Callable[[Language], Language]:
    """Tokenizer, vectors and norms from the folder `base` that `write_base` wrote."""

    def prepare(nlp: Language) -> Language:
        source = spacy.load(base)
        adapt(nlp)
        nlp.vocab.vectors = source.vocab.vectors
        nlp.vocab.lookups = source.vocab.lookups
        return nlp

    return prepare


@registry.callbacks("news.after_init.v1")  # type: ignore[untyped-decorator]  # the registry has no types
def start_encoder(teacher: Path, component: str) -> Callable[[Language], Language]:
    """Copy the teacher's token encoder of `component` (tok2vec or ner) into ours."""

    def copy(nlp: Language) -> Language:
        source = load_teacher(teacher)
        weights = _reading_weights(source)
        columns = projection(weights, source.vocab.vectors.data)
        part = np.split(columns, len(ENCODERS))[ENCODERS.index(component)]
        _copy(_encoder(source, component), _encoder(nlp, component), part)
        return nlp

    return copy


def _encoder(nlp: Language, component: str) -> Model[Any, Any]:
    pipe = nlp.get_pipe(component)
    assert isinstance(pipe, TrainablePipe)
    model: Model[Any, Any] = pipe.model
    return model if component == "tok2vec" else model.get_ref("tok2vec")


def _static(encoder: Model[Any, Any]) -> Model[Any, Any]:
    return next(node for node in encoder.walk() if node.name == "static_vectors")


def _copy(source: Model[Any, Any], target: Model[Any, Any], vector_weights: np.ndarray) -> None:
    """Set the parameters of `target` from their twins; layers that `source` lacks start as the identity."""
    olds, news = _nodes(source), _nodes(target)
    for kind, targets in news.items():
        for old, new in zip_longest(olds[kind], targets):
            for name in new.param_names:
                if old is not None and kind != "static_vectors":
                    new.set_param(name, old.get_param(name))
                elif kind == "layernorm":
                    new.set_param(name, new.ops.alloc1f(new.get_dim("nO")))
    _static(target).set_param("W", cast(Floats2d, np.ascontiguousarray(vector_weights)))


def _nodes(model: Model[Any, Any]) -> dict[str, list[Model[Any, Any]]]:
    """The nodes with parameters by kind, from the input on."""
    nodes: dict[str, list[Model[Any, Any]]] = {}
    for node in model.walk():
        if node.param_names:
            nodes.setdefault(node.name, []).append(node)
    return nodes
