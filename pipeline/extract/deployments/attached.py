"""People whom the tree hangs elsewhere than on the verb that moves them.

Parsers err in ways of their own: a particle is taken for a preposition ("sending in troops"), a gerund for a modifier
("ended up [deploying troops]"), a participle is hung on the nearest noun ("guards in armour stationed there").
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_people
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, is_form_of, is_past_participle

_SENDING = frozenset({"send", "bring", "fly", "move", "call", "order", "airlift", "ship"})
_PLACING = frozenset({"station", "deploy", "send", "dispatch", "post", "garrison"})  # said of people by themselves


def objects(frame: Frame) -> Iterator[Token]:
    """Whom the verb moves, where its object does not show them."""
    yield from _behind_particle(frame)
    yield from _up_to(frame.head)
    yield from _after_gerund(frame.head)
    yield from _of_copular_noun(frame)


def antecedents(verb: Token) -> Iterator[Token]:
    """The people a participle or relative clause is said of, where it hangs on a noun beside them or on their verb."""
    noun = verb.head
    if base(verb) != "acl" or is_people(noun):
        yield from _before(verb) if _bare_participle(verb) else ()
        return
    between = [part for each in children(noun, "nmod") for part in conjuncts(each) if part.i < verb.i]
    beside = [each for each in between if is_people(each)]
    yield from beside[-1:] if beside else (_above(noun) if is_form_of(verb, _PLACING) else ())


def _bare_participle(verb: Token) -> bool:
    """ "to remove 10,000 troops [stationed there]", read as a clause of its own"""
    said_of_people = verb.dep_ == "advcl" and is_form_of(verb, _PLACING)
    return said_of_people and is_past_participle(verb) and not children(verb, "aux", "nsubj", "mark")


def _before(verb: Token) -> Iterator[Token]:
    """The people named right before, adverbs aside."""
    index = verb.i - 1
    while index > verb.sent.start and verb.doc[index].pos_ == "ADV":
        index -= 1
    if is_people(verb.doc[index]):
        yield verb.doc[index]


def stray(frame: Frame) -> bool:
    """Whether the noun that a participle hangs on is not what it is said of."""
    return base(frame.head) == "acl" and next(antecedents(frame.head), None) is not None


def _above(noun: Token) -> Iterator[Token]:
    """People whom the noun itself modifies: "[forces] in camouflage and armour stationed on the square"."""
    for _ in range(2):
        if base(noun) not in ("nmod", "conj"):
            return
        noun = noun.head
        if is_people(noun):
            yield noun
            return


def _behind_particle(frame: Frame) -> Iterator[Token]:
    """ "sending [in] troops": the particle of the trigger is the case of its object."""
    particles = {word.i for word in frame.trigger[1:]}
    if particles and is_form_of(frame.head, _SENDING):
        for each in children(frame.head, "obl"):
            if particles & {mark.i for mark in children(each, "case")}:
                yield from conjuncts(each)


def _up_to(verb: Token) -> Iterator[Token]:
    """ "keep [up to] 10,000 troops": a limit taken for a particle and a preposition."""
    if not any(each.lower_ == "up" for each in children(verb, "compound", "advmod", "obj")) or children(verb, "obj"):
        return
    for each in children(verb, "obl"):
        if cases(each) == ("to",) and each.i > 1 and children(each, "nummod"):
            yield from conjuncts(each)


def _after_gerund(verb: Token) -> Iterator[Token]:
    """ "deploying troops" read as troops of some kind."""
    noun = verb.head
    bare = verb.i == 0 or verb.nbor(-1).pos_ not in ("DET", "ADJ", "NUM")
    if verb.tag_ == "VBG" and base(verb) in ("compound", "amod") and noun.i > verb.i and bare:
        yield from conjuncts(noun)


def _of_copular_noun(frame: Frame) -> Iterator[Token]:
    """ "it was the troop surge", "a mobilization of the Guard": a trigger noun that is a predicate."""
    noun = frame.trigger[0]
    if noun.i == frame.head.i and noun.pos_ == "NOUN" and children(noun, "cop"):
        below = [each for each in children(noun, "nmod") if "of" in cases(each)]
        yield from (part for each in (*below, *children(noun, "compound", "amod")) for part in conjuncts(each))
