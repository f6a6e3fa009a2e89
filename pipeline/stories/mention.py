"""An event as stories compare it: its words by slot, weighed by how rare they are, its numbers and its times."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model import Argument, Attribution, Count, Event, Money, Name
from pipeline.stories.embedding import Embedding, unpacked
from pipeline.stories.media import medium
from pipeline.stories.tables import rarity
from pipeline.stories.times import When, when
from pipeline.stories.words import stems

STATE = "="
"""Before a state's code, so that it is no word."""
AROUND, REACH = 2, 500
"""What is told around an event: so many events on each side, at most so many characters away."""


class Words(NamedTuple):
    """Stems, what they weigh together, and the states among them."""

    stems: frozenset[str]
    weight: float
    states: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Mention:
    """An event made comparable; the slots that its type lacks are empty."""

    event: Event
    day: int | None
    who: Words  # actors or parties; of a denial, its speakers
    where: Words
    people: Words
    subject: Words
    claim: Words
    claimant: Words
    source: Words  # everyone whom it is attributed to
    time: Words
    trigger: Words
    told: Words  # all that is said of the happening itself
    sentence: Words
    before: Words  # the sentence with the event before, in the same article
    around: Words  # its own and the sentences of the events around it
    figures: frozenset[str]  # numbers among the sentence's words
    counts: tuple[Count, ...]
    sums: tuple[Money, ...]
    times: tuple[When, ...]
    embedding: Embedding | None

    @property
    def is_denial(self) -> bool:
        """Whether it denies something."""
        return self.event.type == "denial"

    @property
    def denies(self) -> bool:
        """Whether the denial was made; "did not deny" denies nothing."""
        return self.is_denial and self.event.polarity == "positive" and self.event.modality == "actual"

    @property
    def voice(self) -> frozenset[str] | None:
        """The stems of the innermost source that is no outlet; None where there is none."""
        return next((_named(link) for link in self.event.attribution if link.source and not _outlet(link)), None)

    @property
    def outlet(self) -> str | None:
        """The outlet whose report it is, by its own attribution."""
        return next((name for link in self.event.attribution if (name := _outlet(link))), None)


def mentions_of(events: Sequence[Event], day: int | None, embeddings: Sequence[str] = ()) -> tuple[Mention, ...]:
    """An article's events in the order of its text, the title's first; day is the ordinal of its date."""
    placed = dict(zip((event.id for event in events), map(unpacked, embeddings), strict=False))
    ordered = sorted(events, key=lambda event: (event.field != "title", event.trigger.start, event.id))
    return tuple(
        mention_of(event, day, ordered[max(0, at - AROUND) : at + AROUND + 1], placed.get(event.id))
        for at, event in enumerate(ordered)
    )


def mention_of(
    event: Event, day: int | None, around: Sequence[Event] = (), embedding: Embedding | None = None
) -> Mention:
    """The event, read, with those that stand around it in its article's text."""
    acting = ("speaker",) if event.type == "denial" else ("actor", "party")
    where, people, subject, claim = (_of(event, *roles) for roles in _TOLD)
    who, purpose, value = _of(event, *acting), _of(event, "purpose", "means"), _of(event, "value")
    beside = [one for one in around if one.field == event.field and _apart(one, event) < REACH]
    before = [one.sentence.text for one in beside if one.sentence.start < event.sentence.start]
    sentence = stems(event.sentence.text)
    told = frozenset().union(*(each.stems for each in (who, where, people, subject, claim, purpose, value)))
    return Mention(
        event=event,
        day=day,
        who=who,
        where=where,
        people=people,
        subject=subject,
        claim=claim,
        claimant=_of(event, "claimant"),
        source=words(frozenset().union(*map(_named, event.attribution))),
        time=_of(event, "time"),
        trigger=words(stems(event.trigger.text)),
        told=words(told),
        sentence=words(sentence),
        before=words(stems(before[-1]) if before else ()),
        around=words(sentence.union(*(stems(one.sentence.text) for one in beside))),
        figures=_numbers(sentence),
        counts=tuple(value for value in _values(event, "count") if isinstance(value, Count)),
        sums=tuple(value for value in _values(event, "value") if isinstance(value, Money)),
        times=tuple(found for argument in event.arguments.get("time", ()) if (found := when(argument))),
        embedding=embedding,
    )


def words(some: Iterable[str]) -> Words:
    """Stems with their weight."""
    known = frozenset(some)
    return Words(known, weight(known), frozenset(stem for stem in known if stem[0] == STATE))


def weight(some: Iterable[str]) -> float:
    """What stems weigh together: the rarer, the more."""
    return math.fsum(map(rarity().__getitem__, some))


_TOLD = (("location", "origin"), ("personnel",), ("subject",), ("claim",))


def _of(event: Event, *roles: str) -> Words:
    fillers = (argument for role in roles for argument in event.arguments.get(role, ()))
    return words(frozenset().union(*map(_stems, fillers)))


def _stems(argument: Argument) -> frozenset[str]:
    name = argument.normalized if isinstance(argument.normalized, Name) else None
    return stems(argument.text) | _name(name)


def _named(link: Attribution) -> frozenset[str]:
    return stems(link.source.text) | _name(link.name) if link.source else frozenset()


def _apart(one: Event, other: Event) -> int:
    return abs(one.trigger.start - other.trigger.start)


def _numbers(some: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for stem in some if stem[0].isdigit())


def _name(name: Name | None) -> frozenset[str]:
    """The stems of a canonical name, and the state's code as a word that no text has."""
    if name is None:
        return frozenset()
    return stems(name.name) | ({f"{STATE}{name.iso3166}"} if name.iso3166 else frozenset())


def _outlet(link: Attribution) -> str:
    return (medium(link.source.text) or "") if link.source else ""


def _values(event: Event, role: str) -> list[object]:
    return [argument.normalized for argument in event.arguments.get(role, ())]
