"""Roles: where an argument is looked for and how its span is cut.

A role has places, tried in order; the first whose tokens are accepted fills it. A place is a function of the frame and
of the roles filled so far, so that "the state whose adjective stands before the personnel" is a place as well.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import cases, children, conjuncts
from pipeline.extract.spans import Cut

Fillers = Mapping[str, tuple[Token, ...]]
Place = Callable[[Frame, Fillers], Iterable[Token]]


def anything(_: Token) -> bool:
    """Accepts every token."""
    return True


@dataclass(frozen=True)
class Role:
    """An argument: its name, how its span is cut (see spans.py), and the places where it is looked for."""

    name: str
    cut: Cut
    places: tuple[Place, ...]
    together: bool = False  # all places fill it, not the first alone

    def fill(self, frame: Frame, fillers: Fillers) -> tuple[Token, ...]:
        """The tokens that fill the role, in text order, each once."""
        found: dict[int, Token] = {}
        for place in self.places:
            found.update((token.i, token) for token in place(frame, fillers))
            if found and not self.together:
                break
        return tuple(found[index] for index in sorted(found))


class Filling(Mapping[str, tuple[Token, ...]]):
    """A frame's roles, each filled when it is first asked for; a role's places see the roles declared before it."""

    def __init__(self, roles: Sequence[Role], frame: Frame) -> None:
        self._roles = {role.name: (number, role) for number, role in enumerate(roles)}
        self._frame = frame
        self._filled: dict[str, tuple[Token, ...]] = {}
        self._seen = len(roles)  # roles before this number can be seen

    def __getitem__(self, name: str) -> tuple[Token, ...]:
        """The tokens that fill the role; none where it is not declared before the one being filled."""
        number, role = self._roles[name]
        if number >= self._seen:
            return ()
        if name not in self._filled:
            seen, self._seen = self._seen, number
            self._filled[name] = role.fill(self._frame, self)
            self._seen = seen
        return self._filled[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the roles, filled or not."""
        return iter(self._roles)

    def __len__(self) -> int:
        """How many roles there are, filled or not."""
        return len(self._roles)


Accepts = Callable[[Token], bool]


def subject(accepts: Accepts = anything) -> Place:
    """The deep subjects."""
    return lambda frame, _: [each for each in frame.subjects if accepts(each)]


def obj(accepts: Accepts = anything) -> Place:
    """The deep objects."""
    return lambda frame, _: [each for each in frame.objects if accepts(each)]


def oblique(*prepositions: str, accepts: Accepts = anything) -> Place:
    """Nominals after one of the prepositions ("" for a bare adjunct), below the trigger or its objects."""
    wanted = frozenset(prepositions)
    return lambda frame, _: [
        each.token for each in frame.obliques if wanted & set(each.prepositions) and accepts(each.token)
    ]


def clause(accepts: Accepts = anything) -> Place:
    """Heads of complement clauses."""
    return lambda frame, _: [each for each in frame.clauses if accepts(each)]


def purpose(accepts: Accepts = anything) -> Place:
    """Heads of purpose clauses."""
    return lambda frame, _: [each for each in frame.purposes if accepts(each)]


def below(role: str, *labels: str, accepts: Accepts = anything, prepositions: tuple[str, ...] = ()) -> Place:
    """Dependents of a role's fillers: ``below("personnel", "nmod:poss")`` is whose people they are."""

    def place(_: Frame, fillers: Fillers) -> list[Token]:
        found = [each for filler in fillers.get(role, ()) for each in children(filler, *labels)]
        fitting = [each for each in found if not prepositions or set(prepositions) & set(cases(each))]
        return [part for each in fitting for part in conjuncts(each) if accepts(part)]

    return place


def support_subject(accepts: Accepts = anything) -> Place:
    """The subject of the verb that a trigger noun depends on: "Russia announced the withdrawal"."""

    def place(frame: Frame, _: Fillers) -> list[Token]:
        from_verb = Frame.of(frame.support).subjects if frame.support is not None else ()
        return [each for each in from_verb if accepts(each)]

    return place
