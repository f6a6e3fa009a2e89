"""Rules for people who are sent, go or arrive."""

from pipeline.extract.classes import PEOPLE_WORDS
from pipeline.extract.deployments import people
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    MOVED,
    MOVED_SOMEWHERE,
    either,
    every,
    filled,
    group,
    moving,
    returned,
    sent,
)
from pipeline.extract.deployments.movement import GOAL, THITHER, roles
from pipeline.extract.eventtype import Rule
from pipeline.extract.triggers import nouns, verbs

_TO = roles(people.moved, *THITHER)
_OR_THEY = PEOPLE_WORDS | {"they", "them"}  # for verbs that say enough of people named in the sentence before
_SENDING = roles(people.sent_or_counted, *THITHER)
SENDING_RULES = (
    Rule(
        "deploy",
        sent,
        (
            verbs("deploy, redeploy, dispatch, send, send in, send over, fly in, bring in, contribute"),
            nouns("deployment, redeployment, dispatch"),
        ),
        _SENDING,
        MOVED,
        _OR_THEY,
    ),
    Rule(
        "take-up-positions",
        "deploy",
        (verbs("take up position, take position, fan out, line up"),),
        _TO,
        MOVED,
    ),
    Rule(
        "go",
        sent,
        (verbs("enter, move in, pour, stream, head, go, come, fly, reach, travel, cross"),),
        roles(people.movers, GOAL, at.place_objects),
        MOVED_SOMEWHERE,
    ),
    Rule(
        "transport",
        sent,
        (verbs("fly, transfer, ship, airlift, commit, rush, move"),),
        roles(people.sent, GOAL),
        MOVED_SOMEWHERE,
    ),
    Rule(
        "arrive",
        sent,
        (verbs("arrive, land"), nouns("arrival")),
        _TO,
        every(MOVED, group, either(filled("location"), filled("purpose"), filled("time"), filled("count"))),
        _OR_THEY,
    ),
    Rule("return", returned, (verbs("return"), nouns("return")), _TO, MOVED_SOMEWHERE, _OR_THEY),
    Rule("move", moving, (verbs("move, shift, bring, relocate"),), _TO, MOVED_SOMEWHERE),
)
