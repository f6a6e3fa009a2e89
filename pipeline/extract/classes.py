"""Semantic classes of nominals that rules ask for: people who act for others, states, organisations, places, times."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.tree import QUANTIFIERS, base, cases, children, conjuncts, counted, has_feature, lemma
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.values.places import place
from pipeline.extract.values.tables import organisations, regions, states
from pipeline.extract.vocabulary import (
    AGENTS,
    BODIES,
    COLLECTIVES,
    COMPANIES,
    ENCLAVES,
    FOLK,
    GENERAL,
    MEASURES,
    NOT_SENT,
    OPINIONS,
    ORGANISATIONS,
    PLACE_NOUNS,
    POSSESSORS,
    SELF_SUFFICIENT,
    SERVICE,
    SHORT_MONTHS,
    TERRITORIES,
    TIME_ADVERBS,
    TIME_NOUNS,
    WEAPONS,
)

# People who act for a state, an organisation or a company, whatever stands beside them.
SERVING = all_forms(
    "troop soldier peacekeeper paratrooper guardsman reservist commando trooper marine airman sailor brigade battalion "
    "regiment infantry platoon serviceman servicewoman policeman policewoman police reinforcement garrison personnel "
    "military army gendarme legionnaire cavalry artilleryman conscript militiaman firefighter fireman lineman "
    "contractor mercenary inspector observer monitor adviser advisor specialist instructor trainer technician expert "
    "engineer medic paramedic nurse rescuer staff staffer contingent peacekeeping gendarmerie ranger deminer sapper "
    "crewman seaman servicemember marshal epidemiologist bodyguard legion carabinieri jawan auxiliary".split()
)
PEOPLE_WORDS = SERVING | GENERAL
# Without those who are people first of all ("men", "members"): for verbs as common as "have" and "be".
SERVICE_WORDS = SERVING | all_forms("force unit team crew guard corps squad worker employee agent officer".split())


def _state_words() -> frozenset[str]:
    table = states()
    names = [name.lower() for names in (table.names, table.adjectives, table.seats) for name in names]
    words = [word for name in names for word in (*name.split(), *re.findall(r"\w+", name))]
    return frozenset(word for word in words if len(word) > 3 or "." in word) | {"u", "un", "uk", "us"}


STATE_WORDS = _state_words()  # lower-case words of the names that stand for states, one of which a state's name has


def full_name(token: Token) -> str:
    """The token with the name words joined to its left, without possessive: "United States"."""
    first = token
    while first.i > token.sent.start and (left := first.nbor(-1)).head.i == token.i and left.text[:1].isupper():
        if base(left) not in ("compound", "flat", "amod", "nmod"):
            break
        first = left
    return str(token.doc[first.i : token.i + 1].text)


@cache
def _known() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = states()
    return frozenset(table.names), frozenset(table.adjectives), frozenset({*table.seats, *organisations()})


def is_state(token: Token) -> bool:
    """Whether a word names a state, its people ("Syrian") or its seat of government ("the Kremlin")."""
    names, adjectives, seats = _known()
    texts = (token.text, full_name(token), _whole_name(token))
    return any(text in names or text in adjectives or text in seats or text in regions() for text in texts)


def is_actor(token: Token) -> bool:
    """Whether a nominal can be whose people they are: a state, organisation, company or government."""
    if token.pos_ == "PRON":
        return False
    if is_people(token) and lemma(token) not in ORGANISATIONS and name_label(token) != "ORG":
        return False
    if is_state(token) or _called_a_body(token) or name_label(token) in ("ORG", "NORP", "PLACE", "GPE"):
        return True
    return token.lower_ in ORGANISATIONS or lemma(token) in ORGANISATIONS


def _called_a_body(token: Token) -> bool:
    """ "The contractor Acme": a name right after the noun that says what it is, whatever the model takes it for."""
    name = token
    while name.i > token.sent.start and name.pos_ == "PROPN":
        name = name.nbor(-1)
    return token.pos_ == "PROPN" and name.pos_ == "NOUN" and lemma(name) in COMPANIES


def is_people(token: Token) -> bool:
    """Whether a nominal stands for people who act for a state, organisation or company."""
    inner = counted(token)
    if inner.pos_ not in ("NOUN", "PROPN", "X", "ADJ") or _excluded(inner):
        return False
    if inner.lower_ in SERVING:
        return True
    if inner.lower_ not in GENERAL:
        return _has_people(inner)
    if inner.lower_ == "boots":
        return str(inner.doc[inner.i + 1 : inner.i + 4]).lower() == "on the ground"
    if inner.lower_ in ("service", "services"):
        return any(each.lower_ == "armed" for each in _modifiers(inner))
    return (inner.lower_ in SELF_SUFFICIENT and _plural_or_state(inner)) or _of_service(inner) or _has_people(inner)


def is_group(token: Token) -> bool:
    """Whether people are several, or a body: one soldier who flies home is no deployment."""
    inner = counted(token)
    return inner.i != token.i or not has_feature(inner, "Number", "Sing") or inner.lower_ in BODIES


def is_measure(token: Token) -> bool:
    """Whether a noun measures or stands for a group of people: its number, level, presence."""
    return token.lower_ in MEASURES


def _excluded(noun: Token) -> bool:
    beside = {each.lower_ for each in _modifiers(noun)}
    if beside & OPINIONS or (beside & WEAPONS and noun.lower_ not in SERVING):
        return True  # "nuclear forces", "political advisers"; not "nuclear inspectors"
    if lemma(noun) == "force" and _of_things(noun):
        return True
    return lemma(noun) in NOT_SENT and not _of_service(noun)


def _of_things(force: Token) -> bool:
    """ "forces of globalization", "a force of nature" """
    of = [each for each in children(force, "nmod") if "of" in cases(each) and each.pos_ == "NOUN"]
    return any(not (each.lower_ in ORGANISATIONS or is_people(each) or each.lower_ in PLACE_NOUNS) for each in of)


def _plural_or_state(noun: Token) -> bool:
    if noun.lower_ != "force":
        return True
    bare = base(noun) in ("obj", "nsubj") and not any("of" in cases(each) for each in children(noun, "nmod"))
    return bare or any(is_state(each) or each.lower_ in ("strong", "joint", "regional") for each in _modifiers(noun))


def _of_service(noun: Token) -> bool:
    beside = [part for each in _modifiers(noun) for part in (each, *_modifiers(each))]
    if lemma(noun) == "member" and any(each.lower_ == "service" for each in beside):
        return True
    if any(each.lower_ in SERVICE or each.lower_ in SERVING or each.lower_ in POSSESSORS for each in beside):
        return True
    return noun.lower_ not in FOLK and any(_state_adjective(each) for each in beside)


def _state_adjective(token: Token) -> bool:
    acronym = token.pos_ == "PROPN" and token.text.isupper() and 2 < len(token) < 7
    return token.pos_ in ("ADJ", "PROPN") and (is_state(token) or name_label(token) == "ORG" or acronym)


def _has_people(noun: Token) -> bool:
    """ "team of forensic experts", "columns of troops"."""
    inside = [part for each in children(noun, "nmod") if "of" in cases(each) for part in conjuncts(each)]
    agents = any(each.lower_ in AGENTS for each in inside)
    return lemma(noun) in COLLECTIVES and (agents or any(is_people(each) for each in inside))


def _modifiers(noun: Token) -> Iterator[Token]:
    for each in children(noun, "amod", "compound", "nmod:poss", "nmod:desc", "flat"):
        yield from conjuncts(each)


def _whole_name(token: Token) -> str:
    """The name with its flat parts to the right: "Sierra Leone"."""
    last = max((each.i for each in children(token, "flat")), default=token.i)
    return str(token.doc[token.i : last + 1].text)


def is_place(token: Token) -> bool:
    """Whether a nominal or adverb names a place."""
    if token.lower_ in ("there", "here", "home", "abroad", "overseas", "ashore", "nearby", "elsewhere"):
        return True
    if is_time(token) or entity(token) in ("DATE", "MONEY"):
        return False
    if name_label(token) == "PERSON":
        return token.pos_ == "PROPN" and place(_whole_name(token)) is not None
    if name_label(token) in ("PLACE", "GPE", "FAC") or token.lower_ in PLACE_NOUNS or lemma(token) in ENCLAVES:
        return True
    return is_state(token) or _name(token)


def _name(token: Token) -> bool:
    return token.pos_ == "PROPN" and entity(token) not in ("PERSON", "DATE", "NORP")


def is_territory(token: Token) -> bool:
    """Whether a nominal names a place beyond doubt: a state, region, place name, or a noun like "region"."""
    if not is_place(token) or token.text in organisations() or full_name(token) in organisations():
        return False
    if name_label(token) in ("PLACE", "GPE") or is_state(token) or token.lower_ in TERRITORIES:
        return True
    return token.pos_ == "PROPN" and place(full_name(token)) is not None


def is_time(token: Token) -> bool:
    """Whether a nominal or adverb tells when."""
    if token.lower_ in SHORT_MONTHS:
        return True
    if token.lower_ in QUANTIFIERS or name_label(token) in ("ORG", "PERSON"):
        return False
    if token.lower_.startswith("mid-") and token.lower_[4:] in TIME_NOUNS:
        return True
    if entity(token) in ("DATE", "TIME") or token.lower_ in TIME_NOUNS or token.lower_ in TIME_ADVERBS:
        return True
    return token.pos_ == "NUM" and len(token) == 4 and token.text[:2] in ("18", "19", "20") and token.text.isdigit()
