"""Rules for people who stay, are stationed or are there."""

from pipeline.extract.classes import SERVICE_WORDS, is_people, is_place
from pipeline.extract.deployments import people
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    MOVED,
    PRESENT,
    copular,
    either,
    every,
    existential,
    filled,
    goes_on,
    have_got,
    no_complement,
    presence_kept,
    serving,
    unchanged,
)
from pipeline.extract.deployments.movement import OF_THEM, SITE, THITHER, roles
from pipeline.extract.eventtype import Rule
from pipeline.extract.roles import oblique, subject
from pipeline.extract.triggers import custom, hinted, nouns, verbs

_TO = roles(people.moved, *THITHER)
_STAYING = roles(people.movers, at.prepositional(*at.TOWARDS, "out of"), OF_THEM)
_COPULA = (
    r"(?:\b(?:is|are|was|were|be|been|being)|'(?:s|re))\W{1,3}(?:\w{1,20}\W{1,3}){0,3}"
    r"(?:in|at|on|inside|near|across|along|around|within|outside|there|here|present|visible|ashore)\b"
)
STAY_RULES = (
    Rule("presence", "presence", (nouns("presence"),), _TO, every(PRESENT, presence_kept)),
    Rule(
        "stay",
        "presence",
        (verbs("stay, stay on, remain, serve"),),
        _STAYING,
        every(PRESENT, no_complement),
    ),
    Rule(
        "stationed",
        "presence",
        (verbs("base, station, garrison, post, encamp, quarter, posture"),),
        roles(people.moved, at.prepositional(*at.TOWARDS, "out of"), OF_THEM),
        PRESENT,
    ),
    Rule(
        "unchanged",
        "presence",
        (
            custom(
                {"unchanged", "same", "stable", "steady", "constant"},
                unchanged,
                r"\b(?:be|been|is|are|was|were|remain|stay)",
            ),
        ),
        _STAYING,
        PRESENT,
    ),
    Rule(
        "work-on",
        "presence",
        (hinted(verbs("work, serve, help, provide"), r"\b(?:still|continu|keep|kept)"),),
        _STAYING,
        every(PRESENT, goes_on),
    ),
    Rule("have", "presence", (verbs("have, keep, maintain, retain"),), _TO, PRESENT, SERVICE_WORDS),
    Rule(
        "have-workers",
        "presence",
        (verbs("have"), custom({"get"}, have_got)),
        roles(people.workers, SITE, OF_THEM, at.of_activity),
        PRESENT,
        SERVICE_WORDS,
    ),
    Rule(
        "there-are",
        "presence",
        (custom({"be"}, existential, r"\bthere(?:'s|\W{1,3}(?:\w{1,20} ){0,3}(?:is|are|was|were|be|been)\b)"),),
        roles(people.existing, *THITHER),
        every(filled("personnel"), either(filled("location"), serving)),
        SERVICE_WORDS,
    ),
    Rule("are-in", "presence", (custom({"be"}, copular, _COPULA),), _TO, MOVED, SERVICE_WORDS),
    Rule(
        "home-to",
        "presence",
        (nouns("home"),),
        roles(oblique("to", accepts=is_people), subject(is_place), at.prepositional("at", "in")),
        filled("personnel"),
    ),
)
