"""Rules for states that go, stay or leave as a whole, and for persons who are deployed."""

from pipeline.extract.classes import STATE_WORDS
from pipeline.extract.deployments import people, posted
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import either, every, filled, no_complement, predicate
from pipeline.extract.deployments.movement import SOURCE, STAYED, THENCE, THITHER, roles
from pipeline.extract.deployments.nations import (
    abroad,
    happens,
    no_objects,
    nobody_else_moves,
    of_nothing,
    of_state,
    soldiers_meant,
    state_moves,
    territory,
)
from pipeline.extract.eventtype import ALONE, Rule
from pipeline.extract.triggers import nouns, verbs

_TO = roles(people.moved, *THITHER)
_STAYING = roles(people.movers, *STAYED)
_STATE_LEAVING = roles(people.moved, SOURCE, at.place_objects, at.prepositional("in"), origin=False)
STATE_RULES = (
    Rule(
        "state-withdraws",
        "withdraw",
        (verbs("withdraw, pull out"), nouns("withdrawal, pullout, pull-out")),
        _STATE_LEAVING,
        every(predicate, happens, no_objects, territory, nobody_else_moves),
        ALONE,
    ),
    Rule(
        "state-goes",
        "withdraw",
        (verbs("withdraw, pull out"),),
        _STATE_LEAVING,
        every(predicate, no_objects, of_nothing, state_moves, soldiers_meant),
        ALONE,
    ),
    Rule(
        "state-is-gone",
        "withdraw",
        (verbs("leave"),),
        _STATE_LEAVING,
        every(predicate, no_objects, of_nothing, of_state, soldiers_meant),
        STATE_WORDS,
    ),
    Rule(
        "state-leaves",
        "withdraw",
        (verbs("leave, exit, get out"),),
        _STATE_LEAVING,
        every(predicate, state_moves, territory, no_objects),
        STATE_WORDS,
    ),
    Rule(
        "state-stays",
        "presence",
        (verbs("stay, remain"),),
        _STAYING,
        every(predicate, state_moves, no_complement, abroad),
        STATE_WORDS,
    ),
    Rule(
        "state-deploys",
        "deploy",
        (nouns("deployment, redeployment"),),
        _TO,
        every(state_moves, either(territory, every(of_state, soldiers_meant)), no_objects),
        STATE_WORDS,
    ),
    Rule(
        "state-presence",
        "presence",
        (nouns("presence"),),
        _TO,
        every(happens, of_state, territory, posted.by_itself),
        STATE_WORDS,
    ),
    Rule(
        "person-deploys",
        "deploy",
        (verbs("deploy, redeploy"), nouns("deployment")),
        roles(people.persons, *THITHER),
        every(predicate, filled("personnel")),
        ALONE,
    ),
    Rule(
        "come-home",
        "withdraw",
        (verbs("bring home, come home"),),
        roles(people.persons, *THENCE, origin=False),
        filled("personnel"),
        ALONE,
    ),
)
