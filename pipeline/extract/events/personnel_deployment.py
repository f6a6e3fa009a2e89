"""People who act for a state, an organisation or a company are sent, kept, added to, rotated, cut or withdrawn."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract import people, spans, whereabouts
from pipeline.extract.classes import PEOPLE_WORDS, SERVING, is_group, is_measure, is_people, is_place, is_state, is_territory
from pipeline.extract.eventtype import EventType, Example, Holds, Rule
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers, Role, oblique, subject
from pipeline.extract.tree import cases, children, counted, is_form_of
from pipeline.extract.triggers import Match, Trigger, adjectives, custom, nouns, verbs
from pipeline.extract.words import all_forms

# ---- roles ----------------------------------------------------------------------------------------------------

_PERSONNEL = Role("personnel", spans.group, (people.moved,))
_OTHERS = (
    Role("actor", spans.name, (people.actors, people.owners)),
    Role("count", spans.count, (people.counts,)),
    Role("time", spans.phrase, (whereabouts.times, whereabouts.occasions)),
    Role("purpose", spans.phrase, (whereabouts.purposes,)),
    Role("means", spans.phrase, (whereabouts.means,)),
)
_THERE = whereabouts.of_people("in", "at", "on")
_TO = (
    _PERSONNEL,
    Role("location", spans.place, (whereabouts.at(*whereabouts.TOWARDS), whereabouts.place_objects, _THERE, whereabouts.of_support(*whereabouts.TOWARDS[:-1]), whereabouts.within_purpose)),
    Role("origin", spans.place, (whereabouts.origins,)),
    *_OTHERS,
)
_FROM = (
    _PERSONNEL,
    Role("location", spans.place, (whereabouts.at(*whereabouts.AWAY), whereabouts.place_objects, whereabouts.at("in", "at", "on"), _THERE, whereabouts.of_support(*whereabouts.AWAY, "in"))),
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


def _group(_: Frame, fillers: Fillers) -> bool:
    return any(is_group(each) for each in fillers.get("personnel", ()))


def _only_people_or_places(frame: Frame, fillers: Fillers) -> bool:
    """The object, where there is one, is among those moved or where they are."""
    if frame.nominal or not frame.objects:
        return True
    known = {counted(each).i for role in ("personnel", "location") for each in fillers.get(role, ())}
    return any(counted(each).i in known or people.people_in(each) for each in frame.objects)


def _no_objects(frame: Frame, _: Fillers) -> bool:
    """Nothing else is moved ("deployment of missiles", "left the talks")."""
    left = is_form_of(frame.head, {"leave", "exit"})
    other = [each for each in frame.objects if not is_state(each) and not (left and is_territory(each))]
    return not other and not any("of" in each.prepositions for each in frame.obliques if frame.nominal)


def _territory(_: Frame, fillers: Fillers) -> bool:
    """To, from or in a place beyond doubt: one can leave a treaty, a race or talks as well."""
    return any(is_territory(each) for each in fillers.get("location", ()))


def _abroad(_: Frame, fillers: Fillers) -> bool:
    """In another state or place that has a name."""
    return any(is_state(each) or each.ent_type_ == "PLACE" for each in fillers.get("location", ()))


def _state_moves(frame: Frame, fillers: Fillers) -> bool:
    """A state itself leaves, stays or goes: "Ethiopia pulled out of Somalia", not "Ethiopian refugees"."""
    pronouns = any(each.lower_ in ("it", "we", "us", "its", "our", "'s", "’s") for each in frame.subjects)
    return pronouns or any(is_state(each) for each in frame.subjects)


def _nobody_else_moves(frame: Frame, fillers: Fillers) -> bool:
    """No subject, or a state, its leader or "we": tourists and companies that pull out are no deployment."""
    if _state_moves(frame, fillers):
        return True
    leaders = [each.ent_type_ == "PERSON" or each.lower_ in _LEADERS for each in frame.subjects if not is_place(each)]
    return all(leaders)


def _happens(frame: Frame, _: Fillers) -> bool:
    """A noun is said to happen: it is an argument of a verb, not a plan's or agreement's attribute, not a headline."""
    return not frame.nominal or frame.support is not None


_LEADERS = all_forms("president premier minister administration government leader commander pentagon kremlin".split())


def _asked_for(frame: Frame, _: Fillers) -> bool:
    """ "requests for additional personnel", "asked for more troops": people asked for, with no verb that moves them."""
    wanted = frame.head.head
    asked = wanted.dep_ in ("obj", "nsubj:pass") or "for" in cases(wanted)
    return frame.head.dep_ == "amod" and is_people(wanted) and asked and wanted.head.lower_ in _ASKING


_ASKING = all_forms("request ask call demand need seek appeal plead plea want require push".split())


def _of_people_only(frame: Frame, _: Fillers) -> bool:
    """Those who leave are the subject: "leaving five soldiers waiting" moves nobody."""
    return not any(people.people_in(each) for each in frame.objects) and not any(map(is_measure, frame.objects))


def _both_people(frame: Frame, _: Fillers) -> bool:
    """ "They will join 2,000 troops already there"."""
    who = [each for each in frame.subjects if people.people_in(each)]
    return bool(who) and any(people.people_in(each) for each in frame.objects)


def _presence_changed(frame: Frame, fillers: Fillers) -> bool:
    """ "has increased its presence on the island" """
    stands = [each for each in frame.objects if is_form_of(each, {"presence", "footprint", "garrison"})]
    return bool(stands) and bool(fillers.get("actor")) and bool(fillers.get("location"))


def _serving(_: Frame, fillers: Fillers) -> bool:
    """Their very name says that they act for somebody: "there are specialists"; not "there are forces at work"."""
    return any(counted(each).lower_ in SERVING for each in fillers.get("personnel", ()))


def _own_people(_: Frame, fillers: Fillers) -> bool:
    return any(children(counted(each), "nmod:poss") for each in fillers.get("personnel", ()))


def _goes_on(frame: Frame, _: Fillers) -> bool:
    """They "continue to work", "are still working" there: they are kept; that they work there may be a visit."""
    still = any(each.lower_ == "still" for each in children(frame.head, "advmod"))
    return still or any(is_form_of(each, {"continue", "keep"}) for each in frame.chain)


def _no_complement(frame: Frame, _: Fillers) -> bool:
    """ "remain the best force in the world" says nothing of staying."""
    return not any(each.pos_ in ("NOUN", "PROPN", "ADJ") for each in children(frame.head, "xcomp", "obj"))


def _presence_named(frame: Frame, _: Fillers) -> bool:
    return any(map(is_measure, (*frame.objects, *(each.token for each in frame.obliques))))


def _presence_kept(frame: Frame, _: Fillers) -> bool:
    """ "would leave a military presence in the region" """
    over = frame.head.head
    return frame.head.dep_ == "obj" and is_form_of(over, _KEEPING)


_KEEPING = frozenset({"leave", "keep", "maintain", "retain", "establish"})
_MOVED = _all(_predicate, _filled("personnel"), _only_people_or_places)
_MOVED_SOMEWHERE = _all(_MOVED, _group, _any(_filled("location"), _filled("origin")))
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
    if frame.head.dep_ == "acl" and not children(frame.head, "aux", "aux:pass", "mark"):
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


def _existential(be: Token) -> Match | None:
    """ "There are specialists in ...", "there really are": the words from "there" to the verb."""
    start = max(be.sent.start, be.i - 3)
    there = next((each for each in be.doc[start : be.i] if each.dep_ == "expl" and each.lower_ == "there"), None)
    return Match(there.head, tuple(be.doc[there.i : be.i + 1])) if there is not None else None


def _have_got(got: Token) -> Match | None:
    """ "We've got 44 men there" """
    have = children(got, "aux") if got.lower_ == "got" else []
    return Match(got, (have[0], got)) if have else None


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


def _unchanged(adjective: Token) -> Match | None:
    """ "Its staff there has been the same for years", "the number of staff remained unchanged" """
    copula = next(iter(children(adjective, "cop")), None)
    if copula is not None:
        return Match(adjective, tuple(adjective.doc[copula.i : adjective.i + 1]))
    verb = adjective.head
    kept = adjective.dep_ == "xcomp" and is_form_of(verb, {"remain", "stay", "keep"})
    return Match(verb, (verb, adjective)) if kept else None


_WORKING = verbs("work", "serve", "help", "provide")

_GOAL = ("to", "into", "onto", "toward", "towards", "in", "across", "on", "")
_LEVELS = Role("count", spans.count, (people.levels, people.counts))
_LESS = tuple(_LEVELS if role.name == "count" else role for role in _FROM)
_MORE_THERE = tuple(_LEVELS if role.name == "count" else role for role in _TO)
_FROM_THERE = (
    _PERSONNEL,
    Role("location", spans.place, (whereabouts.at(*whereabouts.AWAY), whereabouts.place_objects, whereabouts.at("in"))),
    *_OTHERS,
)
_INTO = (
    Role("personnel", spans.group, (people.movers,)),
    Role("location", spans.place, (whereabouts.at(*_GOAL), whereabouts.place_objects)),
    *_TO[2:],
)
_SENT_TO = (Role("personnel", spans.group, (people.sent,)), Role("location", spans.place, (whereabouts.at(*_GOAL),)), *_TO[2:])
_SITE = Role("location", spans.place, (whereabouts.at(*whereabouts.TOWARDS, "out of"), _THERE))
_AT = (_PERSONNEL, _SITE, *_TO[2:])
_AROUND = (_PERSONNEL, Role("location", spans.place, (whereabouts.at(*whereabouts.AWAY, *whereabouts.TOWARDS),)), *_OTHERS)
_STAYING = (Role("personnel", spans.group, (people.movers,)), _SITE, *_TO[2:])
_AT_HOME = (
    Role("personnel", spans.group, (oblique("to", accepts=is_people),)),
    Role("location", spans.place, (subject(is_place), whereabouts.at("at", "in"))),
    *_OTHERS,
)
_EXISTING = (Role("personnel", spans.group, (people.existing,)), *_TO[1:])
_WITH_WORKERS = (
    Role("personnel", spans.group, (people.moved, people.workers)),
    Role("location", spans.place, (whereabouts.at(*whereabouts.TOWARDS), _THERE, whereabouts.of_activity)),
    *_TO[2:],
)
_OF_PERSON = (Role("personnel", spans.name, (people.persons,)), *_TO[1:])
_ASKED = (Role("personnel", spans.group, (lambda frame, _: [frame.head.head],)), *_TO[1:])

_RULES = (
    _rule("rotate", "rotate", (verbs("rotate", "cycle", "relieve", "replace", "rotate in and out"), nouns("rotation")), _AROUND, _MOVED),
    _rule(
        "bring-home",
        "withdraw",
        (verbs("bring home", "bring back", "send home", "send back", "return home", "come home", "go home", "fly home"),),
        _FROM,
        _MOVED,
    ),
    _rule(
        "withdraw",
        "withdraw",
        (
            verbs("withdraw", "pull out", "pull back", "evacuate", "remove", "recall", "retreat", "get out", "move out", "airlift out"),
            nouns("withdrawal", "pullout", "pull-out", "pullback", "evacuation", "removal", "retreat", "exit", "departure"),
        ),
        _FROM,
        _MOVED,
    ),
    _rule("pull", "withdraw", (verbs("pull"),), (Role("personnel", spans.group, (people.sent,)), *_FROM[1:]), _MOVED),
    _rule("leave", "withdraw", (verbs("leave", "depart", "exit", "quit", "vacate"),), _FROM, _all(_MOVED, _group, _of_people_only)),
    _rule("end-presence", "withdraw", (verbs("end", "terminate"), nouns("end")), _FROM, _all(_MOVED, _presence_named)),
    _rule("presence", "presence", (nouns("presence"),), _TO, _all(_filled("personnel"), _filled("location"), _presence_kept)),
    _rule("join", "reinforce", (verbs("join"),), _TO, _both_people),
    _rule(
        "reduce",
        "reduce",
        (
            verbs("cut", "reduce", "draw down", "halve", "scale back", "scale down", "shrink", "trim", "downsize", "decrease", "lower"),
            nouns("drawdown", "reduction", "cut", "cutback", "downsizing"),
        ),
        _LESS,
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
        _MORE_THERE,
        _MOVED,
    ),
    _rule("deploy", _sent, (verbs("deploy", "redeploy", "dispatch", "send", "send in", "fly in", "contribute"), nouns("deployment", "redeployment", "dispatch")), _TO, _MOVED),
    _rule("take-up-positions", "deploy", (verbs("take up position", "take position", "fan out", "line up"),), _TO, _MOVED),
    _rule("arrive", _sent, (verbs("enter", "move in", "pour", "stream", "head", "go", "come", "fly", "reach"),), _INTO, _MOVED_SOMEWHERE),
    _rule("transport", _sent, (verbs("fly", "transfer", "ship", "airlift", "commit", "rush", "move"),), _SENT_TO, _MOVED_SOMEWHERE),
    _rule("land", _sent, (verbs("arrive", "land"), nouns("arrival")), _TO, _all(_MOVED, _group, _any(_filled("location"), _filled("purpose"), _filled("time"), _filled("count")))),
    _rule("return", _returned, (verbs("return"), nouns("return")), _TO, _MOVED_SOMEWHERE),
    _rule("move", _moving, (verbs("move", "shift", "bring", "relocate"),), _TO, _MOVED_SOMEWHERE),
    _rule("stay", "presence", (verbs("stay", "stay on", "remain", "serve"),), _STAYING, _all(_PRESENT, _no_complement)),
    _rule("stationed", "presence", (verbs("base", "station", "garrison", "post", "encamp", "quarter", "posture"),), _AT, _PRESENT),
    _rule("unchanged", "presence", (custom({"unchanged", "same", "stable", "steady", "constant"}, _unchanged),), _STAYING, _PRESENT),
    _rule("work-on", "presence", (_WORKING,), _STAYING, _all(_PRESENT, _goes_on)),
    _rule("have", "presence", (verbs("have", "keep", "maintain", "retain"),), _TO, _PRESENT),
    _rule("have-workers", "presence", (verbs("have"), custom({"get"}, _have_got)), _WITH_WORKERS, _PRESENT),
    _rule("there-are", "presence", (custom({"be"}, _existential),), _EXISTING, _all(_filled("personnel"), _any(_filled("location"), _serving))),
    _rule("are-in", "presence", (custom({"be"}, _copular),), _TO, _MOVED),
    Rule("change-presence", "reinforce", (verbs("increase", "boost", "expand", "strengthen", "step up", "beef up"),), _TO, _presence_changed),
    Rule("change-presence", "reduce", (verbs("reduce", "cut", "scale back", "shrink"),), _FROM, _presence_changed),
    Rule(
        "state-withdraws",
        "withdraw",
        (verbs("withdraw", "pull out"), nouns("withdrawal", "pullout", "pull-out")),
        _FROM_THERE,
        _all(_predicate, _happens, _no_objects, _territory, _nobody_else_moves),
    ),
    Rule("state-leaves", "withdraw", (verbs("leave", "exit", "get out"),), _FROM_THERE, _all(_predicate, _state_moves, _territory, _no_objects)),
    _rule("get-back", "withdraw", (verbs("get back", "get out", "call back"),), _FROM, _all(_MOVED, _own_people)),
    _rule("home-to", "presence", (nouns("home"),), _AT_HOME, _filled("personnel")),
    Rule("person-deploys", "deploy", (verbs("deploy", "redeploy"), nouns("deployment")), _OF_PERSON, _all(_predicate, _filled("personnel"))),
    Rule("state-deploys", "deploy", (nouns("deployment", "redeployment"),), _TO, _all(_state_moves, _territory, _no_objects)),
    Rule("more-people", "reinforce", (adjectives("additional", "more", "extra", "further"),), _ASKED, _asked_for, PEOPLE_WORDS),
    Rule("state-stays", "presence", (verbs("stay", "remain"),), _STAYING, _all(_predicate, _state_moves, _no_complement, _abroad)),
    Rule("come-home", "withdraw", (verbs("bring home", "come home"),), _OF_PERSON, _filled("personnel")),
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
