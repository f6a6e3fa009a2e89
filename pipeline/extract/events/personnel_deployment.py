"""People who act for a state, an organisation or a company are sent, kept, added to, rotated, cut or withdrawn."""

from pipeline.extract.classes import PEOPLE_WORDS, SERVICE_WORDS, STATE_WORDS, is_people, is_place
from pipeline.extract.deployments import people
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import (
    ASKING,
    MOVED,
    MOVED_SOMEWHERE,
    PRESENT,
    abroad,
    asked_for,
    both_people,
    copular,
    either,
    every,
    existential,
    filled,
    goes_on,
    group,
    happens,
    have_got,
    leaving,
    moving,
    no_complement,
    no_objects,
    nobody_else_moves,
    of_people_only,
    own_people,
    predicate,
    presence_changed,
    presence_kept,
    presence_named,
    returned,
    sent,
    serving,
    state_moves,
    territory,
    unchanged,
)
from pipeline.extract.deployments.motions import MOTION_RULES
from pipeline.extract.deployments.movement import GOAL, OF_THEM, SITE, SOURCE, THENCE, THITHER, roles
from pipeline.extract.deployments.postings import POSTING_RULES
from pipeline.extract.eventtype import ALONE, EventType, Example, Rule
from pipeline.extract.roles import oblique, subject
from pipeline.extract.triggers import adjectives, custom, hinted, nouns, verbs

_TO = roles(people.moved, *THITHER)
_OR_THEY = PEOPLE_WORDS | {"they", "them"}  # for verbs that say enough of people named in the sentence before
_SENDING = roles(people.sent_or_counted, *THITHER)
_FROM = roles(people.moved, *THENCE, origin=False)
_STAYING = roles(people.movers, at.prepositional(*at.TOWARDS, "out of"), OF_THEM)
_LEAVING = roles(people.moved, *THENCE, at.prepositional("for"), origin=False)
_STATE_LEAVING = roles(people.moved, SOURCE, at.place_objects, at.prepositional("in"), origin=False)

# What the sentences have that are worth parsing for words as common as these.
_STANDING = r"\b(?:presence|footprint|garrison)"
_COPULA = (
    r"(?:\b(?:is|are|was|were|be|been|being)|'(?:s|re))\W{1,3}(?:\w{1,20}\W{1,3}){0,3}"
    r"(?:in|at|on|inside|near|across|along|around|within|outside|there|here|present|visible|ashore)\b"
)

_RULES = (
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
        (verbs("bring home, bring back, send home, send back, return home, come home, go home, fly home"),),
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
    Rule("pull", "withdraw", (verbs("pull"),), roles(people.sent, *THENCE, origin=False), MOVED),
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
    Rule("presence", "presence", (nouns("presence"),), _TO, every(PRESENT, presence_kept)),
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
            verbs("triple, mobilize, mobilise, activate, call up, add, raise, surge"),
            nouns("reinforcement, surge, buildup, build-up, increase, mobilization, mobilisation, infusion"),
        ),
        roles(people.moved, *THITHER, levels=True),
        MOVED,
    ),
    Rule(
        "deploy",
        sent,
        (
            verbs("deploy, redeploy, dispatch, send, send in, fly in, bring in, contribute"),
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
    Rule(
        "get-back",
        "withdraw",
        (verbs("get back, get out, call back"),),
        _FROM,
        every(MOVED, own_people),
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
        (hinted(verbs("increase, boost, expand, strengthen, step up, beef up"), _STANDING),),
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
    Rule(
        "state-withdraws",
        "withdraw",
        (verbs("withdraw, pull out"), nouns("withdrawal, pullout, pull-out")),
        _STATE_LEAVING,
        every(predicate, happens, no_objects, territory, nobody_else_moves),
        ALONE,
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
        every(state_moves, territory, no_objects),
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

EVENT_TYPE = EventType(
    name="personnel_deployment",
    subtypes=("deploy", "presence", "reinforce", "rotate", "reduce", "withdraw"),
    rules=(*_RULES, *MOTION_RULES, *POSTING_RULES),
    examples=(
        Example(
            "Norway sent 40 engineers to Mali on Friday to repair a bridge.",
            "sent",
            "deploy",
            {
                "actor": ("Norway",),
                "personnel": ("engineers",),
                "count": ("40",),
                "location": ("Mali",),
                "time": ("on Friday",),
                "purpose": ("to repair a bridge",),
            },
        ),
        Example("Canadian troops were flown into Haiti.", "flown", "deploy", {"actor": ("Canadian",)}),
        Example("Kenya has agreed to deploy 300 police officers.", "deploy", "deploy", modality="planned"),
        Example(
            "Ghana may send more troops to Liberia.", "send", "reinforce", {"actor": ("Ghana",)}, modality="possible"
        ),
        Example(
            "About 500 soldiers stationed in Cyprus complained.", "stationed", "presence", {"count": ("About 500",)}
        ),
        Example("There are dozens of German advisers in Niger.", "There are", "presence", {"location": ("Niger",)}),
        Example("Italy has 200 soldiers in Latvia.", "has", "presence", {"actor": ("Italy",), "location": ("Latvia",)}),
        Example("Portugal cut its force in Kosovo to 50 soldiers.", "cut", "reduce", {"actor": ("Portugal",)}),
        Example(
            "Fiji will not withdraw its peacekeepers from Sinai.", "withdraw", "withdraw", {}, "negative", "planned"
        ),
        Example("The withdrawal of Dutch troops from Uruzgan began.", "withdrawal", "withdraw", {"actor": ("Dutch",)}),
        Example("The president ordered the soldiers to leave Chad.", "leave", "withdraw", modality="planned"),
        Example(
            "Chile pulled out of Haiti in 2017.", "pulled out", "withdraw", {"actor": ("Chile",), "time": ("in 2017",)}
        ),
        Example(
            "Technicians rotate in and out of the base.", "rotate in and out", "rotate", {"location": ("the base",)}
        ),
        Example("Angola put 300 soldiers into Namibe.", "put", "deploy", {"count": ("300",), "location": ("Namibe",)}),
        Example(
            "Spain has offered 80 military instructors.", "offered", "deploy", {"count": ("80",)}, modality="planned"
        ),
        Example("Brazil sent in agents to guard the border.", "sent in", "deploy", {"personnel": ("agents",)}),
        Example("Tunisian troops were called to keep order in Gafsa.", "called", "deploy"),
        Example("Forty Dutch soldiers left for Malta on Sunday.", "left", "deploy", {"location": ("Malta",)}),
        Example("Belgian soldiers marched into Kigoma.", "marched", "deploy", {"location": ("Kigoma",)}),
        Example("Chad agreed to accept a U.N. peacekeeping force.", "accept", "deploy", modality="planned"),
        Example("Peru ordered its men out of Tacna.", "ordered its men out", "withdraw", {"location": ("Tacna",)}),
        Example("The council extended the mandate of the peacekeeping force in Cyprus.", "extended", "presence"),
        Example("Danish monitors have been working in Hebron.", "working", "presence", {"location": ("Hebron",)}),
        Example("They feared the presence of foreign troops in Chad.", "presence", "presence", {"location": ("Chad",)}),
        Example("The number of French troops in Gao rose to 900.", "rose", "reinforce", {"location": ("Gao",)}),
        Example("A Nepalese battalion will take over from Indian troops.", "take over", "rotate", modality="planned"),
        Example("Lawmakers called for the return of the troops.", "return", "withdraw", modality="possible"),
    ),
    near_misses=(
        "The storm left 40 dead in Manila.",
        "The wounded soldiers were taken to a clinic in Goma.",
        "A task force called on the governor to act.",
        "The bank wants to provide soldiers with cheap loans.",
        "The forces of globalization reached the village.",
        "Their deaths bring to 12 the number of soldiers killed in Mali.",
        "Police were called to a house in Leeds after a robbery.",
        "The army accepted the general's apology.",
        "Officers remain confident that the men will be found.",
        "The minister arrived in Oslo on Monday.",
        "Newly arrived peacekeepers complained about the food.",
        "Soldiers killed two gunmen near the border.",
        "The United States withdrew from the climate agreement.",
        "Thousands of refugees left Syria.",
        "The company deployed new software in March.",
        "Police arrested three men in Lyon.",
        "The army withdrew its complaint.",
    ),
    company=PEOPLE_WORDS,
)
