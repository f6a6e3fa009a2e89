"""The roles of movements: who is moved, whose they are, where to and from, when, why, how."""

from pipeline.extract import spans
from pipeline.extract.classes import PEOPLE_WORDS
from pipeline.extract.deployments import bodies, figures, people, whose
from pipeline.extract.deployments import whereabouts as at
from pipeline.extract.deployments.deploying import every, filled, predicate
from pipeline.extract.roles import Place, Role

GOAL = at.prepositional("to", "into", "onto", "toward", "towards", "in", "across", "on", "")
SITE = at.prepositional(*at.TOWARDS)
SOURCE = at.prepositional(*at.AWAY)
INSIDE = at.prepositional("in", "at", "on")
OF_THEM = at.of_people("in", "at", "on")
FROM_THEM = at.of_people("in", "at", "on", "from")
THITHER = (SITE, at.place_objects, OF_THEM, at.of_support(*at.TOWARDS[:-1]), at.within_purpose, at.antecedents)
THENCE = (
    SOURCE,
    at.place_objects,
    at.of_particle,
    INSIDE,
    FROM_THEM,
    at.of_their_clause,
    at.of_support(*at.AWAY, "in"),
    at.of_activity,
    at.antecedents,
)

STAYED = (at.prepositional(*at.TOWARDS, "out of"), OF_THEM, at.antecedents)


def roles(who: Place, *where: Place, origin: bool = True, levels: bool = False) -> tuple[Role, ...]:
    """The roles with the places of personnel and location; later roles may look at those filled before."""
    return (
        Role("personnel", people.names, (who,)),
        Role("location", spans.place, where),
        *((Role("origin", spans.place, (at.origins,)),) if origin else ()),
        Role("actor", spans.name, (whose.actors, whose.owners, whose.deciders, whose.leaders)),
        Role("count", figures.cut, (figures.levels, figures.counts) if levels else (figures.counts,)),
        Role("time", at.time_span, (at.times, at.occasions)),
        Role("purpose", spans.phrase, (at.purposes,)),
        Role("means", spans.phrase, (at.means,)),
    )


# Company of verbs that say enough of people named before.
OR_THEY = PEOPLE_WORDS | bodies.WORDS | {"they", "them", "those", "others"}
# Before a verb, the number of those who stand for themselves ("some 7,000 will remain"); a hint for choosing sentences.
COUNTED = (
    r"(?:\b\d{1,3}(?:,\d{3}){0,2}|\bhundreds|\bthousands|\bdozens|\bnone|\bothers|\bseveral|\bmost|\bsome)\b"
    r"\W{1,3}(?:\w{1,20}\W{1,3}){0,4}?"
)
THEM_MOVED = roles(bodies.moved, *THITHER)
THEM_GONE = roles(bodies.moved, *THENCE, origin=False)
HERE = every(predicate, filled("personnel"), filled("location"))
