"""Choosing the sentences worth parsing: those with the words that can name an event."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"n't\b|[^\W_]+?(?=n't\b)|[^\W_]+|'[a-z]{1,2}\b")
_FAR = 10  # words between a trigger and the people, places or papers it is about
_REACH = 12  # words between the parts of a phrase: "pulled most of its troops and tanks out"


@dataclass(frozen=True)
class Lead:
    """What a sentence has where a trigger can be: a form of its first word, forms of its further words after that."""

    forms: frozenset[str]
    then: tuple[frozenset[str], ...] = ()
    hint: re.Pattern[str] | None = None  # found in the sentence's text, in lower case with straight apostrophes

    def fits(self, words: Sequence[str], number: int, text: str) -> bool:
        """Whether the phrase can begin with words[number]."""
        for forms in self.then:
            after = range(number + 1, min(len(words), number + 1 + _REACH))
            number = next((index for index in after if words[index] in forms), -1)
            if number < 0:
                return False
        return self.hint is None or self.hint.search(text) is not None


class Selector:
    """Compiled leads, each with the words of which one stands near (empty: none must).

    With everything it picks every sentence: the yardstick for what picking loses and gains.
    """

    def __init__(self, leads: Iterable[tuple[Lead, frozenset[str]]], *, everything: bool = False) -> None:
        self._everything = everything
        by_form: dict[str, list[tuple[Lead, frozenset[str]]]] = defaultdict(list)
        for lead, company in leads:
            for form in lead.forms:
                by_form[form].append((lead, company))
        self._by_form = dict(by_form)

    def select(self, sentences: Sequence[str]) -> list[int]:
        """Numbers of the sentences to parse, ascending."""
        return [number for number, text in enumerate(sentences) if self._everything or self.worth(text)]

    def worth(self, sentence: str) -> bool:
        """Whether a sentence can hold an event."""
        text = sentence.lower().replace("’", "'")
        words = _WORD.findall(text)
        return any(self._worth(number, words, text) for number, word in enumerate(words) if word in self._by_form)

    def _worth(self, number: int, words: Sequence[str], text: str) -> bool:
        near = words[max(0, number - _FAR) : number + _FAR + 1]
        return any(
            lead.fits(words, number, text) and (not company or not company.isdisjoint(near))
            for lead, company in self._by_form[words[number]]
        )
