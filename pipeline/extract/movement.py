"""The roles of movements: who is moved, whose they are, where to and from, when, why, how."""

from pipeline.extract import people, spans
from pipeline.extract import whereabouts as at
from pipeline.extract.roles import Place, Role

GOAL = at.prepositional("to", "into", "onto", "toward", "towards", "in", "across", "on", "")
SITE = at.prepositional(*at.TOWARDS)
SOURCE = at.prepositional(*at.AWAY)
INSIDE = at.prepositional("in", "at", "on")
OF_THEM = at.of_people("in", "at", "on")
FROM_THEM = at.of_people("in", "at", "on", "from")
THITHER = (SITE, at.place_objects, OF_THEM, at.of_support(*at.TOWARDS[:-1]), at.within_purpose)
THENCE = (SOURCE, at.place_objects, INSIDE, FROM_THEM, at.of_support(*at.AWAY, "in"), at.of_activity)


def roles(who: Place, *where: Place, origin: bool = True, levels: bool = False) -> tuple[Role, ...]:
    """The roles with the places of personnel and location; later roles may look at those filled before."""
    return (
        Role("personnel", people.names, (who,)),
        Role("location", spans.place, where),
        *((Role("origin", spans.place, (at.origins,)),) if origin else ()),
        Role("actor", spans.name, (people.actors, people.owners, people.leaders)),
        Role("count", spans.count, (people.levels, people.counts) if levels else (people.counts,)),
        Role("time", spans.phrase, (at.times, at.occasions)),
        Role("purpose", spans.phrase, (at.purposes,)),
        Role("means", spans.phrase, (at.means,)),
    )
