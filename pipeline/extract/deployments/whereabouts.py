"""Where the other arguments of a movement stand: where to, where from, when, why, how.

Each function here is a place of a role (roles.py), or makes one.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_measure, is_people, is_place, is_state, is_territory, is_time
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.reference import nearest
from pipeline.extract.grammar.tree import (
    base,
    cases,
    children,
    conjuncts,
    counted,
    first_conjunct,
    lemma,
    marks,
    subtree,
)
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers, Place
from pipeline.extract.spans import Ranges, phrase, run

_WHEN = frozenset({"when", "after", "before", "since", "until", "once"})
_ASPECTUAL = all_forms("begin start continue keep expect schedule be finish complete resume able force compel".split())
TOWARDS = (
    "to",
    "into",
    "in",
    "at",
    "on",
    "onto",
    "across",
    "inside",
    "near",
    "around",
    "throughout",
    "along",
    "within",
    "outside",
    "",
)
AWAY = ("from", "out of", "out", "off")


def prepositional(*prepositions: str) -> Place:
    """Places after one of the prepositions ("" for none: "there", "home")."""
    wanted = frozenset(prepositions)

    def place(frame: Frame, fillers: Fillers) -> list[Token]:
        taken = {each.i for each in fillers.get("personnel", ())}
        return [
            _where(each.token)
            for each in frame.obliques
            if _among(wanted, each.prepositions) and is_place(each.token) and each.token.i not in taken
        ]

    return place


def _among(wanted: frozenset[str], prepositions: Iterable[str]) -> bool:
    """Whether one of the prepositions is wanted, by itself or joined with another: "down to"; not "according to"."""
    parts = (each.split() for each in prepositions)
    return bool(wanted & set(prepositions)) or any(_SPATIAL.issuperset(each) and wanted & {*each} for each in parts)


_SPATIAL = frozenset("from to into in on onto at across throughout inside around near along down up over back".split())


def _where(token: Token) -> Token:
    """The place that "there" stands for, where the sentence names one before it."""
    if token.lower_ != "there":
        return token
    return nearest(token, _known_place) or token


def _known_place(token: Token) -> bool:
    return token.pos_ == "PROPN" and is_territory(token) and (name_label(token) == "PLACE" or is_state(token))


_FROM = frozenset({"from"})


def origins(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Where they come from: places after "from", of the people or of the trigger; "from Ghana" says whose they are."""
    for people in map(counted, fillers.get("personnel", ())):
        below = [part for each in children(people, "nmod") if _among(_FROM, cases(each)) for part in conjuncts(each)]
        yield from (each for each in below if is_place(each) and not is_state(each) and name_label(each) != "ORG")
    for each in frame.obliques:
        if not each.inner and set(AWAY) & set(each.prepositions) and is_place(each.token):
            yield each.token


def place_objects(frame: Frame, fillers: Fillers) -> list[Token]:
    """Objects that are places: "left Iraq", "entered the area"."""
    taken = {each.i for each in fillers.get("personnel", ())}
    return [] if frame.nominal else [each for each in frame.objects if each.i not in taken and is_place(each)]


def antecedents(frame: Frame, _: Fillers) -> list[Token]:
    """The place that a relative clause is said of: "the base where they are stationed", "to which they were sent"."""
    verb = next((each for each in (frame.head, *frame.chain, first_conjunct(frame.head)) if _of_place(each)), None)
    return [] if verb is None or not is_place(verb.head) else [verb.head]


def _of_place(verb: Token) -> bool:
    """Whether a clause after a noun has "where" or a preposition with "which"."""
    if not verb.dep_.endswith(":relcl"):
        return False
    where = any(each.lower_ == "where" for each in children(verb, "advmod"))
    return where or any(each.lower_ == "which" and cases(each) for each in children(verb, "obl"))


def of_their_clause(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """Where a clause says that the people are, who then leave: "the staff [who remained in Goma] would leave"."""
    for people in map(counted, fillers.get("personnel", ())):
        clauses = children(people, "acl")
        below = (each for clause in clauses for each in children(clause, "obl"))
        yield from (each for each in below if _STAYED & set(cases(each)) and is_place(each))


_STAYED = frozenset({"in", "at", "on", "into", "to", "inside"})


def of_particle(frame: Frame, _: Fillers) -> list[Token]:
    """Places that hang on the trigger's particle: "pulled the troops [back from the border]"."""
    below = [part for word in frame.trigger if word.i != frame.head.i for part in children(word, "obl", "nmod")]
    return [each for each in below if {*AWAY, "of"} & set(cases(each)) and is_place(each)]


def of_phrase(frame: Frame, _: Fillers) -> list[Token]:
    """Places that hang on a noun of the trigger: "made their [way to the coast]"."""
    below = [part for word in frame.trigger if word.i != frame.head.i for part in children(word, "nmod")]
    return [each for each in below if {"to", "into", "in", "onto"} & set(cases(each)) and is_place(each)]


def of_measure(frame: Frame, _: Fillers) -> list[Token]:
    """Where the people are whose number or presence changes: "the [presence in Niger] winds down"."""
    below = [part for each in frame.subjects if is_measure(each) for part in children(each, "nmod")]
    return [each for each in below if {"in", "at", "on"} & set(cases(each)) and is_place(each)]


def described(frame: Frame, _: Fillers) -> list[Token]:
    """The place that a noun beside it tells of: "Guam, home to the bombers"."""
    apposed = base(frame.head) in ("appos", "advmod", "advcl", "acl", "parataxis")
    found = nearest(frame.head, _known_place) if apposed and not frame.subjects else None
    return [] if found is None else [found]


def of_people(*prepositions: str) -> Place:
    """Where the people are, said of them and not of the verb: "cut its staff in Venezuela"."""
    wanted = frozenset(prepositions)

    def place(_: Frame, fillers: Fillers) -> list[Token]:
        heads = {head.i: head for people in fillers.get("personnel", ()) for head in _nouns(people)}
        below = [each for head in heads.values() for each in children(head, "nmod", "obl", "advmod")]
        return [
            _where(each) for each in below if (wanted & set(cases(each)) or each.lower_ == "there") and is_place(each)
        ]

    return place


def _nouns(people: Token) -> list[Token]:
    """Nouns that places of people hang on: "a [force] of 200 [soldiers] in Goma"."""
    inner = counted(people)
    return [people, inner, *(each for each in children(inner, "nmod") if "of" in cases(each) and is_people(each))]


def times(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """When: dates and temporal adverbs of the trigger, the verbs over it and its support, dates hung on its place."""
    over = [verb for verb in frame.chain if verb.lower_ in _ASPECTUAL]
    for head in (frame.head, *over, *([frame.support] if frame.support is not None else [])):
        yield from (each for each in children(head, "obl", "advmod", "nmod") if is_time(each) or _is_occasion(each))
    for where in fillers.get("location", ()):
        yield from (each for each in children(where, "nmod", "obl") if each.i > frame.head.i and entity(each) == "DATE")


def time_span(token: Token) -> Ranges:
    """A date or clause without what is only added to it: "on Thursday" of "on Thursday, the biggest move since"."""
    added = [each for each in children(token, "appos", "acl", "advcl") if is_time(token)]
    kept = {each.i for each in subtree(token)} - {part.i for each in added for part in each.subtree}
    return run(token, kept) if added else phrase(token)


def _is_occasion(token: Token) -> bool:
    """ "After a larger withdrawal", "since the vote" """
    return base(token) == "obl" and bool(
        {"after", "before", "since", "until", "following", "prior to"} & set(cases(token))
    )


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


_VEHICLES = frozenset(
    "plane aircraft helicopter ship boat truck bus air sea land rail train vehicle jet flight convoy airlift".split()
)


def within_purpose(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Where they are to act, where nothing else says where they go: "sent to restore order in Oaxaca"."""
    for purpose in frame.purposes:
        for each in children(purpose, "obl", "obj", "advcl"):
            for inner in (each, *children(each, "obl", "nmod")):
                if {"in", "at", "to", "into", "across"} & set(cases(inner)) and is_place(inner):
                    yield inner


def of_activity(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Where people are at work whom somebody has there: "has 44 men rebuilding lines in the city"."""
    clauses = [each for head in (frame.head, *frame.objects) for each in children(head, "acl", "xcomp", "advcl")]
    for each in clauses:
        found = (inner for head in (each, *children(each, "obj")) for inner in children(head, "obl", "nmod"))
        yield from (inner for inner in found if {"in", "at", "on", "across"} & set(cases(inner)) and is_place(inner))


def of_support(*prepositions: str) -> Place:
    """Places that hang on the verb over a trigger noun: "suspended the deployment of troops to Sudan"."""
    wanted = frozenset(prepositions)

    def place(frame: Frame, _: Fillers) -> list[Token]:
        over = Frame.of(frame.support).obliques if frame.support is not None else ()
        below = [each for filler in frame.objects for each in Frame.of(filler).obliques] if frame.nominal else []
        return [each.token for each in (*below, *over) if wanted & set(each.prepositions) and is_place(each.token)]

    return place
