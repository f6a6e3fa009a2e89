"""Rules for the many verbs that place people somewhere, or take them away, where the frame tells that it is people."""

from pipeline.extract import bodies, placing
from pipeline.extract import whereabouts as at
from pipeline.extract.classes import PEOPLE_WORDS, SERVICE_WORDS
from pipeline.extract.deploying import (
    MOVED,
    MOVED_SOMEWHERE,
    copular,
    either,
    every,
    filled,
    group,
    of_people_only,
    predicate,
)
from pipeline.extract.deploying import sent as sent_there
from pipeline.extract.eventtype import ALONE, Rule
from pipeline.extract.movement import GOAL, OF_THEM, SITE, THENCE, THITHER, roles
from pipeline.extract.triggers import custom, hinted, nouns, verbs

_OR_THEY = PEOPLE_WORDS | bodies.WORDS | {"they", "them", "those", "others"}
_NUMBERS = r"(?:\b\d{1,3}(?:,\d{3}){0,2}|\bhundreds|\bthousands|\bdozens|\bnone|\bothers|\bseveral|\bmost|\bsome)\b"
_COUNTED = _NUMBERS + r"\W{1,3}(?:\w{1,20}\W{1,3}){0,4}?"
_LEAVING = r"(?:left|leav|depart|withdr|go|return)"
_NUMBER = r"\b(?:numbers?|strength|size|presence|total|contingent|force)\b"
_MOVED = roles(bodies.moved, *THITHER)
_SENT = roles(bodies.sent, *THITHER)
_WENT = roles(bodies.movers, GOAL, at.place_objects, SITE)
_KEPT = roles(bodies.movers, at.prepositional(*at.TOWARDS, "out of"), OF_THEM)
_GONE = roles(bodies.moved, *THENCE, origin=False)
_HERE = every(predicate, filled("personnel"), filled("location"))

_SENT_OUT = every(predicate, filled("personnel"), either(filled("location"), filled("purpose"), filled("count")))

MOTION_RULES = (
    Rule(
        "send-them",
        sent_there,
        (verbs("deploy, redeploy, dispatch, send, send in, fly in, airlift in, bring in, contribute"),),
        _MOVED,
        MOVED,
        _OR_THEY,
    ),
    Rule(
        "withdraw-them",
        "withdraw",
        (
            verbs("withdraw, pull out, pull back, bring home, bring back, send home, send back, come home, go home"),
            verbs("get out, move out, fly out, ship out, return home, fly home, head home, airlift out, recall"),
        ),
        _GONE,
        every(MOVED, group),
        _OR_THEY,
    ),
    Rule(
        "leave-them",
        "withdraw",
        (verbs("leave, depart, exit"),),
        roles(bodies.movers, *THENCE, origin=False),
        every(MOVED, group, of_people_only, placing.no_other_object),
        _OR_THEY,
    ),
    Rule(
        "counted-leave",
        "withdraw",
        (
            hinted(
                verbs("leave, depart, withdraw, go home, return home"),
                _COUNTED + r"(?:left|leav|depart|withdr|go|return)",
            ),
        ),
        roles(bodies.movers, *THENCE, origin=False),
        every(MOVED, of_people_only, placing.by_number),
        ALONE,
    ),
    Rule(
        "counted-go",
        sent_there,
        (hinted(verbs("deploy, send, dispatch, arrive, land"), _COUNTED + r"(?:deploy|sent|dispatch|arriv|land)"),),
        _MOVED,
        every(MOVED, placing.by_number),
        ALONE,
    ),
    Rule(
        "counted-stay",
        "presence",
        (hinted(verbs("stay, remain, station, base"), _COUNTED + r"(?:stay|remain|stationed|based)"),),
        _KEPT,
        every(predicate, filled("personnel"), placing.alone, placing.by_number),
        ALONE,
    ),
    Rule(
        "arrive-them",
        sent_there,
        (verbs("arrive, land, dock, disembark, parachute, touch down"),),
        _MOVED,
        every(MOVED, group, placing.from_afar, either(filled("location"), filled("time"), filled("purpose"))),
        _OR_THEY,
    ),
    Rule(
        "go-there",
        sent_there,
        (
            verbs("march, roll, drive, sail, flood, flock, descend, converge, follow, set off, set out, ride"),
            verbs("set foot, make way, make entry, move, pile, go in, cross over, spread out"),
        ),
        _WENT,
        every(MOVED_SOMEWHERE, placing.known, placing.from_afar, placing.no_other_object),
    ),
    Rule("bound-for", "deploy", (custom({"bound"}, placing.bound, r"\bbound for\b"),), _MOVED, _HERE, _OR_THEY),
    Rule(
        "are-there",
        "presence",
        (custom({"be"}, copular, r"\b(?:they|them|others)\W{1,3}(?:\w{1,9}\W{1,3}){0,2}(?:are|were|be|been)\b"),),
        _KEPT,
        _HERE,
        frozenset({"they", "them", "others"}),
    ),
    Rule("build-up", "reinforce", (custom({"up"}, placing.hyphened("build"), "build-up"),), _MOVED, MOVED),
    Rule("pull-out", "withdraw", (custom({"out", "back"}, placing.hyphened("pull"), "pull-"),), _GONE, MOVED),
    Rule("draw-down", "reduce", (custom({"down"}, placing.hyphened("draw"), "draw-down"),), _GONE, MOVED),
    Rule(
        "send-some",
        sent_there,
        (verbs("deploy, redeploy, dispatch, send, send in, fly in, bring in"),),
        roles(bodies.sent_out, *THITHER),
        every(_SENT_OUT, group, placing.from_afar),
    ),
    Rule(
        "counted-deployed",
        "deploy",
        (hinted(verbs("deploy, redeploy"), _COUNTED + "deploy"),),
        roles(bodies.numbers, *THITHER),
        every(predicate, filled("personnel"), placing.settled),
        ALONE,
    ),
    Rule(
        "put-there",
        placing.ordered,
        (
            verbs("put, order, summon, carry, ferry, transport, throw, insert, position, pre-position, install"),
            verbs("bring, move, take, fly, ship, rush, pour, push, mass, amass, assemble, concentrate"),
            verbs("assign, detail, second, embed, dispatch, parachute, land, drop, transfer, divert, relocate, shift"),
        ),
        _SENT,
        every(
            MOVED,
            placing.known,
            placing.from_afar,
            placing.unharmed,
            either(placing.towards, placing.away),
            filled("location"),
        ),
    ),
    Rule(
        "call-in",
        "deploy",
        (verbs("call in, call up, call out, order in, bring in, call, summon"),),
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
            verbs("order out, pull out, airlift out"),
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
        (verbs("provide, offer, pledge, commit, supply, lend, volunteer, promise, contribute, allocate, earmark"),),
        _SENT,
        every(MOVED, placing.known, placing.soldiers_provided),
        modality=placing.offered_for,
    ),
    Rule(
        "admit",
        "deploy",
        (verbs("accept, allow, admit, let in, invite, welcome, receive, host"),),
        _SENT,
        every(MOVED, placing.known, placing.foreign),
        SERVICE_WORDS,
    ),
    Rule(
        "camp",
        "presence",
        (verbs("camp, encamp, house, billet, quarter, camp out, garrison, station, base, set up camp, dig in"),),
        roles(bodies.moved, at.prepositional(*at.TOWARDS, "out of"), OF_THEM),
        every(_HERE, MOVED),
        _OR_THEY,
    ),
    Rule(
        "stay-them",
        "presence",
        (verbs("stay, stay on, stay put, stay behind, remain, remain behind, hold on"),),
        _KEPT,
        every(predicate, filled("personnel"), placing.alone, either(filled("location"), filled("time"), placing.kept)),
        _OR_THEY,
    ),
    Rule(
        "working-there",
        "presence",
        (hinted(verbs("work, serve"), r"\b(?:working|serving)\b"),),
        _KEPT,
        every(_HERE, placing.in_progress, placing.settled, placing.from_afar),
    ),
    Rule(
        "presence-of",
        "presence",
        (nouns("presence"),),
        roles(bodies.moved, *THITHER),
        every(predicate, placing.placed_presence),
        SERVICE_WORDS | {"military", "peacekeeping", "security"},
    ),
    Rule(
        "extend-mandate",
        "presence",
        (hinted(verbs("extend, renew, prolong, lengthen"), r"\b(?:mandate|mission|tour|stay|deployment|term)"),),
        roles(placing.term_people, OF_THEM, SITE),
        every(placing.service_extended, filled("personnel")),
        PEOPLE_WORDS | {"peacekeeping"},
    ),
    Rule(
        "number-rises",
        "reinforce",
        (hinted(verbs("rise, grow, climb, increase, swell, double, triple, expand, raise, go up, jump"), _NUMBER),),
        roles(bodies.measured, SITE, OF_THEM, levels=True),
        every(predicate, filled("personnel"), placing.number_of_people, placing.soldiers_or_level),
        _OR_THEY | {"their"},
    ),
    Rule(
        "number-falls",
        "reduce",
        (hinted(verbs("fall, drop, shrink, decline, dwindle, decrease, cut, reduce, lower, go down, halve"), _NUMBER),),
        roles(bodies.measured, SITE, OF_THEM, levels=True),
        every(predicate, filled("personnel"), placing.number_of_people, placing.soldiers_or_level),
        _OR_THEY | {"their"},
    ),
    Rule(
        "take-their-place",
        "rotate",
        (hinted(verbs("take place, take turn"), r"\b(?:take|took|taken|taking) their (?:place|turn)"),),
        roles(bodies.movers, SITE, origin=False),
        every(filled("personnel"), placing.relieved),
        ALONE,
    ),
    Rule(
        "have-some",
        "presence",
        (verbs("have, keep, maintain, retain, station"),),
        roles(bodies.sent_out, SITE, OF_THEM),
        every(_HERE, group, placing.settled),
        SERVICE_WORDS,
    ),
    Rule(
        "take-over",
        "rotate",
        (verbs("take over, replace, relieve, swap out"),),
        roles(bodies.movers, SITE, origin=False),
        every(predicate, placing.relieved),
    ),
    Rule(
        "their-leaving",
        "withdraw",
        (hinted(nouns("departure, withdrawal, exit, pullout, evacuation, return"), r"\btheir\b"),),
        _GONE,
        placing.theirs,
        ALONE,
    ),
    Rule("return-of", "withdraw", (nouns("return, departure"),), _GONE, every(filled("personnel"), placing.of_people)),
    Rule(
        "transfer",
        sent_there,
        (nouns("transfer, dispatch, sending, posting, stationing, arrival, landing, despatch"),),
        _MOVED,
        every(filled("personnel"), placing.of_people),
    ),
)
