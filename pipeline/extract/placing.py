"""What must hold where a common verb is to place people somewhere or take them away."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract import bodies, people
from pipeline.extract.classes import is_measure, is_people, is_place, is_state, is_territory
from pipeline.extract.deploying import sent
from pipeline.extract.frame import Frame
from pipeline.extract.people import is_quantity
from pipeline.extract.roles import Fillers
from pipeline.extract.tree import base, cases, children, counted, lemma, marks
from pipeline.extract.triggers import Match
from pipeline.extract.words import all_forms
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


def towards(frame: Frame, _: Fillers) -> bool:
    """Into or at a place, by the verb itself."""
    return any(_TOWARDS & set(each.prepositions) and is_place(each.token) for each in frame.obliques)


def moved_to_place(frame: Frame, fillers: Fillers) -> bool:
    """By the verb itself, to or from a place."""
    if number_of_people(frame, fillers):
        return False
    return bool(fillers.get("location")) and (towards(frame, fillers) or away(frame, fillers))


def ordered(frame: Frame, fillers: Fillers) -> str:
    """Sent out of a place, home or back is withdrawn."""
    return "withdraw" if away(frame, fillers) else sent(frame, fillers)


def called(frame: Frame, _: Fillers) -> bool:
    """Called in or out, or called to a place or to do something; not what is called so, nor those called on."""
    named = [each for each in children(frame.head, "xcomp", "ccomp") if "to" not in marks(each)]
    if named or frame.head.dep_ == "acl" or (len(frame.trigger) == 1 and not frame.passive):
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


def in_progress(frame: Frame, _: Fillers) -> bool:
    """ "are working in", "has been serving at": where they are, not what somebody does for a living."""
    helpers = {each.lower_ for each in children(frame.head, "aux")}
    return frame.head.lower_.endswith("ing") and bool(helpers & {"are", "were", "is", "was", "been", "be", "'re"})


def placed_presence(frame: Frame, fillers: Fillers) -> bool:
    """A presence of people that is a matter by itself, not one that is said to be raised, cut or ended."""
    over = frame.head.head
    changed = frame.head.dep_ == "obj" and over.lower_ in _CHANGING
    return not changed and soldiers(frame, fillers) and from_afar(frame, fillers)


_CHANGING = all_forms(
    "reduce cut end increase boost expand strengthen shrink trim lower raise beef step scale draw build".split()
)


def service_extended(frame: Frame, _: Fillers) -> bool:
    """The mandate, tour or stay of people is extended."""
    terms = [each for each in frame.objects if lemma(each) in _TERMS]
    return any(_mission(each) for each in terms)


_TERMS = frozenset("mandate mission tour stay deployment term presence operation".split())


def _mission(term: Token) -> bool:
    below = children(term, "nmod", "compound", "amod", "nmod:poss", "obl")
    return any(people.people_in(each) or each.lower_ == "peacekeeping" for each in below)


def term_people(frame: Frame, _: Fillers) -> list[Token]:
    """The people whose mandate is extended, the mission itself where it stands for them."""
    found = [
        part
        for each in frame.objects
        for below in children(each, "nmod", "compound", "amod", "nmod:poss", "obl")
        for part in people.people_in(below)
    ]
    missions = [each for each in frame.objects if lemma(each) == "mission"]
    return found or missions


def number_of_people(frame: Frame, fillers: Fillers) -> bool:
    """A number, strength or size of people is what rises or falls."""
    return any(is_measure(counted(each)) or lemma(each) == "number" for each in (*frame.subjects, *frame.objects))


def relieved(frame: Frame, fillers: Fillers) -> bool:
    """One body of people takes over from another."""
    others = [each.token for each in frame.obliques if {"from", "for"} & set(each.prepositions)]
    nominals = (*others, *frame.objects)
    place = [owner for word in frame.trigger[1:] for owner in children(word, "nmod:poss") if owner.lower_ == "their"]
    if place and bodies.named_before(place[0]):
        return True
    return any(bodies.people_of(each) for each in nominals) and bool(fillers.get("personnel"))


def theirs(frame: Frame, _: Fillers) -> bool:
    """ "their departure", of people named before."""
    owners = [each for each in children(frame.head, "nmod:poss") if each.lower_ == "their"]
    return any(bodies.named_before(each) for each in owners)


def of_people(frame: Frame, _: Fillers) -> bool:
    """ "the return of the troops": people after "of" """
    below = [each for each in children(frame.head, "nmod") if "of" in cases(each) or base(each) == "nmod:poss"]
    return any(is_people(each) for each in below)


_SOLDIERS = all_forms(
    "troop soldier peacekeeper force police policeman marine paratrooper reservist guardsman personnel observer "
    "monitor inspector adviser advisor instructor trainer contingent battalion brigade regiment infantry".split()
)


def soldiers(_: Frame, fillers: Fillers) -> bool:
    """Soldiers, police or observers: the staff and experts whom somebody provides are mostly no deployment."""
    return any(counted(each).lower_ in _SOLDIERS for each in fillers.get("personnel", ()))


def soldiers_provided(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers are what is provided, not whom somebody provides with something."""
    return soldiers(frame, fillers) and not any("with" in each.prepositions for each in frame.obliques)


def foreign(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers or observers from elsewhere, whom a state lets in or has accepted."""
    hosts = any(is_state(each) or each.lower_ in ("government", "it", "they") for each in frame.subjects)
    return soldiers(frame, fillers) and hosts


def kept(frame: Frame, fillers: Fillers) -> bool:
    """That they should, will or may stay says enough; "they remain" does not."""
    return lemma(frame.head) == "stay" and (soldiers(frame, fillers) or bool(children(frame.head, "aux")))


def soldiers_or_level(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers somewhere, or a number of people with the figure that it comes to."""
    return soldiers(frame, fillers) or any(each.pos_ == "NUM" for each in fillers.get("count", ()))


def bound(word: Token) -> Match | None:
    """ "The men are bound for the coast", "soldiers bound for the coast" """
    goes = word.i + 1 < len(word.doc) and word.nbor().lower_ == "for"
    return Match(word, (word, word.nbor())) if goes else None


def hyphened(verb: str) -> Callable[[Token], Match | None]:
    """A noun like "build-up", whose parts are words of their own."""

    def match(particle: Token) -> Match | None:
        first = max(0, particle.i - 2)
        words = tuple(particle.doc[first : particle.i + 1])
        joined = len(words) == 3 and words[0].lower_ == verb and words[1].text == "-"
        return Match(particle, words) if joined and particle.pos_ == "NOUN" else None

    return match


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
