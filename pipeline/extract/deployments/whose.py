"""Whose people are moved: the state, organisation or leader that moves them, or that they belong to.

Each function here is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor, is_measure, is_people, is_state
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.reference import NEUTER, PLURAL, antecedent
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, counted, is_form_of
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers

LEADERS = all_forms(
    "president premier minister governor mayor administration government leader commander pentagon kremlin".split()
)
_DECIDING = frozenset(
    "announce authorize authorise approve order suspend postpone delay begin start complete plan halt stop cancel "
    "continue finish resume accelerate speed launch conduct prepare decide finalize end make".split()
)
_SPEAKING = frozenset({"we", "us", "our"})
_TAKEN = ("personnel", "location", "origin")


def actors(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose doing it is: subjects that are states, organisations or companies, pronouns resolved."""
    taken = _taken(fillers)
    subjects = [each for each in frame.subjects if each.i not in taken]
    yield from (each for each in map(_resolved, subjects) if each is not None)


def deciders(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Who decides on the movement that a noun names: "the union is suspending the deployment of troops"."""
    support = frame.support
    if support is not None and frame.head.dep_ == "obj" and is_form_of(support, _DECIDING):
        taken = _taken(fillers)
        found = [_resolved(each) for each in Frame.of(support).subjects]
        yield from (each for each in found if each is not None and each.i not in taken)


def leaders(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who decides for them, where no state is named: "the president deployed troops"."""
    yield from (each for each in frame.subjects if each.lower_ in LEADERS)


def owners(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose people they are: possessor, adjective or name before them, "from ..." after them."""
    taken = _taken(fillers)
    for people in map(counted, fillers.get("personnel", ())):
        found = [each for each in map(_resolved, _belonging(people)) if each is not None and each.i not in taken]
        yield from (part for each in found for part in conjuncts(each) if _can_own(part))


def _can_own(nominal: Token) -> bool:
    return is_actor(nominal) or nominal.pos_ == "PRON" or _national_guard(nominal)


def _taken(fillers: Fillers) -> set[int]:
    return {each.i for role in _TAKEN for each in fillers.get(role, ())}


def _belonging(people: Token) -> list[Token]:
    """Possessors and names beside people, also beside the number or presence that they modify."""
    measured = people.head if people.head.i > people.i and is_measure(people.head) else None
    nouns = (people,) if measured is None else (people, measured)
    found = [each for noun in nouns for each in children(noun, "nmod:poss")]
    found += [each for noun in nouns for each in _modifiers(noun) if _names_owner(each)]
    return found + [each for each in children(people, "nmod") if _of_owner(each)]


def _names_owner(modifier: Token) -> bool:
    named = modifier.pos_ == "PROPN" and (is_actor(modifier) or modifier.lower_ == "guard")
    return is_state(modifier) or named


def _of_owner(noun: Token) -> bool:
    """ "from Ghana", "of Ghana", "with the contractor", "from the agency" """
    after = set(cases(noun))
    if is_state(noun):
        return bool({"from", "of"} & after)
    return bool({"from", "with"} & after) and is_actor(noun) and name_label(noun) not in ("PLACE", "GPE")


def _resolved(nominal: Token) -> Token | None:
    """Whose doing it is: a state or organisation, or what a pronoun stands for, the pronoun where that is not plain."""
    if nominal.lower_ in NEUTER | PLURAL:
        meant = antecedent(nominal, lambda each: _state_of(each) is not None)
        plain = nominal if nominal.lower_ == "it" else None
        return plain if meant is None else _state_of(meant)
    return nominal if nominal.lower_ in _SPEAKING or _national_guard(nominal) else _state_of(nominal)


def _national_guard(noun: Token) -> bool:
    return noun.lower_ == "guard" and any(each.lower_ == "national" for each in children(noun, "amod", "compound"))


def _state_of(nominal: Token) -> Token | None:
    """The nominal if it is a state or organisation, else the state that its officials, leaders or people belong to."""
    if is_actor(nominal) or _body(nominal):
        return nominal
    if nominal.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((each for each in (*_modifiers(nominal), *children(nominal, "nmod:poss")) if is_state(each)), None)


def _body(name: Token) -> bool:
    """A name that acts and is nobody's and no place's: a company or charity that the model does not know."""
    return name.pos_ == "PROPN" and base(name) == "nsubj" and not entity(name) and not is_people(name)


def _modifiers(people: Token) -> list[Token]:
    found = children(people, "amod", "compound", "nmod:desc")
    return found + [each for one in found for each in children(one, "conj", "compound", "amod")]
