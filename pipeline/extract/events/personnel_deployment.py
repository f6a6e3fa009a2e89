"""People who act for a state, an organisation or a company are sent, kept, added to, rotated, cut or withdrawn."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract import people, spans
from pipeline.extract.classes import PEOPLE_WORDS, is_people, is_place, is_state
from pipeline.extract.eventtype import EventType, Example, Holds, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers, Role
from pipeline.extract.tree import cases, children, counted, is_form_of
from pipeline.extract.triggers import Match, Trigger, adjectives, custom, nouns, verbs
from pipeline.extract.words import all_forms

# ---- roles ----------------------------------------------------------------------------------------------------

_PERSONNEL = Role("personnel", spans.group, (people.moved,))
_OTHERS = (
    Role("actor", spans.name, (people.actors, people.owners)),
    Role("count", spans.count, (people.levels, people.counts)),
    Role("time", spans.phrase, (people.times, people.occasions)),
    Role("purpose", spans.phrase, (people.purposes,)),
    Role("means", spans.phrase, (people.means,)),
)
_THERE = people.of_people("in", "at", "on")
_TO = (
    _PERSONNEL,
    Role("location", spans.place, (people.at(*people.TOWARDS), people.place_objects, _THERE, people.of_support(*people.TOWARDS[:-1]), people.within_purpose)),
    Role("origin", spans.place, (people.origins,)),
    *_OTHERS,
)
_FROM = (
    _PERSONNEL,
    Role("location", spans.place, (people.at(*people.AWAY), people.place_objects, people.at("in", "at", "on"), _THERE, people.of_support(*people.AWAY, "in"))),
    *_OTHERS,
)

# ---- what must hold -------------------------------------------------------------------------------------------


def _all(*conditions: Holds) -> Holds:
    return lambda frame, fillers: all(each(frame, fillers) for each in conditions)


def _any(*conditions: Holds) -> Holds:
    return lambda frame, fillers: any(each(frame, fillers) for each in conditions)


def _filled(role: str) -> Holds:
    return lambda _, fillers: bool(fillers.get(role))


def _predicate(frame: Frame, _: Fillers) -> bool:
    """Not a mere modifier of a noun ("newly arrived peacekeepers")."""
    return frame.head.dep_ != "amod"


def _only_people_or_places(frame: Frame, fillers: Fillers) -> bool:
    """The object, where there is one, is among those moved or where they are."""
    if frame.nominal or not frame.objects:
        return True
    known = {counted(each).i for role in ("personnel", "location") for each in fillers.get(role, ())}
    return any(counted(each).i in known or people.people_in(each) for each in frame.objects)


def _no_other_source(frame: Frame, fillers: Fillers) -> bool:
    """Withdrawing from a treaty, a race or talks is no movement of people."""
    left = [each.token for each in frame.obliques if {"from", "out of"} & set(each.prepositions)]
    return not left or any(is_place(each) for each in left) or bool(fillers.get("location"))


def _state_moves(frame: Frame, fillers: Fillers) -> bool:
    """A state itself leaves, stays in or goes to a state or named place: "Ethiopia pulled out of Somalia"."""
    movers = fillers.get("actor", ())
    where = fillers.get("location", ())
    return bool(where) and any(is_state(each) or each.lower_ in ("we", "us") for each in movers)


def _no_objects(frame: Frame, _: Fillers) -> bool:
    """Nothing else is deployed ("deployment of missiles")."""
    return not any({"of"} & set(each.prepositions) for each in frame.obliques)


def _asked_for(frame: Frame, _: Fillers) -> bool:
    """ "requests for additional personnel", "asked for more troops": people asked for, with no verb that moves them."""
    wanted = frame.head.head
    over = wanted.head.lower_ in _ASKING
    return frame.head.dep_ == "amod" and is_people(wanted) and over and (wanted.dep_ in ("obj", "nsubj:pass") or "for" in cases(wanted))


_ASKING = all_forms("request ask call demand need seek appeal plead plea want require push".split())
_MOVED = _all(_predicate, _filled("personnel"), _only_people_or_places)
_MOVED_SOMEWHERE = _all(_MOVED, _any(_filled("location"), _filled("origin"), _filled("purpose")))
_PRESENT = _all(_MOVED, _filled("location"))

_MORE = frozenset({"more", "additional", "extra", "further", "another", "fresh"})


def _sent(frame: Frame, fillers: Fillers) -> str:
    """Sending more of them is reinforcing; that they are deployed somewhere is presence, that they were is not."""
    moved = [counted(each) for each in fillers.get("personnel", ())]
    if any(each.lower_ in _MORE or is_form_of(each, {"reinforcement"}) for one in moved for each in _with_modifiers(one)):
        return "reinforce"
    return "presence" if _stationed(frame, fillers) else "deploy"


def _with_modifiers(people_: Token) -> list[Token]:
    return [people_, *(each for each in children(people_, "amod", "det") if not children(each, "fixed"))]


def _stationed(frame: Frame, fillers: Fillers) -> bool:
    if not frame.passive or not is_form_of(frame.head, {"deploy"}) or frame.head.dep_ == "conj":
        return False
    if frame.head.dep_ == "acl":
        return not fillers.get("time")
    auxiliaries = {each.lower_ for each in children(frame.head, "aux", "aux:pass")}
    return auxiliaries <= {"are", "is", "'re", "’re"}


def _returned(frame: Frame, fillers: Fillers) -> str:
    back = {"home", "back"} & {each.lower_ for each in frame.head.subtree if each.head.i == frame.head.i}
    return "withdraw" if back else _sent(frame, fillers)


def _moving(frame: Frame, fillers: Fillers) -> str:
    away = any({"from", "out of", "out"} & set(each.prepositions) for each in frame.obliques)
    towards = any({"to", "into", "in"} & set(each.prepositions) for each in frame.obliques)
    return "withdraw" if away and not towards else _returned(frame, fillers)


def _rule(name: str, subtype: str | Callable[[Frame, Fillers], str], triggers: tuple[Trigger, ...], roles: tuple[Role, ...], holds: Holds) -> Rule:
    return Rule(name, subtype, triggers, roles, holds, PEOPLE_WORDS)


# ---- triggers of their own ------------------------------------------------------------------------------------


def _existential(token: Token) -> Match | None:
    """ "There are specialists in ..." """
    there = next(iter(children(token, "expl")), None)
    return Match(token, (there, token)) if there is not None and there.lower_ == "there" else None


def _copular(be: Token) -> Match | None:
    """ "Personnel are still in Venezuela": the words from the copula to the preposition, or to "there", "present"."""
    where = be.head
    if be.dep_ != "cop" or not children(where, "nsubj"):
        return None
    prepositions = children(where, "case")
    if not (prepositions and is_place(where)) and where.lower_ not in ("there", "here", "present", "visible", "ashore"):
        return None
    inner = [each for each in (*children(where, "advmod"), *prepositions) if each.i > be.i]
    last = max((each.i for each in inner if each.i < where.i), default=be.i) if prepositions else where.i
    return Match(where, tuple(where.doc[be.i : last + 1]))


_STAYING = verbs("stay", "remain", "base", "station", "garrison", "post", "stay on", "serve", "encamp", "quarter", "posture")
_WORKING = verbs("work", "operate", "serve", "continue")

_OF_PERSON = (Role("personnel", spans.name, (people.persons,)), *_TO[1:])
_ASKED = (Role("personnel", spans.group, (lambda frame, _: [frame.head.head],)), *_TO[1:])

_RULES = (
    _rule("rotate", "rotate", (verbs("rotate", "cycle", "relieve", "replace", "rotate in and out"), nouns("rotation")), _TO, _MOVED),
    _rule(
        "bring-home",
        "withdraw",
        (verbs("bring home", "bring back", "send home", "send back", "return home", "come home", "go home", "fly home", "get back", "call back"),),
        _FROM,
        _MOVED,
    ),
    _rule(
        "withdraw",
        "withdraw",
        (
            verbs("withdraw", "pull out", "pull back", "evacuate", "remove", "recall", "retreat", "get out", "move out", "airlift out", "pull"),
            nouns("withdrawal", "pullout", "pull-out", "pullback", "evacuation", "removal", "retreat", "exit", "departure"),
        ),
        _FROM,
        _MOVED,
    ),
    _rule("leave", "withdraw", (verbs("leave", "depart", "exit", "quit", "vacate"),), _FROM, _MOVED),
    _rule(
        "reduce",
        "reduce",
        (
            verbs("cut", "reduce", "draw down", "halve", "scale back", "scale down", "shrink", "trim", "downsize", "decrease", "lower"),
            nouns("drawdown", "reduction", "cut", "cutback", "downsizing"),
        ),
        _FROM,
        _MOVED,
    ),
    _rule(
        "reinforce",
        "reinforce",
        (
            verbs(
                "reinforce", "beef up", "increase", "boost", "build up", "step up", "bolster", "augment", "expand", "strengthen",
                "double", "triple", "mobilize", "mobilise", "activate", "call up", "add", "raise", "surge",
            ),
            nouns("reinforcement", "surge", "buildup", "build-up", "increase", "mobilization", "mobilisation", "infusion"),
        ),
        _TO,
        _MOVED,
    ),
    _rule("deploy", _sent, (verbs("deploy", "redeploy", "dispatch", "send", "send in", "fly in", "rush", "contribute", "commit"), nouns("deployment", "redeployment", "dispatch")), _TO, _MOVED),
    _rule("take-up-positions", "deploy", (verbs("take up position", "take position", "fan out", "line up"),), _TO, _MOVED),
    _rule("arrive", _sent, (verbs("arrive", "land", "enter", "move in", "pour", "head", "go", "come", "fly", "reach", "transfer", "ship"), nouns("arrival")), _TO, _MOVED_SOMEWHERE),
    _rule("return", _returned, (verbs("return"), nouns("return")), _TO, _MOVED_SOMEWHERE),
    _rule("move", _moving, (verbs("move", "shift", "bring", "relocate"),), _TO, _MOVED_SOMEWHERE),
    _rule("stay", "presence", (_STAYING, _WORKING), _TO, _PRESENT),
    _rule("have", "presence", (verbs("have", "keep", "maintain", "retain", "leave"),), _TO, _PRESENT),
    _rule("there-are", "presence", (custom({"be"}, _existential),), _TO, _MOVED),
    _rule("are-in", "presence", (custom({"be"}, _copular),), _TO, _MOVED),
    Rule(
        "state-withdraws",
        "withdraw",
        (verbs("withdraw", "pull out", "get out", "exit", "leave"), nouns("withdrawal", "pullout", "pull-out")),
        _FROM,
        _all(_predicate, _state_moves, _no_other_source),
    ),
    Rule("person-deploys", "deploy", (verbs("deploy", "redeploy"),), _OF_PERSON, _all(_predicate, _filled("personnel"))),
    Rule("state-deploys", "deploy", (nouns("deployment", "redeployment"),), _TO, _all(_state_moves, _no_objects)),
    Rule("more-people", "reinforce", (adjectives("additional", "more", "extra", "further"),), _ASKED, _asked_for),
    Rule("state-stays", "presence", (verbs("stay", "remain"),), _TO, _all(_predicate, _state_moves)),
)

EVENT_TYPE = EventType(
    name="personnel_deployment",
    subtypes=("deploy", "presence", "reinforce", "rotate", "reduce", "withdraw"),
    rules=_RULES,
    examples=(
        Example("Norway has sent 40 engineers to Mali.", "sent", "deploy", {"actor": ("Norway",), "personnel": ("engineers",), "count": ("40",), "location": ("Mali",)}),
    ),
    near_misses=("The minister arrived in Oslo on Monday.",),
)
