"""A language model that tells how many texts went through which of its parts, and how long that took."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from spacy.language import Language

T = TypeVar("T")


@dataclass
class Tally:
    """Texts worked on and seconds of processor time."""

    texts: int = 0
    seconds: float = 0.0

    def counted(self, stream: Iterable[T]) -> Iterator[T]:
        """The stream, its elements counted and the time to make them taken."""
        elements = iter(stream)
        while True:
            start = time.process_time()
            try:
                element = next(elements)
            except StopIteration:
                return
            finally:
                self.seconds += time.process_time() - start
            self.texts += 1
            yield element


class Watched:
    """Stands for the model; trees tells of whole pipelines, late of components that run by themselves."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.trees, self.late = Tally(), Tally()

    def __getattr__(self, name: str) -> Any:
        """What is not watched is the model's own."""
        return getattr(self._nlp, name)

    def pipe(self, texts: Iterable[str], **options: Any) -> Iterator[Any]:
        """As the model's."""
        return self.trees.counted(self._nlp.pipe(list(texts), **options))

    def get_pipe(self, name: str) -> Any:
        """A component that is watched as the model is."""
        return _Component(self._nlp.get_pipe(name), self.late)


class _Component:
    def __init__(self, component: Any, tally: Tally) -> None:
        self.model = component.model
        self._component = component
        self._tally = tally

    def pipe(self, docs: Iterable[Any], **options: Any) -> Iterator[Any]:
        return self._tally.counted(self._component.pipe(docs, **options))
