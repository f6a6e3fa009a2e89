"""What the event model can say: the types it knows, their subtypes, the roles, and the values that all types share."""

from dataclasses import dataclass
from typing import Any

POLARITIES = ("positive", "negative")
MODALITIES = ("actual", "planned", "possible")
LINKS = (("source", "cue"), ("outer source", "outer cue"))
"""The roles of an attribution's links, innermost first."""


@dataclass(frozen=True)
class Labels:
    """Types in a fixed order; subtypes as pairs of type and subtype; roles of all types, then those of LINKS."""

    types: tuple[str, ...]
    subtypes: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    allowed: tuple[tuple[str, str], ...]  # pairs of type and role

    def role(self, name: str) -> int:
        """The number of a role; ValueError for one that is not known."""
        return self.roles.index(name)

    @classmethod
    def of(cls, types: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]) -> "Labels":
        """From each type's subtypes and roles."""
        names = tuple(sorted(types))
        subtypes = tuple((name, each) for name in names for each in types[name][0])
        own = sorted({role for name in names for role in types[name][1]})
        links = [role for link in LINKS for role in link]
        allowed = tuple((name, role) for name in names for role in types[name][1])
        return cls(names, subtypes, (*own, *links), allowed)

    @classmethod
    def from_lists(cls, lists: dict[str, list[Any]]) -> "Labels":
        """From what JSON makes of the fields."""
        pairs = {name: tuple(map(tuple, lists[name])) for name in ("subtypes", "allowed")}
        return cls(types=tuple(lists["types"]), roles=tuple(lists["roles"]), **pairs)
