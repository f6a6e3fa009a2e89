"""The roles of a contract statement, by what kind of word tells it."""

from pipeline.extract import spans
from pipeline.extract.contracts import money_nouns, parties, terms
from pipeline.extract.roles import Place, Role


def _roles(subject: Place, party: Place = parties.parties) -> tuple[Role, ...]:
    return (
        Role("party", spans.name, (party, parties.named)),
        Role("subject", terms.provided, (subject,)),
        Role("value", terms.amount, (terms.values,)),
        Role("speaker", spans.name, (parties.speakers_of,)),
        Role("time", spans.phrase, (terms.times,)),
        Role("location", spans.place, (terms.locations,)),
    )


OF_CONTRACT = _roles(terms.subjects)
OF_TRADE = _roles(terms.bought, parties.traders)
OF_SUM = _roles(terms.bought, money_nouns.sides)
AGREED = _roles(terms.agreed_on, parties.agreeing)
