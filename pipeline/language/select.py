"""Choosing the sentences worth parsing: those with a word that can name an event, and what hangs together with them."""

import re
from collections.abc import Iterable, Sequence

_WORD = re.compile(r"[^\W_]+|['’][a-z]{1,2}\b|[$%]")

Cues = tuple[frozenset[str], frozenset[str]]


class Selector:
    """Compiled cues of the rules: per rule the trigger forms and the company (empty: none) that they must keep.

    With everything it picks every sentence: the yardstick for what picking loses and gains.
    """

    def __init__(self, cues: Iterable[Cues], *, everything: bool = False) -> None:
        self._everything = everything
        by_company: dict[frozenset[str], frozenset[str]] = {}
        for forms, company in cues:
            by_company[company] = by_company.get(company, frozenset()) | forms
        self._alone = by_company.pop(frozenset(), frozenset())
        self._pairs = [(forms - self._alone, company) for company, forms in by_company.items()]

    def select(self, sentences: Sequence[str], bonds: Iterable[tuple[int, int]] = ()) -> list[int]:
        """Numbers of the sentences to parse, ascending; of a bond (first, last) with one of them, every member."""
        if self._everything:
            return list(range(len(sentences)))
        chosen = {number for number, text in enumerate(sentences) if self.worth(text)}
        pulled = [range(first, last + 1) for first, last in bonds if not chosen.isdisjoint(range(first, last + 1))]
        return sorted(chosen.union(*pulled))

    def worth(self, sentence: str) -> bool:
        """Whether a sentence can hold an event."""
        words = frozenset(_WORD.findall(sentence.lower()))
        if not words.isdisjoint(self._alone):
            return True
        return any(not words.isdisjoint(forms) and not words.isdisjoint(company) for forms, company in self._pairs)
