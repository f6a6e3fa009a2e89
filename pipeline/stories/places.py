"""Places, compared: the same, one within the other, or elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Argument, Name
from pipeline.stories.names import NO_NAMES, alike
from pipeline.stories.tables import states
from pipeline.stories.words import WORD, fold


@dataclass(frozen=True)
class Place:
    """A named place: its name's words and the state that it is in."""

    name: frozenset[str]
    state: str | None = None  # ISO 3166

    @property
    def is_state(self) -> bool:
        """Whether it is a whole state."""
        return self.name in states()


def place(argument: Argument) -> Place | None:
    """The place that an argument names; None for one that is only described ("the country")."""
    if isinstance(argument.normalized, Name):
        words = WORD.findall(argument.normalized.name)
        return Place(frozenset(map(fold, words)) - {"the"}, argument.normalized.iso3166)
    capitals = frozenset(fold(word) for word in WORD.findall(argument.text) if word[0].isupper()) - NO_NAMES
    return Place(capitals) if capitals else None


def nearness(some: Iterable[Place], others: Iterable[Place]) -> float | None:
    """1.5 for the same place, 1 for one within the other, 0 where that cannot be told, None for different places."""
    others = tuple(others)
    pairs = [_nearness(one, other) for one in some for other in others]
    near = [value for value in pairs if value is not None]
    return max(near) if near else (None if pairs else 0.0)


def _nearness(one: Place, other: Place) -> float | None:
    if alike(one.name, other.name):
        return 1.5
    if one.state and other.state:
        return 1.0 if one.state == other.state and (one.is_state or other.is_state) else None
    return None if one.is_state and other.is_state else 0.0
