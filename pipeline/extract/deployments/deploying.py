"""What must hold for a sentence to tell of people sent, kept or withdrawn, and triggers that no word list can say."""

from spacy.tokens import Token

from pipeline.extract.classes import (
    SERVING,
    is_actor,
    is_group,
    is_measure,
    is_people,
    is_place,
)
from pipeline.extract.deployments import attached, people
from pipeline.extract.deployments.nations import territory
from pipeline.extract.deployments.whose import LEADERS
from pipeline.extract.eventtype import Holds
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import cases, children, counted, is_form_of, lemma, marks
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers


def every(*conditions: Holds) -> Holds:
    """All conditions hold."""
    return lambda frame, fillers: all(each(frame, fillers) for each in conditions)


def either(*conditions: Holds) -> Holds:
    """One of the conditions holds."""
    return lambda frame, fillers: any(each(frame, fillers) for each in conditions)


def filled(role: str) -> Holds:
    """The role has a filler."""
    return lambda _, fillers: bool(fillers.get(role))


def predicate(frame: Frame, _: Fillers) -> bool:
    """Not a mere modifier of a noun ("newly arrived peacekeepers")."""
    return frame.head.dep_ != "amod"


def group(_: Frame, fillers: Fillers) -> bool:
    """Those moved are several, or a body of people."""
    return any(is_group(each) for each in fillers.get("personnel", ()))


def only_people_or_places(frame: Frame, fillers: Fillers) -> bool:
    """The object, where there is one, is among those moved or where they are."""
    if frame.nominal or not frame.objects or attached.stray(frame):
        return True
    known = {counted(each).i for role in ("personnel", "location") for each in fillers.get(role, ())}
    return any(counted(each).i in known or people.people_in(each) for each in frame.objects)


def asked_for(frame: Frame, _: Fillers) -> bool:
    """ "requests for additional personnel", "asked for more troops": people asked for, with no verb that moves them."""
    wanted = frame.head.head
    asked = wanted.dep_ in ("obj", "nsubj:pass") or "for" in cases(wanted)
    return frame.head.dep_ == "amod" and is_people(wanted) and asked and wanted.head.lower_ in _ASKING


_ASKING = all_forms("request ask call demand need seek appeal plead plea want require push".split())
ASKING = r"\b(?:request|ask|call|demand|need|seek|sought|appeal|plea|pled|want|requir|push)"  # in a sentence with one


def of_people_only(frame: Frame, _: Fillers) -> bool:
    """Those who leave are the subject: "leaving five soldiers waiting" moves nobody."""
    return not any(people.people_in(each) for each in frame.objects) and not any(map(is_measure, frame.objects))


def both_people(frame: Frame, _: Fillers) -> bool:
    """ "They will join 2,000 troops already there"."""
    who = [each for each in frame.subjects if people.people_in(each)]
    return bool(who) and any(people.people_in(each) for each in frame.objects)


def presence_changed(frame: Frame, fillers: Fillers) -> bool:
    """ "has increased its presence on the island" """
    stands = [each for each in frame.objects if is_form_of(each, {"presence", "footprint", "garrison"})]
    return bool(stands) and bool(fillers.get("actor")) and bool(fillers.get("location"))


def serving(_: Frame, fillers: Fillers) -> bool:
    """Their very name says that they act for somebody: "there are specialists"; not "there are forces at work"."""
    return any(counted(each).lower_ in SERVING for each in fillers.get("personnel", ()))


def own_people(_: Frame, fillers: Fillers) -> bool:
    """They are somebody's own: "our team"."""
    return any(children(counted(each), "nmod:poss") for each in fillers.get("personnel", ()))


def goes_on(frame: Frame, _: Fillers) -> bool:
    """They "continue to work", "are still working" there: they are kept; that they work there may be a visit."""
    still = any(each.lower_ == "still" for each in children(frame.head, "advmod"))
    return still or any(is_form_of(each, {"continue", "keep"}) for each in frame.chain)


def no_complement(frame: Frame, _: Fillers) -> bool:
    """ "remain the best force in the world" says nothing of staying."""
    return not any(each.pos_ in ("NOUN", "PROPN", "ADJ") for each in children(frame.head, "xcomp", "obj"))


def presence_named(frame: Frame, _: Fillers) -> bool:
    """The sentence speaks of their presence, number or deployment."""
    return any(map(is_measure, (*frame.objects, *(each.token for each in frame.obliques))))


def presence_kept(frame: Frame, _: Fillers) -> bool:
    """ "would leave a military presence in the region" """
    over = frame.head.head
    return frame.head.dep_ == "obj" and is_form_of(over, _KEEPING)


_KEEPING = frozenset({"leave", "keep", "maintain", "retain", "establish"})
MOVED = every(predicate, filled("personnel"), only_people_or_places)
MOVED_SOMEWHERE = every(MOVED, group, either(filled("location"), filled("origin")))
PRESENT = every(MOVED, filled("location"))

_MORE = frozenset({"more", "additional", "extra", "further", "another", "fresh"})


def sent(frame: Frame, fillers: Fillers) -> str:
    """Sending more of them is reinforcing; that they are deployed somewhere is presence, that they were is not."""
    moved = [counted(each) for each in fillers.get("personnel", ())]
    if any(each.lower_ in _MORE or is_form_of(each, {"reinforcement"}) for one in moved for each in _named(one)):
        return "reinforce"
    return "presence" if _stationed(frame, fillers) else "deploy"


def _named(noun: Token) -> list[Token]:
    """The noun, its modifiers, and the word right before, which the tree may have hung on the verb: "[More] troops"."""
    beside = [each for each in children(noun, "amod", "det") if not children(each, "fixed")]
    first = noun.left_edge.i
    before = [noun.doc[first - 1]] if first > noun.sent.start and noun.doc[first - 1].pos_ == "ADJ" else []
    return [noun, *beside, *before]


_PLACED = frozenset({"deploy", "assign", "post", "embed", "position"})


def _stationed(frame: Frame, fillers: Fillers) -> bool:
    if not frame.passive or not is_form_of(frame.head, _PLACED) or frame.head.dep_ == "conj":
        return False
    if frame.head.dep_ == "acl" and not children(frame.head, "aux", "aux:pass", "mark"):
        return not fillers.get("time")
    auxiliaries = {each.lower_ for each in children(frame.head, "aux", "aux:pass")}
    return bool(auxiliaries) and auxiliaries <= {"are", "is", "'re", "’re"}


def returned(frame: Frame, fillers: Fillers) -> str:
    """Back home is withdrawing, back to a place is deploying."""
    back = {"home", "back"} & {each.lower_ for each in frame.head.subtree if each.head.i == frame.head.i}
    return "withdraw" if back else sent(frame, fillers)


def moving(frame: Frame, fillers: Fillers) -> str:
    """Out of a place and to none is withdrawing."""
    away = any({"from", "out of", "out"} & set(each.prepositions) for each in frame.obliques)
    towards = any({"to", "into", "in"} & set(each.prepositions) for each in frame.obliques)
    return "withdraw" if away and not towards else returned(frame, fillers)


def leaving(frame: Frame, _: Fillers) -> str:
    """ "Left for the front" is going there, "left the island for the mainland" is leaving."""
    bound = any("for" in each.prepositions and is_place(each.token) for each in frame.obliques)
    away = frame.objects or any({"from", "out of"} & set(each.prepositions) for each in frame.obliques)
    return "deploy" if bound and not away else "withdraw"


def somewhere(frame: Frame, _: Fillers) -> bool:
    """ "where troops would be stationed": a place that is asked for, not told."""
    return any(each.lower_ == "where" for each in children(frame.head, "advmod"))


def left_in_place(frame: Frame, fillers: Fillers) -> bool:
    """ "would leave 200 troops in Syria", "left a force behind"; not what a storm or a bomb does to them."""
    if frame.passive or children(frame.head, "xcomp", "ccomp") or any(map(is_measure, frame.objects)):
        return False
    below = [each for head in (frame.head, *frame.objects) for each in children(head, "acl", "advcl")]
    if any(each.i > frame.head.i and each.tag_ == "VBG" and not marks(each) for each in below):
        return False  # "leaving five soldiers at the fort awaiting trial"
    deciding = all(each.pos_ in ("PRON", "PROPN") or is_decider(each) for each in children(frame.head, "nsubj"))
    return deciding and (len(frame.trigger) > 1 or territory(frame, fillers) or _in_place(frame))


def is_decider(noun: Token) -> bool:
    """Whether a common noun can be who moves people: a government, leader, plan or decision."""
    return is_actor(noun) or noun.lower_ in LEADERS or lemma(noun) in _DECISIONS or is_people(noun)


_DECISIONS = frozenset("plan decision deal agreement order withdrawal move policy strategy drawdown pullout".split())


def _in_place(frame: Frame) -> bool:
    return any(each.token.lower_ in ("place", "theater", "theatre", "there") for each in frame.obliques)


def being(frame: Frame, _: Fillers) -> str:
    """To be out of a place is to be withdrawn from it."""
    return "withdraw" if {"out of", "out"} & set(cases(frame.head)) else "presence"
