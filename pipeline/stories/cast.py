"""The cast of a story: which state a person speaks for, learned from all its articles together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.stories.claims import Claim
from pipeline.stories.names import Who, alike, has_title, same
from pipeline.stories.tables import name_words

Words = frozenset[str]


@dataclass(frozen=True)
class Cast:
    """What the story's names stand for; the same whatever order its articles came in."""

    surfaces: tuple[tuple[Words, str], ...]  # words of a text -> the state that it names ("kremlin" -> RU)
    persons: tuple[tuple[Words, Words], ...]  # a person's name -> names beside it
    officials: tuple[Words, ...] = ()  # names that stand behind a title
    camps: dict[tuple[Who, Who], bool | None] = field(default_factory=dict, compare=False)  # answers given before

    def same_camp(self, one: Who, other: Who) -> bool | None:
        """Whether one speaks for the other, or both for the same; None where a description leaves it open."""
        if (one, other) not in self.camps:
            self.camps[one, other] = self._same_camp(one, other)
        return self.camps[one, other]

    def _same_camp(self, one: Who, other: Who) -> bool | None:
        answer = same(one, other)
        if answer or not (one.known or one.beside) or not (other.known or other.beside):
            return answer
        first, second = self._sides(one), self._sides(other)
        if any(a == b or alike(a, b) for a in first for b in second):
            return True
        return None if self._may_speak_for(one, other) or self._may_speak_for(other, one) else False

    def _may_speak_for(self, one: Who, other: Who) -> bool:
        """Whether one holds an office, of which state is not told, and the other is a state."""
        untied = other.state and not one.state and any(alike(one.name, name) for name in self.officials)
        return bool(untied) and not self.states_of(one)

    def any_camp(self, some: Iterable[Who], others: Iterable[Who]) -> bool | None:
        """As same_camp, for any pair."""
        others = tuple(others)
        answers = {self.same_camp(one, other) for one in some for other in others}
        if True in answers:
            return True
        return False if False in answers else None

    def names_of(self, person: Who) -> Words:
        """All words that name the person or whom the person speaks for."""
        return frozenset(word for side in self._sides(person) for word in side)

    def states_of(self, person: Who) -> frozenset[str]:
        """The states that someone is, or speaks for."""
        own = {person.state} if person.state else set()
        sides = self._names(person)
        return frozenset(
            own | {state for words, state in self.surfaces for side in sides if words <= side or side <= words}
        )

    def _names(self, person: Who) -> set[Words]:
        """The name that someone goes by, and the names of whom they speak for."""
        own = {person.name, person.beside} - {frozenset()}
        beside = {near for name, near in self.persons if any(alike(name, side) for side in own)}
        return own | beside

    def _sides(self, person: Who) -> set[Words]:
        """Names, with those of the states that they stand for."""
        states = self.states_of(person)
        return self._names(person) | {words for words, state in self.surfaces if state in states}


def cast(claims: Iterable[Claim]) -> Cast:
    """The cast of a story's claims."""
    everyone = {
        someone
        for claim in claims
        for someone in (*claim.actors, *claim.asserters, *claim.speakers, *claim.claimants)
        if someone.known
    }
    surfaces = {(name_words(someone.text), someone.state) for someone in everyone if someone.state}
    officials = {someone.name for someone in everyone if someone.name and has_title(someone.text)}
    persons = {(someone.name, someone.beside) for someone in everyone if someone.beside and someone.name}
    return Cast(
        surfaces=tuple(sorted(((w, s) for w, s in surfaces if s), key=lambda row: (sorted(row[0]), row[1]))),
        persons=tuple(sorted(persons, key=lambda row: (sorted(row[0]), sorted(row[1])))),
        officials=tuple(sorted(officials, key=sorted)),
    )
