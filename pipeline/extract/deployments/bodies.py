"""People named in passing, where the verb says enough: "the men", "they", "some 7,000", "others", "the Rwandans".

A bare noun, number or pronoun counts where soldiers and their like were named in its sentence or the two before.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_actor, is_measure, is_people, is_place, is_state
from pipeline.extract.deployments import people
from pipeline.extract.deployments.whose import LEADERS
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.tree import base, cases, children, counted, has_feature, lemma
from pipeline.extract.grammar.words import all_forms
from pipeline.extract.roles import Fillers
from pipeline.extract.values.tables import states

_BODIES = all_forms(
    "force unit mission agent officer man woman guard crew brigade squad corps command team member commander fighter "
    "sniper gunner operative bodyguard diplomat commander carabiniere fed cop "
    "deputy group helmet boot boy".split()
) | {"carabinieri", "men", "women"}
_ALWAYS = all_forms("force unit brigade ranger commander fighter carabiniere fed helmet".split()) | {"carabinieri"}
_OWNED = all_forms("unit agent officer man crew brigade diplomat boy".split())
_ENVOYS = all_forms("diplomat".split())  # those of a state are its people, those of many states a meeting
_NUMBERED = all_forms("officer agent man woman medic guard".split()) | {"men", "women"}
_BARE = frozenset("others rest remainder more most none some several many all dozens hundreds thousands few".split())
WORDS = _BODIES | frozenset(f"{each.lower()}s" for each in states().adjectives if each.endswith("an"))
_MEN = frozenset("rebel rebels insurgent insurgents opposition militia tribal hezbollah taliban enemy".split())
_CIVIL = all_forms(
    "refugee civilian resident migrant people protester demonstrator family child woman student voter tourist "
    "patient prisoner lawmaker legislator senator insurgent rebel militant gunman terrorist "
    "worker".split()
)


def people_of(nominal: Token) -> list[Token]:
    """The people that a nominal stands for, also where only what was said before tells that they are people."""
    found = people.people_in(nominal)
    if found:
        return found
    inner = counted(nominal)
    if is_measure(inner):
        owners = [each for each in children(inner, "nmod:poss", "det") if each.lower_ == "their"]
        return [nominal] if owners and named_before(nominal) else []
    bare = inner.lower_ == "those" and inner.i == nominal.i  # anybody: "those who stay"
    return [nominal] if not bare and _meant(inner) else []


def _meant(inner: Token) -> bool:
    if inner.lower_ in ("they", "them", "those", "their") or _demonym(inner):
        return named_before(inner)
    if inner.pos_ == "NUM" or inner.lower_ in _BARE:
        return not children(inner, "nmod") and not _unit(inner) and named_before(inner)
    return inner.lower_ in _BODIES and _sent_by_state(inner)


def _numbered(nominal: Token) -> bool:
    return counted(nominal).i != nominal.i or bool(children(nominal, "nummod"))


def _unit(number: Token) -> bool:
    """ "100 percent", "$100", years."""
    text = number.text
    year = len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20")
    return year or bool(children(number, "compound", "nmod:unmarked")) or entity(number) in ("DATE", "MONEY", "TIME")


def _demonym(token: Token) -> bool:
    """ "the Rwandans", "Americans" """
    return token.pos_ in ("PROPN", "NOUN", "ADJ") and token.text[:-1] in states().adjectives and token.text[-1] == "s"


def _sent_by_state(noun: Token) -> bool:
    beside = {each.lower_ for each in children(noun, "amod", "compound", "nmod")}
    things = any("of" in cases(each) for each in children(noun, "nmod"))  # "forces of globalization"
    if beside & _MEN or things:
        return False
    owned = [each for each in children(noun, "nmod:poss") if each.lower_ in ("our", "their", "its", "his", "my")]
    if (noun.lower_ in _OWNED and owned) or "battle" in beside:
        return True
    if noun.lower_ in _ENVOYS and any(map(is_state, children(noun, "amod", "compound", "nmod:poss"))):
        return True
    return noun.lower_ in _ALWAYS or named_before(noun)


def named_before(token: Token) -> bool:
    """Whether soldiers and their like stand before, in the sentence or the two before it, and no civilians since."""
    first = token.sent.start
    before = token.doc[first - 1].sent.start if first > 0 else first
    earliest = token.doc[before - 1].sent.start if before > 0 else before
    for index in range(token.i - 1, earliest - 1, -1):
        each = token.doc[index]
        if (each.lower_ in _CIVIL or _believers(each)) and base(each) not in ("compound", "amod"):
            return False
        if each.pos_ in ("NOUN", "PROPN") and (is_people(each) or (each.lower_ in _NUMBERED and _numbered(each))):
            return True
    return False


def _believers(token: Token) -> bool:
    """ "Muslims", "Kurds": a group by faith or people, not by state"""
    group = entity(token) == "NORP" and has_feature(token, "Number", "Plur")
    return group and token.pos_ in ("NOUN", "PROPN") and not _demonym(token)


def sent(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those whom somebody else moves, nationals in a number among them: "send 2,000 Americans to the Gulf"."""
    yield from _of(frame.objects)
    yield from (each for each in frame.objects if _demonym(counted(each)) and _numbered(each))


def sent_out(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Agents, officers, doctors and the like whom a state, organisation or leader sends; also after "in": "sent in"."""
    by = [each for each in frame.subjects if is_actor(each) or each.lower_ in LEADERS or each.lower_ in _OWN]
    particles = {word.i for word in frame.trigger}
    after = [each for each in children(frame.head, "obl") if particles & {mark.i for mark in children(each, "case")}]
    if by:
        yield from (each for each in (*frame.objects, *after) if counted(each).lower_ in _SENT or is_people(each))


_OWN = frozenset({"i", "we", "it"})
_SENT = _BODIES | all_forms("doctor teacher nurse worker employee scientist investigator".split())
_SENT -= all_forms("group team diplomat member mission".split())


def numbers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """A bare number of a hundred or more, where the verb is said of people alone: "24,000 deployed"."""
    nominals = (*frame.objects, *frame.subjects)
    yield from (each for each in nominals if each.pos_ == "NUM" and len(each) > 2 and not _unit(each))


def movers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Those who move or stay themselves."""
    yield from _of(frame.subjects)


def moved(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The objects, else the subjects where the object is a place or missing."""
    found = [*sent(frame, {})]
    if not found and (frame.nominal or not frame.objects or all(map(is_place, frame.objects))):
        found = [*movers(frame, {})]
    yield from found


def measured(frame: Frame, _: Fillers) -> Iterator[Token]:
    """People whose number rises or falls: "the number of CIA personnel there", "their strength"."""
    for nominal in (*frame.subjects, *frame.objects):
        if is_number(nominal):
            yield from people.people_in(nominal) or ([nominal] if named_before(nominal) else [])


def is_number(nominal: Token) -> bool:
    """Whether a nominal is a number or strength that can rise or fall; not "a number of advisers"."""
    several = lemma(nominal) == "number" and any(each.lower_ == "a" for each in children(nominal, "det"))
    return not several and (is_measure(counted(nominal)) or lemma(nominal) == "number")


def _of(nominals: Iterable[Token]) -> Iterator[Token]:
    return (each for nominal in nominals for each in people_of(nominal))
