"""Rules for people who become more or fewer."""

from pipeline.extract.deployments import people
from pipeline.extract.deployments.deploying import ASKING, MOVED, asked_for, both_people, presence_changed
from pipeline.extract.deployments.movement import THENCE, THITHER, roles
from pipeline.extract.eventtype import ALONE, Rule
from pipeline.extract.triggers import adjectives, hinted, nouns, verbs

_TO = roles(people.moved, *THITHER)
_FROM = roles(people.moved, *THENCE, origin=False)
_STANDING = r"\b(?:presence|footprint|garrison)"
STRENGTH_RULES = (
    Rule("join", "reinforce", (verbs("join"),), _TO, both_people),
    Rule(
        "reduce",
        "reduce",
        (
            verbs("cut, reduce, draw down, halve, scale back, scale down, shrink, trim, downsize, decrease, lower"),
            nouns("drawdown, reduction, cut, cutback, downsizing"),
        ),
        roles(people.moved, *THENCE, origin=False, levels=True),
        MOVED,
    ),
    Rule(
        "reinforce",
        "reinforce",
        (
            verbs(
                "reinforce, beef up, increase, boost, build up, step up, bolster, augment, expand, strengthen, double"
            ),
            verbs("triple, call up, add, raise"),
        ),
        roles(people.sent, *THITHER, levels=True),
        MOVED,
    ),
    Rule(
        "muster",
        "reinforce",
        (
            verbs("mobilize, mobilise, activate, surge"),
            nouns("reinforcement, surge, buildup, build-up, increase, mobilization, mobilisation, infusion, influx"),
        ),
        roles(people.moved, *THITHER, levels=True),
        MOVED,
    ),
    Rule(
        "more-people",
        "reinforce",
        (hinted(adjectives("additional, more, extra, further"), ASKING),),
        roles(people.modified, *THITHER),
        asked_for,
    ),
    Rule(
        "more-presence",
        "reinforce",
        (hinted(verbs("increase, boost, expand, strengthen, step up, beef up, build up"), _STANDING),),
        _TO,
        presence_changed,
        ALONE,
    ),
    Rule(
        "less-presence",
        "reduce",
        (hinted(verbs("reduce, cut, scale back, shrink"), _STANDING),),
        _FROM,
        presence_changed,
        ALONE,
    ),
)
