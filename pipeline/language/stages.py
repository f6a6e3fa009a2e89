"""The language model in two stages: trees of all texts given, entities only of the documents that need them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

_BATCH = 64  # texts worked on at a time
_AWAITED = "entities_awaited"  # key of the user_data of a Doc whose entities nobody has looked for yet


class Stages:
    """A model whose recogniser of entities runs by itself; one that cannot do so labels with the trees."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._late = _late(nlp)

    def trees(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Each text with its tree; its entities are awaited if the model can be parted."""
        for doc in self._nlp.pipe(texts, batch_size=_BATCH, disable=self._late):
            if self._late:
                await_entities(doc)
            yield doc

    def label(self, docs: Iterable[Doc]) -> None:
        """Finds the entities of the documents that still await them."""
        awaiting = [doc for doc in docs if awaits_entities(doc)]
        for name in self._late:
            awaiting = list(self._pipe(name, awaiting))
        for doc in awaiting:
            doc.user_data.pop(_AWAITED, None)

    def labelled(self, texts: Sequence[str]) -> list[Doc]:
        """Each text with its entities; without tree, if the model can be parted."""
        docs = list(self.trees(texts)) if not self._late else [self._nlp.make_doc(text) for text in texts]
        for name in self._late:
            docs = list(self._pipe(name, docs))
        return docs

    def _pipe(self, name: str, docs: Sequence[Doc]) -> Iterator[Doc]:
        pipe: Any = self._nlp.get_pipe(name)
        yield from pipe.pipe(docs, batch_size=_BATCH)


def awaits_entities(doc: Doc) -> bool:
    """Whether nobody has looked for the document's entities yet."""
    return _AWAITED in doc.user_data


def await_entities(doc: Doc) -> None:
    """Marks a document whose entities nobody has looked for yet."""
    doc.user_data[_AWAITED] = True


def _late(nlp: Language) -> list[str]:
    """The recognisers that end the pipeline and read nothing but words."""
    late: list[str] = []
    for name in reversed(nlp.pipe_names):
        if nlp.get_pipe_meta(name).factory != "ner" or _listens(nlp.get_pipe(name)):
            break
        late.insert(0, name)
    return late


def _listens(pipe: Any) -> bool:
    """Whether a component reads vectors that another computes."""
    return any("listener" in node.name for node in pipe.model.walk())
