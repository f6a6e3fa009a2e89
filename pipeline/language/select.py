"""Choosing the sentences worth parsing: those with the words that can name an event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.language.signs import Seen, Sign

_FAR = 10  # words between a trigger and the people, places or papers it is about
_REACH = 12  # words between the parts of a phrase: "pulled most of its troops and tanks out"
_UNKNOWN: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Lead:
    """What a sentence has where a trigger can be: a form of its first word, forms of its further words after that."""

    forms: frozenset[str]
    then: tuple[frozenset[str], ...] = ()
    sign: Sign | None = None  # what else the sentence or its article must show

    def fits(self, seen: Seen, number: int) -> bool:
        """Whether the phrase can begin with the word of that number."""
        for forms in self.then:
            after = range(number + 1, min(len(seen.words), number + 1 + _REACH))
            number = next((index for index in after if seen.words[index] in forms), -1)
            if number < 0:
                return False
        return self.sign is None or self.sign(seen)


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

    def select(self, sentences: Sequence[str], article: Mapping[str, int] = _UNKNOWN) -> list[int]:
        """Numbers of the sentences to parse, ascending; article is how often it has each word, in lower case."""
        return [number for number, text in enumerate(sentences) if self._everything or self.worth(text, article)]

    def worth(self, sentence: str, article: Mapping[str, int] = _UNKNOWN) -> bool:
        """Whether a sentence can hold an event."""
        seen = Seen.of(sentence, article)
        return any(self._worth(number, seen) for number, word in enumerate(seen.words) if word in self._by_form)

    def _worth(self, number: int, seen: Seen) -> bool:
        near = {*seen.words[max(0, number - _FAR) : number], *seen.words[number + 1 : number + _FAR + 1]}
        return any(
            (not company or not company.isdisjoint(near)) and lead.fits(seen, number)
            for lead, company in self._by_form[seen.words[number]]
        )
