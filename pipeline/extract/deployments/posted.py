"""What must hold for people to stay, to be more or fewer, or to be relieved."""

from spacy.tokens import Token

from pipeline.extract.classes import is_people
from pipeline.extract.deployments import bodies, people
from pipeline.extract.deployments.placing import from_afar, soldiers
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, cases, children, lemma
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers


def in_progress(frame: Frame, _: Fillers) -> bool:
    """ "are working in", "has been serving at": where they are, not what somebody does for a living."""
    helpers = {each.lower_ for each in children(frame.head, "aux")}
    return frame.head.lower_.endswith("ing") and bool(helpers & {"are", "were", "is", "was", "been", "be", "'re"})


def placed_presence(frame: Frame, fillers: Fillers) -> bool:
    """A presence of people that is a matter by itself, not one that is said to be raised, cut or ended."""
    return by_itself(frame, fillers) and soldiers(frame, fillers) and from_afar(frame, fillers)


def by_itself(frame: Frame, _: Fillers) -> bool:
    """A presence that is not what somebody raises, cuts or ends, or what grows or winds down."""
    return not (base(frame.head) in ("obj", "nsubj") and frame.head.head.lower_ in _CHANGING)


_CHANGING = all_forms(
    "reduce cut end increase boost expand strengthen shrink trim lower raise beef step scale draw build grow fall "
    "wind dwindle maintain keep have leave".split()
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


def kept(frame: Frame, fillers: Fillers) -> bool:
    """That they should, will or may stay says enough; "they remain" does not."""
    return lemma(frame.head) == "stay" and (soldiers(frame, fillers) or bool(children(frame.head, "aux")))


def soldiers_or_level(frame: Frame, fillers: Fillers) -> bool:
    """Soldiers somewhere, or a number of people with the figure that it comes to."""
    known = soldiers(frame, fillers) or bool(fillers.get("location"))
    return known or any(each.pos_ == "NUM" for each in fillers.get("count", ()))


def camping(frame: Frame, _: Fillers) -> str:
    """To set up camp is to arrive."""
    return "deploy" if len(frame.trigger) > 1 else "presence"
