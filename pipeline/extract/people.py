"""Where the arguments of events about people stand: who is moved, whose they are, how many, where, when, why, how.

Each function here is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor, is_people, is_place, is_state, is_time
from pipeline.extract.frame import Frame
from pipeline.extract.reference import NEUTER, PLURAL, antecedent, plural_before
from pipeline.extract.roles import Fillers, Place
from pipeline.extract.tree import base, cases, children, counted, lemma, marks

# ---- who ------------------------------------------------------------------------------------------------------

_WHEN = frozenset({"when", "after", "before", "since", "until", "once"})
_MEASURES = frozenset("number level presence size strength footprint contribution total deployment commitment amount".split())


def people_in(nominal: Token) -> list[Token]:
    """The people that a nominal stands for: itself, or whose number, level or presence it is."""
    if is_people(nominal):
        return [nominal]
    if lemma(counted(nominal)) in _MEASURES:
        below = children(nominal, "compound", "amod", "nmod", "nmod:poss")
        return [each for each in below if is_people(each) and (base(each) != "nmod" or {"of", "in"} & set(cases(each)))]
    if nominal.lower_ in PLURAL and plural_before(nominal, is_people) is not None:
        return [nominal]
    return []


def moved(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who are moved: the object's people, else the subject's (unless the object is other things)."""
    found = [each for nominal in frame.objects for each in people_in(nominal)]
    if not found and (frame.nominal or not frame.objects or all(map(is_place, frame.objects))):
        found = [each for nominal in frame.subjects for each in people_in(nominal)]
    yield from found


def actors(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose doing it is: subjects that are states, organisations or companies, pronouns resolved."""
    people = {each.i for each in fillers.get("personnel", ())}
    subjects = [each for each in frame.subjects if each.i not in people]
    yield from (each for each in map(_resolved, subjects) if each is not None)


def _resolved(nominal: Token) -> Token | None:
    """Whose doing it is: a state or organisation, or what a pronoun stands for."""
    if nominal.lower_ in NEUTER | PLURAL:
        return antecedent(nominal, is_actor)
    if nominal.lower_ in ("we", "us"):
        return nominal
    return nominal if is_actor(nominal) else None


def owners(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose people they are: possessor, adjective or name before them, "from ..." after them."""
    for people in map(counted, fillers.get("personnel", ())):
        below = [*children(people, "nmod:poss"), *_modifiers(people)]
        below += [each for each in children(people, "nmod") if {"from", "of"} & set(cases(each)) and is_state(each)]
        yield from (each for each in map(_resolved, below) if each is not None)


def _modifiers(people: Token) -> list[Token]:
    found = children(people, "amod", "compound", "nmod:desc")
    return found + [each for one in found for each in children(one, "conj", "compound", "amod")]


def counts(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """The numbers of the people: numerals, quantities ("most of"), vague determiners."""
    for people in fillers.get("personnel", ()):
        if counted(people).i != people.i:
            yield people
        inner = counted(people)
        yield from children(inner, "nummod")
        yield from (each for each in children(inner, "det", "amod") if each.lower_ in _VAGUE)


_VAGUE = frozenset("some several few many most all dozens hundreds thousands".split())

# ---- where, when, why, how ------------------------------------------------------------------------------------

TOWARDS = ("to", "into", "in", "at", "on", "onto", "across", "inside", "near", "around", "throughout", "along", "within", "")
AWAY = ("from", "out of", "out", "off")


def at(*prepositions: str) -> Place:
    """Places after one of the prepositions ("" for none: "there", "home")."""
    wanted = frozenset(prepositions)

    def place(frame: Frame, fillers: Fillers) -> list[Token]:
        taken = {each.i for each in fillers.get("personnel", ())}
        return [
            each.token
            for each in frame.obliques
            if wanted & set(each.prepositions) and is_place(each.token) and each.token.i not in taken
        ]

    return place


def place_objects(frame: Frame, fillers: Fillers) -> list[Token]:
    """Objects that are places: "left Iraq", "entered the area"."""
    taken = {each.i for each in fillers.get("personnel", ())}
    return [each for each in frame.objects if each.i not in taken and is_place(each)]


def of_people(*prepositions: str) -> Place:
    """Where the people are, said of them and not of the verb: "cut its staff in Venezuela"."""
    wanted = frozenset(prepositions)

    def place(_: Frame, fillers: Fillers) -> list[Token]:
        below = [each for people in fillers.get("personnel", ()) for each in children(counted(people), "nmod", "obl")]
        return [each for each in below if wanted & set(cases(each)) and is_place(each)]

    return place


def times(frame: Frame, _: Fillers) -> Iterator[Token]:
    """When: dates and temporal adverbs of the trigger, the verbs over it and its support."""
    for head in (frame.head, *frame.chain, *([frame.support] if frame.support is not None else [])):
        yield from (each for each in children(head, "obl", "advmod", "nmod") if is_time(each))


def occasions(frame: Frame, _: Fillers) -> Iterator[Token]:
    """When, as a clause: "when it was completed"."""
    for each in children(frame.head, "advcl"):
        if _WHEN & {*marks(each), *(word.lower_ for word in children(each, "advmod"))}:
            yield each


def purposes(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Why: "to" clauses, "for" and "against" phrases."""
    yield from frame.purposes
    for each in children(frame.head, "obl"):
        if {"for", "against", "due to", "because of"} & set(cases(each)) and not is_time(each) and not is_place(each):
            yield each


def means(frame: Frame, _: Fillers) -> Iterator[Token]:
    """How they travel."""
    for each in frame.obliques:
        vehicle = lemma(each.token) in _VEHICLES
        if "aboard" in each.prepositions or (vehicle and {"by", "in", "on", "with", "via"} & set(each.prepositions)):
            yield each.token


_VEHICLES = frozenset("plane aircraft helicopter ship boat truck bus air sea land rail train vehicle jet flight convoy airlift".split())

