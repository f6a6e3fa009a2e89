"""Rules for people who are withdrawn, brought home or relieved."""

from pipeline.extract.classes import PEOPLE_WORDS
from pipeline.extract.deployments import people
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    MOVED,
    every,
    group,
    leaving,
    of_people_only,
    own_people,
    presence_named,
)
from pipeline.extract.deployments.movement import SITE, SOURCE, THENCE, roles
from pipeline.extract.eventtype import Rule
from pipeline.extract.triggers import nouns, verbs

_OR_THEY = PEOPLE_WORDS | {"they", "them"}  # for verbs that say enough of people named in the sentence before
_FROM = roles(people.moved, *THENCE, origin=False)
_LEAVING = roles(people.moved, *THENCE, at.prepositional("for"), origin=False)
WITHDRAWAL_RULES = (
    Rule(
        "rotate",
        "rotate",
        (verbs("rotate, cycle, relieve, replace, rotate in and out"), nouns("rotation")),
        roles(people.moved, SOURCE, SITE, origin=False),
        MOVED,
    ),
    Rule(
        "bring-home",
        "withdraw",
        (
            verbs("bring home, bring back, bring out, send home, send back, return home, come home, go home, fly home"),
            verbs("get home, take home, ship home"),
        ),
        _FROM,
        MOVED,
        _OR_THEY,
    ),
    Rule(
        "withdraw",
        "withdraw",
        (
            verbs("withdraw, pull out, pull back, evacuate, remove, recall, retreat, get out, move out, airlift out"),
            nouns("withdrawal, pullout, pull-out, pullback, evacuation, removal, retreat, exit, departure"),
        ),
        _FROM,
        MOVED,
        _OR_THEY,
    ),
    Rule("pull", "withdraw", (verbs("pull, extricate"),), roles(people.sent, *THENCE, origin=False), MOVED),
    Rule(
        "leave",
        leaving,
        (verbs("leave, depart, exit, quit, vacate"),),
        _LEAVING,
        every(MOVED, group, of_people_only),
        _OR_THEY,
    ),
    Rule(
        "end-presence",
        "withdraw",
        (verbs("end, terminate"), nouns("end")),
        _FROM,
        every(MOVED, presence_named),
    ),
    Rule(
        "get-back",
        "withdraw",
        (verbs("get back, get out, call back"),),
        _FROM,
        every(MOVED, own_people),
    ),
)
