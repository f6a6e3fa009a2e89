"""Where the arguments of events about people stand: who is moved, whose they are, how many, where, when, why, how.

Each function here is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor, is_people, is_place, is_state, is_time
from pipeline.extract.frame import Frame
from pipeline.extract.reference import NEUTER, PLURAL, antecedent, plural_before
from pipeline.extract.roles import Fillers, Place
from pipeline.extract.tree import QUANTIFIERS, base, cases, children, conjuncts, counted, lemma, marks
from pipeline.extract.words import all_forms

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
    if nominal.lower_ in PLURAL and (meant := plural_before(nominal, is_people)) is not None:
        return [meant if meant.sent == nominal.sent else nominal]
    return []


def moved(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who are moved: the object's people, else the subject's (unless the object is other things)."""
    found = [each for nominal in frame.objects for each in people_in(nominal)]
    if not found and frame.nominal:
        found = [each for nominal in frame.obliques for each in people_in(nominal.token) if "in" in nominal.prepositions]
    if not found and (frame.nominal or not frame.objects or all(map(is_place, frame.objects))):
        found = [each for nominal in frame.subjects for each in people_in(nominal)]
    yield from found


def persons(frame: Frame, _: Fillers) -> Iterator[Token]:
    """A person who is deployed ("Prince Harry will be deployed to Iraq")."""
    who = frame.objects or (frame.subjects if not frame.nominal else ())
    yield from (each for each in who if each.ent_type_ == "PERSON" or each.lower_ in ("he", "she", "i", "they", "we"))


def actors(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose doing it is: subjects that are states, organisations or companies, pronouns resolved."""
    people = {each.i for each in fillers.get("personnel", ())}
    subjects = [each for each in frame.subjects if each.i not in people]
    yield from (each for each in map(_resolved, subjects) if each is not None)


def _resolved(nominal: Token) -> Token | None:
    """Whose doing it is: a state or organisation, or what a pronoun stands for."""
    if nominal.lower_ in NEUTER | PLURAL:
        meant = antecedent(nominal, lambda each: _state_of(each) is not None)
        return None if meant is None else _state_of(meant)
    if nominal.lower_ in ("we", "us"):
        return nominal
    return _state_of(nominal)


def _state_of(nominal: Token) -> Token | None:
    """The nominal if it is a state or organisation, else the state that its officials, leaders or people belong to."""
    if is_actor(nominal):
        return nominal
    if nominal.pos_ not in ("NOUN", "PROPN"):
        return None
    return next((each for each in (*_modifiers(nominal), *children(nominal, "nmod:poss")) if is_state(each)), None)


def owners(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """Whose people they are: possessor, adjective or name before them, "from ..." after them."""
    where = {each.i for each in fillers.get("location", ())}
    for people in map(counted, fillers.get("personnel", ())):
        below = [*children(people, "nmod:poss"), *_modifiers(people)]
        below += [each for each in children(people, "nmod") if {"from", "of"} & set(cases(each)) and is_state(each)]
        found = [each for each in map(_resolved, below) if each is not None and each.i not in where]
        yield from (part for each in found for part in conjuncts(each) if is_actor(part))


def _modifiers(people: Token) -> list[Token]:
    found = children(people, "amod", "compound", "nmod:desc")
    return found + [each for one in found for each in children(one, "conj", "compound", "amod")]


def counts(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """The numbers of the people: numerals, quantities ("most of"), vague determiners."""
    for people in fillers.get("personnel", ()):
        if counted(people).i != people.i and people.lower_ not in _UNCOUNTED:
            yield people
        inner = counted(people)
        yield from children(inner, "nummod")
        yield from (each for each in children(inner, "det", "amod") if each.lower_ in _VAGUE and not _asked(each))




def _asked(quantity: Token) -> bool:
    """ "how many" is no number."""
    return any(each.lower_ == "how" for each in quantity.children)


_ASPECTUAL = all_forms("begin start continue keep expect schedule be finish complete resume able".split())
_UNCOUNTED = frozenset({"number", "numbers", "part", "total", "rest"})
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
            _where(each.token)
            for each in frame.obliques
            if wanted & set(each.prepositions) and is_place(each.token) and each.token.i not in taken
        ]

    return place


def _where(token: Token) -> Token:
    """The place that "there" stands for, where the sentence names one before it."""
    if token.lower_ != "there":
        return token
    return antecedent(token, _known_place) or token


def _known_place(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_place(token)


def origins(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Where they come from: places after "from" that hang on the trigger."""
    for each in frame.obliques:
        if not each.inner and set(AWAY) & set(each.prepositions) and is_place(each.token):
            yield each.token


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
    over = [verb for verb in frame.chain if verb.lower_ in _ASPECTUAL]
    for head in (frame.head, *over, *([frame.support] if frame.support is not None else [])):
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



def levels(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The figures to and from which a number of people is brought: "to a few dozen", "from 9,000 to 16,000"."""
    for each in frame.obliques:
        figure = each.token.pos_ == "NUM" or bool(children(each.token, "nummod")) or each.token.lower_ in QUANTIFIERS
        if figure and {"to", "by"} & set(each.prepositions) and not is_time(each.token):
            yield each.token if each.token.pos_ != "NOUN" or each.token.lower_ in QUANTIFIERS else _numeral(each.token)


def _numeral(noun: Token) -> Token:
    return next(iter(children(noun, "nummod")), noun)


def within_purpose(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Where they are to act, where nothing else says where they go: "sent to restore order in Oaxaca"."""
    for purpose in frame.purposes:
        for each in children(purpose, "obl", "obj", "advcl"):
            for inner in (each, *children(each, "obl", "nmod")):
                if {"in", "at", "to", "into", "across"} & set(cases(inner)) and is_place(inner):
                    yield inner


def of_support(*prepositions: str) -> Place:
    """Places that hang on the verb over a trigger noun: "suspended the deployment of troops to Sudan"."""
    wanted = frozenset(prepositions)

    def place(frame: Frame, _: Fillers) -> list[Token]:
        over = Frame.of(frame.support).obliques if frame.support is not None else ()
        below = [each for filler in frame.objects for each in Frame.of(filler).obliques] if frame.nominal else []
        return [each.token for each in (*below, *over) if wanted & set(each.prepositions) and is_place(each.token)]

    return place
