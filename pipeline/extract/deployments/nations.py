"""What must hold where a state itself goes, stays or leaves, and no people are named: "Chile pulled out of Haiti"."""

from spacy.tokens import Token

from pipeline.extract.classes import SERVING, is_place, is_state, is_territory
from pipeline.extract.deployments import bodies
from pipeline.extract.deployments.whose import LEADERS
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import children, is_form_of, lemma
from pipeline.extract.roles import Fillers


def territory(frame: Frame, fillers: Fillers) -> bool:
    """To, from or in a place beyond doubt: one can leave a treaty, a race or talks as well."""
    if any(lemma(each.token) in _PAPERS for each in frame.obliques):
        return False
    return any(is_territory(each) for each in fillers.get("location", ()))


_PAPERS = frozenset(
    "protocol treaty accord agreement pact deal convention charter contract talk negotiation race war process "
    "conflict league tournament competition".split()
)


def abroad(_: Frame, fillers: Fillers) -> bool:
    """In another state or place that has a name."""
    return any(is_state(each) or name_label(each) == "PLACE" for each in fillers.get("location", ()))


def state_moves(frame: Frame, fillers: Fillers) -> bool:
    """A state itself leaves, stays or goes: "Ethiopia pulled out of Somalia", not "Ethiopian refugees"."""
    pronouns = any(each.lower_ in ("it", "we", "us", "its", "our", "'s", "’s") for each in frame.subjects)
    return pronouns or any(is_state(each) or _states_plan(each) for each in frame.subjects)


def _states_plan(noun: Token) -> bool:
    """ "U.S. plans to withdraw", "Kenya's pledge to leave": whose doing it will be"""
    return lemma(noun) in _INTENTIONS and any(map(is_state, children(noun, "compound", "amod", "nmod:poss")))


_INTENTIONS = frozenset("plan decision intention promise pledge vow refusal desire wish effort attempt order".split())


def of_state(frame: Frame, _: Fillers) -> bool:
    """Of a state by name: "any Eritrean presence", "the French presence"."""
    return any(map(is_state, frame.subjects))


def of_nothing(frame: Frame, _: Fillers) -> bool:
    """From nothing that is named: not "from the talks", "from the treaty"."""
    return not any({"from", "out of", "of"} & set(each.prepositions) for each in frame.obliques)


def soldiers_meant(frame: Frame, _: Fillers) -> bool:
    """Soldiers or their like are named in the sentence or just before: it is they who leave, not a treaty's party."""
    named = any(each.lower_ in SERVING and each.i != frame.head.i for each in frame.head.sent)
    return named or bodies.named_before(frame.head)


def nobody_else_moves(frame: Frame, fillers: Fillers) -> bool:
    """No subject, or a state, its leader or "we": tourists and companies that pull out are no deployment."""
    if state_moves(frame, fillers):
        return True
    if frame.head.dep_ == "acl" and all(each.pos_ == "PRON" for each in frame.subjects):
        return True  # "his decision to pull out of Syria"
    movers = [each for each in frame.subjects if each.pos_ in ("NOUN", "PROPN", "PRON") and not is_place(each)]
    return all(name_label(each) == "PERSON" or each.lower_ in LEADERS for each in movers)


def happens(frame: Frame, _: Fillers) -> bool:
    """A noun is said to happen: it is an argument of a verb, not a plan's or agreement's attribute, not a headline."""
    return not frame.nominal or frame.support is not None


def no_objects(frame: Frame, _: Fillers) -> bool:
    """Nothing else is moved ("deployment of missiles", "left the talks")."""
    left = is_form_of(frame.head, {"leave", "exit"})
    other = [each for each in frame.objects if not is_state(each) and not (left and is_territory(each))]
    return not other and not any("of" in each.prepositions for each in frame.obliques if frame.nominal)
