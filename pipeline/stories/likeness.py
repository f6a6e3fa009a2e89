"""How far two mentions tell of one happening."""

import math
from collections.abc import Sequence

from pipeline.stories.embedding import NEARNESS, nearness
from pipeline.stories.mention import Mention, Words, weight
from pipeline.stories.overlap import closeness, common, cosine, places, within
from pipeline.stories.times import When, agree

SLOTS = ("who", "where", "people", "subject", "claim", "claimant", "source", "time", "trigger")
FAR = 1500
"""Characters; mentions further apart in one article are all far apart."""
NEAR_SUM = 1.25
"""Sums of money of which the larger is less than this times the smaller are the same."""
YEAR = 366
YEARS = 5 * YEAR
"""Days; of the annotated entries none has articles further apart than 1,291."""
SUBTYPES = (
    *("deploy", "presence", "reinforce", "rotate", "reduce", "withdraw"),
    *("sign", "fulfil", "plan", "change", "end", "describe"),
    *("deny", "contradict", "dispute", "disavow"),
)
HEAVY = 12.0
"""About what the rarest word weighs."""
START, LATE = 350, 1500
"""Characters of a text: its start ends with the one, its later parts begin with the other."""
RAREST = 3
"""Of the words that two sentences share, so many count by themselves."""

SAME = (
    *(f"{slot}: {what}" for slot in SLOTS for what in ("both told", "shared")),
    *("who: another state", "where: another state"),
    *("sentence: shared", "sentence: cosine"),
    *("told: shared", "told: cosine"),
    *("number the same", "number another", "sum the same", "sum another"),
    *("time the same", "time another", "days apart", "undated", "one article", "one sentence", "far apart in it"),
    *("subtype the same", "polarity the same", "modality the same", "planned", "possible", "negative"),
    *("quoted", "attributed", *SUBTYPES),
    *("at the start: told", "at the start: both", "one in the title", "late"),
    *("around: cosine", "around: shared", "around: sentence", "around: told", "around: told in each"),
    *("around: who", "around: where", "around: claim", "before: cosine"),
    *(*(f"shared word {place}" for place in range(RAREST)), "shared words", "figures: shared", "figures: others"),
    *("roles shared", "roles of one", "sentences are long"),
    *(f"embeddings{what}" for what in NEARNESS),
)
"""The features of two mentions that may tell of one happening."""


def same(one: Mention, other: Mention) -> Sequence[float]:
    """The values of SAME; the same both ways."""
    values: list[float] = []
    for slot in SLOTS:
        values += common(getattr(one, slot), getattr(other, slot))
    values += (another_state(one.who, other.who), another_state(one.where, other.where))
    values += closeness(one.sentence, other.sentence)
    values += closeness(one.told, other.told)
    first, second = one.event, other.event
    values += _agreement([a.min <= b.max and b.min <= a.max for a in one.counts for b in other.counts])
    values += _agreement(
        [
            max(a.amount, b.amount) <= NEAR_SUM * min(a.amount, b.amount)
            for a in one.sums
            for b in other.sums
            if a.currency == b.currency
        ]
    )
    times = agree(one.times, other.times)
    here, beside = places(one, other)
    values += (
        times is True,
        times is False,
        *_days(one, other),
        here,
        beside and first.sentence.start == second.sentence.start,
        min(1.0, abs(first.trigger.start - second.trigger.start) / FAR) if beside else 0.0,
        first.subtype == second.subtype,
        first.polarity == second.polarity,
        first.modality == second.modality,
        (first.modality == "planned") + (second.modality == "planned"),
        (first.modality == "possible") + (second.modality == "possible"),
        (first.polarity == "negative") + (second.polarity == "negative"),
        any(link.direct for link in first.attribution) + any(link.direct for link in second.attribution),
        bool(first.attribution) + bool(second.attribution),
    )
    values += [(first.subtype == subtype) + (second.subtype == subtype) for subtype in SUBTYPES]
    near = nearness(one.embedding and one.embedding.same, other.embedding and other.embedding.same)
    return [*values, *_standing(one, other), *_context(one, other), *_figures(one, other), *near]


def _standing(one: Mention, other: Mention) -> Sequence[float]:
    """Where in their texts the two stand."""
    first, second = one.event, other.event
    start = [event.field == "title" or event.trigger.start < START for event in (first, second)]
    late = (first.trigger.start > LATE) + (second.trigger.start > LATE)
    return sum(start), all(start), first.field != second.field, late


def _context(one: Mention, other: Mention) -> Sequence[float]:
    """What is told around the one of what the other tells."""
    told = (within(one.told, other.around), within(other.told, one.around))
    parts = ((one.who, other.who), (one.where, other.where), (one.claim, other.claim))
    return (
        *(cosine(one.around, other.around), common(one.around, other.around)[1]),
        max(within(one.sentence, other.around), within(other.sentence, one.around)),
        *(max(told), min(told)),
        *(max(within(mine, other.around), within(yours, one.around)) for mine, yours in parts),
        max(cosine(one.before, other.sentence), cosine(other.before, one.sentence)),
    )


def _figures(one: Mention, other: Mention) -> Sequence[float]:
    """The rarest words that both sentences have, whether they have the same numbers, and how much they tell."""
    both = one.sentence.stems & other.sentence.stems
    rarest = sorted((weight([stem]) / HEAVY for stem in both), reverse=True)
    agree = bool(one.figures & other.figures)
    some, others = one.event.arguments.keys(), other.event.arguments.keys()
    return (
        *[*rarest, *[0.0] * RAREST][:RAREST],
        *(min(1.0, len(both) / 5), agree, bool(one.figures and other.figures and not agree)),
        *(min(1.0, len(some & others) / 4), min(1.0, len(some ^ others) / 4)),
        sum(min(1.0, len(each.sentence.stems) / 25) for each in (one, other)),
    )


def another_state(one: Words, other: Words) -> bool:
    """Whether both tell states, and none that is the same: who acts for other states does not do the same thing."""
    return bool(one.states and other.states) and one.states.isdisjoint(other.states)


def years_apart(one: Mention, other: Mention) -> bool:
    """Whether articles that lie years apart tell them, and neither's time leads to the other: the same words again."""
    if one.day is None or other.day is None or abs(one.day - other.day) <= YEARS:
        return False
    return not (_leads(one, other) or _leads(other, one))


def _leads(one: Mention, other: Mention) -> bool:
    """Whether one's time is that of the other, or when the other was told; a month alone is of any year."""
    dated = [time for time in other.times if time.month is None]
    told = When(other.day or 0, other.day or 0)
    return any(
        time.first - YEAR <= there.last and there.first <= time.last + YEAR
        for time in one.times
        if time.month is None
        for there in (told, *dated)
    )


def _agreement(answers: Sequence[bool]) -> tuple[bool, bool]:
    return any(answers), bool(answers) and not any(answers)


def _days(one: Mention, other: Mention) -> tuple[float, bool]:
    if one.day is None or other.day is None:
        return 0.0, True
    return math.log1p(abs(one.day - other.day)), False
