"""Rules for people who stay, are stationed or are there."""

from pipeline.extract.classes import SERVICE_WORDS, is_place
from pipeline.extract.deployments import people
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    MOVED,
    PRESENT,
    being,
    either,
    every,
    filled,
    goes_on,
    left_in_place,
    no_complement,
    presence_kept,
    serving,
    somewhere,
)
from pipeline.extract.deployments.movement import OF_THEM, SITE, STAYED, THITHER, roles
from pipeline.extract.deployments.wordings import copular, existential, have_got, unchanged
from pipeline.extract.eventtype import Rule
from pipeline.extract.roles import subject
from pipeline.extract.triggers import any_of, custom, hinted, nouns, verbs

_TO = roles(people.moved, *THITHER)
_HAVING = roles(people.sent, *THITHER)
_STAYING = roles(people.movers, *STAYED)
_COPULA = (
    r"(?:\b(?:is|are|was|were|be|been|being)|'(?:s|re))\W{1,3}(?:\w{1,20}\W{1,3}){0,3}"
    r"(?:in|at|on|out of|inside|near|across|along|around|within|outside|there|here|present|visible|ashore)\b"
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
        (verbs("base, station, garrison, post, encamp, quarter, posture, locate"),),
        roles(people.moved, *STAYED),
        every(MOVED, either(filled("location"), somewhere)),
    ),
    Rule(
        "leave-there",
        "presence",
        (verbs("leave, leave behind"),),
        roles(people.sent, SITE, OF_THEM, at.antecedents),
        every(MOVED, left_in_place),
        SERVICE_WORDS,
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
    Rule("have", "presence", (verbs("have, keep, maintain, retain"),), _HAVING, PRESENT, SERVICE_WORDS),
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
    Rule("are-in", being, (custom({"be"}, copular, _COPULA),), _TO, MOVED, SERVICE_WORDS),
    Rule(
        "home-to",
        "presence",
        (any_of("home"),),
        roles(people.housed, subject(is_place), at.prepositional("at", "in"), at.described),
        filled("personnel"),
    ),
)
