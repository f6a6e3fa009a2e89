"""Rules for the many verbs that place people somewhere, or take them away, where the frame tells that it is people."""

from pipeline.extract.classes import SERVICE_WORDS
from pipeline.extract.deployments import bodies, placing, wordings
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    MOVED,
    MOVED_SOMEWHERE,
    either,
    every,
    filled,
    group,
    of_people_only,
    predicate,
)
from pipeline.extract.deployments.deploying import sent as sent_there
from pipeline.extract.deployments.movement import (
    COUNTED,
    GOAL,
    HERE,
    OR_THEY,
    SITE,
    THEM_GONE,
    THEM_MOVED,
    THENCE,
    THITHER,
    roles,
)
from pipeline.extract.eventtype import ALONE, Rule
from pipeline.extract.triggers import custom, hinted, verbs

_SENT = roles(bodies.sent, *THITHER)
_WENT = roles(bodies.movers, GOAL, at.place_objects, SITE, at.of_phrase)

_SENT_OUT = every(predicate, filled("personnel"), either(filled("location"), filled("purpose"), filled("count")))

_TOLD_OF = either(filled("location"), filled("time"), filled("purpose"), filled("count"))
_THEY_GO = (
    r"\b(?:they|them|others|the men)\W{1,3}(?:\w{1,12}\W{1,3}){0,2}"
    r"(?:go|went|come|came|travel|fly|flew|flown|head|enter|cross|reach|march|sail)"
)
MOTION_RULES = (
    Rule(
        "send-them",
        sent_there,
        (verbs("deploy, redeploy, dispatch, send, send in, fly in, airlift in, bring in, contribute"),),
        THEM_MOVED,
        MOVED,
        OR_THEY,
    ),
    Rule(
        "withdraw-them",
        "withdraw",
        (
            verbs("withdraw, pull out, pull back, bring home, bring back, send home, send back, come home, go home"),
            verbs("get out, move out, fly out, ship out, return home, fly home, head home, airlift out, recall"),
        ),
        THEM_GONE,
        every(MOVED, group),
        OR_THEY,
    ),
    Rule(
        "leave-them",
        "withdraw",
        (verbs("leave, depart, exit"),),
        roles(bodies.movers, *THENCE, origin=False),
        every(MOVED, group, of_people_only, placing.no_other_object),
        OR_THEY,
    ),
    Rule(
        "counted-leave",
        "withdraw",
        (
            hinted(
                verbs("leave, depart, withdraw, go home, return home"),
                COUNTED + r"(?:left|leav|depart|withdr|go|return)",
            ),
        ),
        roles(bodies.movers, *THENCE, origin=False),
        every(MOVED, of_people_only, placing.by_number),
        ALONE,
    ),
    Rule(
        "counted-go",
        sent_there,
        (hinted(verbs("deploy, send, dispatch, arrive, land"), COUNTED + r"(?:deploy|sent|dispatch|arriv|land)"),),
        THEM_MOVED,
        every(MOVED, placing.by_number),
        ALONE,
    ),
    Rule(
        "arrive-them",
        sent_there,
        (verbs("arrive, land, dock, disembark, parachute, touch down"),),
        THEM_MOVED,
        every(
            MOVED,
            group,
            placing.from_afar,
            _TOLD_OF,
        ),
        OR_THEY,
    ),
    Rule(
        "go-there",
        sent_there,
        (
            verbs("march, sail, flood, flock, descend, converge, follow, set off, set out, ride"),
            verbs("set foot, make way, make entry, move, pile, go in, cross over, spread out"),
        ),
        _WENT,
        every(MOVED_SOMEWHERE, placing.known, placing.from_afar, placing.no_other_object),
    ),
    Rule("bound-for", "deploy", (custom({"bound"}, wordings.bound, r"\bbound for\b"),), THEM_MOVED, HERE, OR_THEY),
    Rule(
        "send-some",
        sent_there,
        (verbs("deploy, redeploy, dispatch, send, send in, fly in, bring in"),),
        roles(bodies.sent_out, *THITHER),
        every(_SENT_OUT, group, placing.from_afar),
    ),
    Rule(
        "they-go",
        sent_there,
        (hinted(verbs("go, come, travel, fly, head, enter, cross, reach, march, sail"), _THEY_GO),),
        _WENT,
        every(MOVED_SOMEWHERE, placing.settled, placing.no_other_object),
        ALONE,
    ),
    Rule(
        "withdraw-some",
        "withdraw",
        (verbs("withdraw, pull out, recall, evacuate, fly out, bring home, airlift out, remove, pull back, fly home"),),
        roles(bodies.sent_out, *THENCE, origin=False),
        every(predicate, filled("personnel"), group, placing.own),
    ),
    Rule(
        "on-the-way",
        "deploy",
        (custom({"way", "route"}, wordings.on_the_way, r"\b(?:on (?:the|their|its) way|en route)\b"),),
        roles(placing.under_way, GOAL, SITE),
        every(filled("personnel"), placing.known),
    ),
    Rule(
        "counted-deployed",
        "deploy",
        (hinted(verbs("deploy, redeploy"), COUNTED + "deploy"),),
        roles(bodies.numbers, *THITHER),
        every(predicate, filled("personnel"), placing.settled),
        ALONE,
    ),
    Rule(
        "put-there",
        placing.ordered,
        (
            verbs("put, place, order, summon, carry, ferry, transport, throw, insert, position, pre-position, install"),
            verbs("bring, move, take, fly, ship, rush, pour, push, draw, mass, amass, assemble, concentrate"),
            verbs("funnel, surge, field, redirect, infiltrate, sneak, smuggle, steer, bus, truck, post, loan"),
            verbs("assign, detail, second, embed, dispatch, parachute, land, drop, transfer, divert, relocate, shift"),
        ),
        _SENT,
        every(MOVED, group, placing.known, placing.from_afar, placing.unharmed, placing.moved_to_place),
        SERVICE_WORDS | {"men"},
    ),
    Rule(
        "mass",
        "reinforce",
        (verbs("mass, amass"),),
        _WENT,
        every(MOVED_SOMEWHERE, placing.known, placing.no_other_object),
    ),
    Rule(
        "call-in",
        "deploy",
        (verbs("call in, call up, order in, bring in, call, summon"),),
        _SENT,
        every(MOVED, placing.known, placing.from_afar, placing.called),
        SERVICE_WORDS,
    ),
    Rule(
        "order-back",
        "withdraw",
        (verbs("order back, order home, order out, call home, call back, take out, take home, fly out, kick out"),),
        roles(bodies.sent, *THENCE, origin=False),
        every(MOVED, placing.known),
    ),
    Rule(
        "out-of",
        "withdraw",
        (
            verbs("have out, want out, take out, get out, boot out, kick out, throw out, move out, fly out, ship out"),
            verbs("order out, pull out, airlift out, yank out, drag out"),
        ),
        roles(bodies.sent, at.prepositional("out of", "out", "off", "from"), origin=False),
        every(MOVED, placing.known, placing.out_of),
        SERVICE_WORDS,
    ),
    Rule(
        "expel",
        "withdraw",
        (verbs("expel, boot, eject, oust, kick out, throw out"),),
        roles(bodies.sent, *THENCE, origin=False),
        every(MOVED, placing.known),
        SERVICE_WORDS,
    ),
    Rule(
        "provide",
        sent_there,
        (verbs("provide, offer, pledge, commit, lend, volunteer, promise, contribute, allocate, earmark"),),
        _SENT,
        every(MOVED, placing.known, placing.soldiers_provided),
        modality=placing.offered_for,
    ),
    Rule(
        "admit",
        "deploy",
        (verbs("accept, allow, admit, let in, let back, invite, welcome, receive"),),
        _SENT,
        every(MOVED, placing.known, placing.foreign),
        SERVICE_WORDS,
    ),
)
