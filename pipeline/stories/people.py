"""Kinds of people who are sent, kept or withdrawn: which groups can be the same and which exclude each other."""

from dataclasses import dataclass

from pipeline.stories.words import WORD, fold, stem

KINDS = {
    "soldier": """soldier troop marine army infantry paratrooper brigade battalion regiment guardsman commando
        serviceman servicewoman naval navy airman forces""",
    "military": "military",
    "police": "police policeman gendarme carabinieri constable officer",
    "contractor": "contractor mercenary private wagner guard",
    "peacekeeper": "peacekeeper peacekeeping helmet",
    "observer": "observer monitor inspector investigator",
    "trainer": "adviser advisor trainer instructor",
    "specialist": "specialist expert technician engineer mechanic technical",
    "medic": "medic doctor nurse medical health physician paramedic",
    "staff": "staff employee worker staffer",
    "diplomat": "diplomat diplomatic embassy consular",
    "militia": "militia militiaman fighter rebel volunteer militant",
    "firefighter": "firefighter rescuer rescue firemen",
}
WITHIN = frozenset({"military", "specialist", "staff"})  # "military specialists", "technical staff": no bounds between
APART = frozenset(
    {"permanent", "temporary", "technical", "former", "additional", "new", "foreign", "local", "civilian", "combat"}
)  # what sets a part of a group apart from the rest


@dataclass(frozen=True)
class People:
    """A group of people: its kinds, what sets it apart, its head word."""

    kinds: frozenset[str]
    apart: frozenset[str]
    words: frozenset[str]


def people(texts: tuple[str, ...]) -> People | None:
    """The group that the texts name; None where there is no word for it ("they")."""
    words = frozenset(stem(fold(word)) for text in texts for word in WORD.findall(text))
    kinds = frozenset(kind for kind, names in _stems().items() if words & names)
    if kinds - WITHIN - {"soldier"}:
        kinds -= {"military"}  # only tells whose "military instructors" are: they are no soldiers
    apart = frozenset(word for word in APART if stem(word) in words)
    return People(kinds, apart, words) if texts and words - _PRONOUNS else None


def likeness(one: People | None, other: People | None) -> float | None:
    """None where the groups exclude each other; else 0 to 1.5 for what they share."""
    if one is None or other is None:
        return 0.0
    if one.apart and other.apart and not one.apart & other.apart:
        return None
    shared = bool(one.kinds & other.kinds)
    if one.kinds and other.kinds and not shared and not _no_bounds(one.kinds, other.kinds):
        return None
    shared = shared or bool(one.words & other.words)
    return (1.0 if shared else 0.0) + (0.5 if one.apart == other.apart and shared else 0.0)


def _no_bounds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Soldiers are military, and so may specialists be; soldiers are no staff, and instructors no soldiers."""
    return one | other <= WITHIN or (one | other <= WITHIN | {"soldier"} and "military" in one | other)


def _stems() -> dict[str, frozenset[str]]:
    return _STEMS


_STEMS = {kind: frozenset(stem(word) for word in names.split()) for kind, names in KINDS.items()}
_PRONOUNS = frozenset({"they", "them", "those", "som", "many", "other", "all"})
