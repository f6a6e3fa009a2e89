"""Where the people of an event stand: who is moved, whose they are, how many.

Each function here is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import PEOPLE_WORDS, is_actor, is_measure, is_people, is_place, is_state
from pipeline.extract.deployments import attached
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.reference import PLURAL, plural_before
from pipeline.extract.grammar.tree import QUANTIFIERS, base, cases, children, conjuncts, counted
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges, group


def people_in(nominal: Token) -> list[Token]:
    """The people that a nominal stands for: itself, or whose number, level or presence it is."""
    if is_people(nominal):
        return [nominal]
    inner = counted(nominal)
    if inner.i != nominal.i and (beside := [each for each in conjuncts(inner) if is_people(each)]):
        return beside  # "all of its aircraft, personnel and equipment"
    if is_measure(counted(nominal)):
        below = children(nominal, "compound", "amod", "nmod", "nmod:poss")
        return [each for each in below if is_people(each) and (base(each) != "nmod" or {"of", "in"} & set(cases(each)))]
    if nominal.lower_ in PLURAL and (meant := plural_before(nominal, is_people)) is not None:
        return [meant if meant.sent == nominal.sent else nominal]
    return []


def names(token: Token) -> Ranges:
    """The people's span; a bare number or "others" names nobody."""
    return [] if is_quantity(counted(token)) else group(token)


def is_quantity(token: Token) -> bool:
    """Whether a nominal is a bare number or quantity: "7,000", "others", "most"."""
    return token.pos_ == "NUM" or token.lower_ in QUANTIFIERS or token.lower_ in ("others", "more")


def sent(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those whom somebody else moves: the object's people, whatever the tree makes of the object."""
    found = [each for nominal in frame.objects for each in people_in(nominal)]
    yield from found or (each for nominal in attached.objects(frame) for each in people_in(nominal))


def counted_by_state(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Officers, workers and the like in a number that a state sends: "is sending 34 officers"."""
    if any(map(is_state, frame.subjects)):
        yield from (each for each in frame.objects if each.lower_ in PEOPLE_WORDS and children(each, "nummod"))


def movers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who move or stay themselves: the subject's people, or those a participle is said of."""
    found = [each for nominal in frame.subjects for each in people_in(nominal)]
    yield from found or attached.antecedents(frame.head)


def moved(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who are moved: the object's people, else the subject's (unless the object is other things)."""
    found = [*sent(frame, {})]
    if not found and frame.nominal:
        found = [
            each for nominal in frame.obliques for each in people_in(nominal.token) if "in" in nominal.prepositions
        ]
    if not found and (frame.nominal or not frame.objects or all(map(is_place, frame.objects)) or attached.stray(frame)):
        found = [*movers(frame, {})]
    yield from found


def workers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """People or workers whom somebody has somewhere: "the company has 280 workers on the island"."""
    yield from sent(frame, {})
    if any(map(is_actor, frame.subjects)) or any(each.lower_ == "we" for each in frame.subjects):
        yield from (each for each in frame.objects if each.lower_ in _WORKERS)


def modified(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those whom a trigger adjective modifies: "additional personnel"."""
    yield frame.head.head


def housed(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those whom a place is home to: "home to the fleet", "home to a large U.S. military presence"."""
    below = [each for each in children(frame.head, "obl", "nmod") if "to" in cases(each)]
    yield from (people for each in below for part in conjuncts(each) for people in people_in(part))


def existing(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who "there are"."""
    named = [frame.head, *children(frame.head, "nsubj", "obj", "xcomp")]
    following = _next_noun(frame.trigger[-1]) if len(named) == 1 else None
    found = [each for each in (*named, following) if each is not None and each.i > frame.trigger[-1].i]
    yield from [part for each in found for part in people_in(each)][:1]


def _next_noun(verb: Token) -> Token | None:
    """The first noun after a verb, not counting those before another noun."""
    after = verb.doc[verb.i + 1 : min(verb.i + 7, verb.sent.end)]
    return next((each for each in after if each.pos_ in ("NOUN", "PROPN") and base(each) != "compound"), None)


def sent_or_counted(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Those who are moved, by their name or by the state that sends them."""
    found = [*moved(frame, fillers)]
    yield from found or counted_by_state(frame, fillers)


def persons(frame: Frame, _: Fillers) -> Iterator[Token]:
    """A person who is deployed ("Prince Harry will be deployed to Iraq")."""
    things = () if frame.nominal else [each for each in frame.objects if not is_place(each)]
    who = things or frame.subjects
    yield from [each for each in who if _is_person(each) or each.lower_ in _PERSONAL][:1]


def _is_person(token: Token) -> bool:
    return any(name_label(each) == "PERSON" for each in (token, *children(token, "flat")))


_PERSONAL = frozenset("he she i they we him her them us his my their our".split())
_WORKERS = frozenset({"workers", "employees", "staffers", "crews", "nurses"})
