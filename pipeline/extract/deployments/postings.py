"""Rules for people who stay, whose number changes or who are relieved, and for nouns of movement."""

from pipeline.extract.classes import PEOPLE_WORDS, SERVICE_WORDS, is_place
from pipeline.extract.deployments import bodies, placing, posted, wordings
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import MOVED, either, every, filled, group, predicate
from pipeline.extract.deployments.deploying import sent as sent_there
from pipeline.extract.deployments.movement import (
    COUNTED,
    HERE,
    OF_THEM,
    OR_THEY,
    SITE,
    STAYED,
    THEM_GONE,
    THEM_MOVED,
    THENCE,
    THITHER,
    roles,
)
from pipeline.extract.deployments.wordings import copular
from pipeline.extract.eventtype import ALONE, Rule
from pipeline.extract.roles import subject
from pipeline.extract.triggers import custom, hinted, nouns, verbs

_NUMBER = r"\b(?:numbers?|strength|size|presence|total|contingent|force)\b"
_KEPT = roles(bodies.movers, *STAYED)


_THEY_ARE = (
    r"\b(?:they|them|others)\W{1,3}(?:\w{1,9}\W{1,3}){0,2}(?:are|were|be|been)\W{1,3}"
    r"(?:\w{1,9} )?(?:in|there|on|at)\b"
)
_CAMPED = r"\b(?:(?:en)?camp|housed|billeted|quartered|garrisoned|stationed|based in|based at|d[iu]g)"

POSTING_RULES = (
    Rule(
        "counted-stay",
        "presence",
        (hinted(verbs("stay, remain, station, base"), COUNTED + r"(?:stay|remain|stationed|based)"),),
        _KEPT,
        every(predicate, filled("personnel"), placing.alone, placing.by_number),
        ALONE,
    ),
    Rule(
        "are-there",
        "presence",
        (custom({"be"}, copular, _THEY_ARE),),
        _KEPT,
        HERE,
        frozenset({"they", "them", "others"}),
    ),
    Rule("build-up", "reinforce", (custom({"up"}, wordings.hyphened("build"), "build-up"),), THEM_MOVED, MOVED),
    Rule("pull-out", "withdraw", (custom({"out", "back"}, wordings.hyphened("pull"), "pull-"),), THEM_GONE, MOVED),
    Rule("draw-down", "reduce", (custom({"down"}, wordings.hyphened("draw"), "draw-down"),), THEM_GONE, MOVED),
    Rule(
        "camp",
        posted.camping,
        (
            hinted(
                verbs("camp, encamp, house, billet, quarter, camp out, garrison, station, base, set up camp, dig in"),
                _CAMPED,
            ),
        ),
        roles(bodies.moved, *STAYED),
        every(HERE, MOVED),
        OR_THEY,
    ),
    Rule(
        "stay-them",
        "presence",
        (verbs("stay, stay on, stay put, stay behind, remain, remain behind, hold on"),),
        _KEPT,
        every(predicate, filled("personnel"), placing.alone, either(filled("location"), filled("time"), posted.kept)),
        OR_THEY,
    ),
    Rule(
        "working-there",
        "presence",
        (hinted(verbs("work, serve"), r"\b(?:working|serving)\b"),),
        _KEPT,
        every(HERE, posted.in_progress, placing.settled, placing.from_afar),
    ),
    Rule(
        "host",
        "presence",
        (verbs("host, house, shelter"),),
        roles(bodies.sent, SITE, subject(is_place), OF_THEM),
        every(HERE, placing.known, placing.soldiers),
        SERVICE_WORDS,
    ),
    Rule(
        "thin-out",
        "reduce",
        (verbs("thin out, slash, pare, wind down, phase out, roll back, slim down, curtail, taper, bring down, cap"),),
        roles(bodies.sent, *THENCE, origin=False, levels=True),
        every(MOVED, placing.known),
    ),
    Rule(
        "top-up",
        "reinforce",
        (verbs("top up, bulk up, swell, multiply, ramp up"),),
        roles(bodies.sent, *THITHER, levels=True),
        every(MOVED, placing.known, placing.soldiers),
    ),
    Rule(
        "presence-of",
        "presence",
        (nouns("presence"),),
        roles(bodies.moved, *THITHER),
        every(predicate, posted.placed_presence),
        SERVICE_WORDS | {"military", "peacekeeping", "security"},
    ),
    Rule(
        "extend-mandate",
        "presence",
        (hinted(verbs("extend, renew, prolong, lengthen"), r"\b(?:mandate|mission|tour|stay|deployment|term)"),),
        roles(posted.term_people, OF_THEM, SITE),
        every(posted.service_extended, filled("personnel")),
        PEOPLE_WORDS | {"peacekeeping"},
    ),
    Rule(
        "number-rises",
        "reinforce",
        (hinted(verbs("rise, grow, climb, increase, swell, double, triple, expand, raise, go up, jump"), _NUMBER),),
        roles(bodies.measured, SITE, OF_THEM, at.of_measure, levels=True),
        every(predicate, filled("personnel"), placing.number_of_people, posted.soldiers_or_level),
        OR_THEY | {"their"},
    ),
    Rule(
        "number-falls",
        "reduce",
        (
            hinted(
                verbs("fall, drop, shrink, decline, dwindle, decrease, cut, reduce, lower, go down, halve, wind down"),
                _NUMBER,
            ),
        ),
        roles(bodies.measured, SITE, OF_THEM, at.of_measure, levels=True),
        every(predicate, filled("personnel"), placing.number_of_people, posted.soldiers_or_level),
        OR_THEY | {"their"},
    ),
    Rule(
        "take-their-place",
        "rotate",
        (hinted(verbs("take place, take turn"), r"\b(?:take|took|taken|taking) their (?:place|turn)"),),
        roles(bodies.movers, SITE, origin=False),
        every(filled("personnel"), posted.relieved),
        ALONE,
    ),
    Rule(
        "have-some",
        "presence",
        (verbs("have, keep, maintain, retain, station"),),
        roles(bodies.sent_out, SITE, OF_THEM),
        every(HERE, group, placing.settled),
        SERVICE_WORDS,
    ),
    Rule(
        "take-over",
        "rotate",
        (verbs("take over, replace, relieve, swap out"),),
        roles(bodies.movers, SITE, origin=False),
        every(predicate, posted.relieved),
    ),
    Rule(
        "their-leaving",
        "withdraw",
        (hinted(nouns("departure, withdrawal, exit, pullout, evacuation, return"), r"\btheir\b"),),
        THEM_GONE,
        posted.theirs,
        ALONE,
    ),
    Rule(
        "return-of", "withdraw", (nouns("return, departure"),), THEM_GONE, every(filled("personnel"), posted.of_people)
    ),
    Rule(
        "transfer",
        sent_there,
        (nouns("transfer, dispatch, sending, posting, stationing, arrival, landing, despatch, entry, insertion"),),
        THEM_MOVED,
        every(filled("personnel"), posted.of_people),
    ),
)
