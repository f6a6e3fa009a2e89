"""What must hold where a common verb is to place people somewhere or take them away."""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_people, is_place, is_state, is_territory
from pipeline.extract.deployments import bodies, people
from pipeline.extract.deployments.deploying import sent
from pipeline.extract.deployments.people import is_quantity
from pipeline.extract.deployments.wordings import AFTER_NOUN
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, children, counted, is_form_of, lemma, marks
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers
from pipeline.model import Modality

# Who comes to the scene of an incident, and is no deployment.
_CALLED_OUT = all_forms(
    "police policeman officer firefighter fireman paramedic medic rescuer nurse crew investigator cop deputy "
    "guard".split()
)
_AWAY = frozenset({"from", "out of", "out", "off"})
_TOWARDS = frozenset({"to", "into", "in", "onto", "on", "at", "near", "along", "across"})
_BACK = frozenset({"home", "back"})


def known(_: Frame, fillers: Fillers) -> bool:
    """Those moved are soldiers and their like by name, not by what was said before."""
    return any(is_people(each) for each in fillers.get("personnel", ()))


def from_afar(_: Frame, fillers: Fillers) -> bool:
    """Not police or helpers who come to an incident, unless a state sends them or they go to a state."""
    who = [counted(each) for each in fillers.get("personnel", ())]
    if any(each.lower_ not in _CALLED_OUT for each in who):
        return True
    where = any(is_state(each) for each in fillers.get("location", ()))
    return where or any(is_state(each) for each in fillers.get("actor", ()))


def settled(frame: Frame, fillers: Fillers) -> bool:
    """In a place beyond doubt."""
    return any(is_territory(each) for each in fillers.get("location", ()))


def away(frame: Frame, _: Fillers) -> bool:
    """Out of a place, home or back."""
    out = any(_AWAY & set(each.prepositions) for each in frame.obliques)
    return out or _homewards(frame)


def _homewards(frame: Frame) -> bool:
    beside = {each.lower_ for each in children(frame.head, "advmod", "compound", "obl", "xcomp")}
    beside |= {each.lower_ for noun in frame.objects for each in children(noun, "advmod")}
    return bool(beside & _BACK)


def out_of(frame: Frame, _: Fillers) -> bool:
    """Out of a place: "have all forces out of the country by June"; the place hangs on the verb or the people."""
    return any({"out of", "out", "off"} & set(each.prepositions) and is_place(each.token) for each in frame.obliques)


def _followed(token: Token, *words: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in words


def towards(frame: Frame, _: Fillers) -> bool:
    """Into or at a place, by the verb itself."""
    return any(_TOWARDS & set(each.prepositions) and is_place(each.token) for each in frame.obliques)


def moved_to_place(frame: Frame, fillers: Fillers) -> bool:
    """By the verb itself, to or from a place."""
    told_to_act = lemma(frame.head) == "order" and bool(children(frame.head, "xcomp", "ccomp"))
    if told_to_act or number_of_people(frame, fillers):
        return False
    return bool(fillers.get("location")) and (towards(frame, fillers) or away(frame, fillers))


def ordered(frame: Frame, fillers: Fillers) -> str:
    """Sent out of a place, home or back is withdrawn; massed is more of them."""
    if is_form_of(frame.head, {"mass", "amass", "concentrate"}):
        return "reinforce"
    return "withdraw" if away(frame, fillers) else sent(frame, fillers)


def called(frame: Frame, _: Fillers) -> bool:
    """Called in or out, or called to a place or to do something; not what is called so, nor those called on."""
    named = [each for each in children(frame.head, "xcomp", "ccomp") if "to" not in marks(each)]
    below = any({"on", "upon"} & set(each.prepositions) for each in frame.obliques)
    upon = below or _followed(frame.head, "on", "upon")
    if named or upon or frame.head.dep_ == "acl" or (len(frame.trigger) == 1 and not frame.passive):
        return False
    called_to = any({"to", "into", "in"} & set(each.prepositions) for each in frame.obliques)
    return len(frame.trigger) > 1 or called_to or bool(frame.purposes)


def no_other_object(frame: Frame, _: Fillers) -> bool:
    """Nobody and nothing else is left, joined or reached."""
    return frame.nominal or all(is_place(each) or people.people_in(each) for each in frame.objects)


def alone(frame: Frame, fillers: Fillers) -> bool:
    """A verb of staying with no complement: "remain calm", "stay home"."""
    said = children(frame.head, "xcomp", "obj", "ccomp")
    return not any(each.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") for each in said)


def offered(_: Frame, mode: Modality) -> Modality:
    """What is offered or promised is planned."""
    return "planned" if mode == "actual" else mode


def wanted(_: Frame, mode: Modality) -> Modality:
    """What is wanted or asked for is possible."""
    return "possible" if mode == "actual" else mode


def number_of_people(frame: Frame, fillers: Fillers) -> bool:
    """A number, strength or size of people is what rises or falls."""
    nominals = frame.objects if frame.passive else (*frame.subjects, *frame.objects)
    return any(bodies.is_number(each) for each in nominals)


_SOLDIERS = all_forms(
    "troop soldier peacekeeper force police policeman marine paratrooper reservist guardsman personnel observer "
    "monitor inspector adviser advisor instructor trainer contingent battalion brigade regiment infantry".split()
)


def soldiers(_: Frame, fillers: Fillers) -> bool:
    """Soldiers, police or observers: the staff and experts whom somebody provides are mostly no deployment."""
    return any(counted(each).lower_ in _SOLDIERS for each in fillers.get("personnel", ()))


def soldiers_provided(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers are what is provided, not whom somebody provides with something."""
    if frame.head.dep_ == "acl":
        return False
    return soldiers(frame, fillers) and not any("with" in each.prepositions for each in frame.obliques)


def foreign(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers or observers from elsewhere, whom a state lets in or has accepted."""
    hosts = any(is_state(each) or each.lower_ in ("government", "it", "they") for each in frame.subjects)
    return soldiers(frame, fillers) and hosts


def under_way(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who are on their way: the subject, or the noun that the phrase follows."""
    noun = people.people_in(frame.head.head) if base(frame.head) in AFTER_NOUN else []
    yield from noun or bodies.movers(frame, {})


def own(frame: Frame, fillers: Fillers) -> bool:
    """Those whom somebody has sent are somebody's own: "its engineers", "French nurses"."""
    who = [counted(each) for each in fillers.get("personnel", ())]
    return any(children(each, "nmod:poss") or any(map(is_state, children(each, "amod", "compound"))) for each in who)


def offered_for(frame: Frame, mode: Modality) -> Modality:
    """What is offered or promised is planned; what is provided is."""
    return offered(frame, mode) if lemma(frame.head) in _PROMISING else mode


_PROMISING = frozenset("offer pledge commit volunteer promise earmark".split())


def by_number(_: Frame, fillers: Fillers) -> bool:
    """A bare number or quantity moves: "some 7,000 remain", "others left"."""
    return any(not is_people(each) and is_quantity(counted(each)) for each in fillers.get("personnel", ()))


def unharmed(_: Frame, fillers: Fillers) -> bool:
    """Not the wounded or the dead, who are carried somewhere."""
    below = (each for one in fillers.get("personnel", ()) for each in children(counted(one), "amod", "acl"))
    return not any(each.lower_ in _HARMED for each in below)


_HARMED = frozenset("wounded injured dead killed captured kidnapped slain fallen retired former off-duty".split())
