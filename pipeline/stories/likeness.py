"""What two mentions have in common: how far they tell of one happening, and how far one denies the other."""

import math
from collections.abc import Sequence

from pipeline.stories.mention import STATE, Mention, Words, weight
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

SAME = (
    *(f"{slot}: {what}" for slot in SLOTS for what in ("both told", "shared")),
    *("somebody only in one", "somebody else in each", "named: only in one", "named: others in each"),
    *("who: another state", "where: another state"),
    *("sentence: shared", "sentence: cosine"),
    *("told: shared", "told: cosine"),
    *("where in the other's sentence", "who in the other's sentence", "told in the other's sentence"),
    *("told in each other's sentence", "number the same", "number another", "sum the same", "sum another"),
    *("time the same", "time another", "days apart", "undated", "one article", "one sentence", "far apart in it"),
    *("subtype the same", "polarity the same", "modality the same", "planned", "possible", "negative"),
    *("quoted", "attributed", *SUBTYPES),
)
"""The features of two mentions that may tell of one happening."""

DENIES = (
    *("claim: told", "claim in told", "claim: cosine", "claim in sentence", "told in claim", "trigger in claim"),
    *("told in sentence", "trigger in sentence", "sentence: shared", "sentence: cosine"),
    *(
        "who in claim",
        "where in claim",
        "matter in claim",
        "who in sentence",
        "where in sentence",
        "matter in sentence",
    ),
    *("claimant: both told", "claimant is its source", "claimant: who", "denier is who", "denier is its source"),
    *("one article", "inside the claim", "one sentence", "right before", "before", "far apart"),
    *("undated", "days apart", "told later", "same day", "claim is long", "claimant told"),
    *("negative", "planned", "possible", "attributed", "much told", *SUBTYPES),
)
"""The features of a denial and a mention that it may deny."""


def same(one: Mention, other: Mention) -> Sequence[float]:
    """The values of SAME; the same both ways."""
    values: list[float] = []
    for slot in SLOTS:
        values += _common(getattr(one, slot), getattr(other, slot))
    values += _others(one.actors, other.actors)
    values += _others(one.named, other.named)
    values += (another_state(one.who, other.who), another_state(one.where, other.where))
    values += _closeness(one.sentence, other.sentence)
    values += _closeness(one.told, other.told)
    first, second = one.event, other.event
    told = (_within(one.told, other.sentence), _within(other.told, one.sentence))
    values += (
        max(_within(one.where, other.sentence), _within(other.where, one.sentence)),
        max(_within(one.who, other.sentence), _within(other.who, one.sentence)),
        max(told),
        min(told),
    )
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
    here, beside = _places(one, other)
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
    return values


def denies(denial: Mention, other: Mention) -> Sequence[float]:
    """The values of DENIES."""
    first, second = denial.event, other.event
    claim, sentence = denial.claim, denial.sentence
    matter = other.people if other.people.weight else other.subject
    here, beside = _places(denial, other)
    gap = None if denial.day is None or other.day is None else denial.day - other.day
    before = beside and second.trigger.start < first.trigger.start
    distance = abs(first.trigger.start - second.trigger.start)
    return (
        *_common(claim, other.told),
        _cosine(claim, other.told),
        _within(claim, other.sentence),
        _within(other.told, claim),
        _within(other.trigger, claim),
        _within(other.told, sentence),
        _within(other.trigger, sentence),
        *_closeness(sentence, other.sentence),
        *(_within(part, whole) for whole in (claim, sentence) for part in (other.who, other.where, matter)),
        *_common(denial.claimant, other.source),
        _common(denial.claimant, other.who)[1],
        _common(denial.who, other.who)[1],
        _common(denial.who, other.source)[1],
        here,
        beside and any(span.start <= second.trigger.start < span.end for span in first.arguments.get("claim", ())),
        beside and first.sentence.start == second.sentence.start,
        before and distance < FAR / 5,
        before,
        min(1.0, distance / FAR) if beside else 0.0,
        gap is None,
        math.log1p(abs(gap or 0)),
        (gap or 0) < 0,
        gap == 0,
        min(1.0, len(claim.stems) / 12),
        bool(denial.claimant.weight),
        (first.polarity == "negative") + (second.polarity == "negative"),
        (first.modality == "planned") + (second.modality == "planned"),
        (first.modality == "possible") + (second.modality == "possible"),
        bool(second.attribution),
        min(1.0, len(other.told.stems) / 12),
        *((first.subtype == subtype) + (second.subtype == subtype) for subtype in SUBTYPES),
    )


def _common(one: Words, other: Words) -> tuple[float, float]:
    """Whether both tell something, and of the one that tells less, how much the other tells too."""
    if not one.weight or not other.weight:
        return 0.0, 0.0
    return 1.0, _shared(one, other) / min(one.weight, other.weight)


def _closeness(one: Words, other: Words) -> tuple[float, float]:
    return _common(one, other)[1], _cosine(one, other)


def _cosine(one: Words, other: Words) -> float:
    both = _shared(one, other)
    return both / math.sqrt(one.weight * other.weight) if both else 0.0


def _within(part: Words, whole: Words) -> float:
    """How much of the part the whole holds."""
    both = _shared(part, whole)
    return both / part.weight if both else 0.0


def _others(some: Sequence[Words], others: Sequence[Words]) -> tuple[bool, bool]:
    """Whether one of two that name actors names one that the other does not; whether each does."""
    if not some or not others:
        return False, False
    left = any(all(one.stems.isdisjoint(other.stems) for other in others) for one in some)
    right = any(all(one.stems.isdisjoint(other.stems) for other in some) for one in others)
    return left != right, left and right


def another_state(one: Words, other: Words) -> bool:
    """Whether both tell states, and none that is the same: who acts for other states does not do the same thing."""
    some, others = ({stem for stem in each.stems if stem[0] == STATE} for each in (one, other))
    return bool(some and others) and some.isdisjoint(others)


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


def _shared(one: Words, other: Words) -> float:
    return 0.0 if one.stems.isdisjoint(other.stems) else weight(one.stems & other.stems)


def _agreement(answers: Sequence[bool]) -> tuple[bool, bool]:
    return any(answers), bool(answers) and not any(answers)


def _places(one: Mention, other: Mention) -> tuple[bool, bool]:
    """Whether both stand in one article, and there in one text: offsets of its title are others."""
    here = one.event.article_id == other.event.article_id
    return here, here and one.event.field == other.event.field


def _days(one: Mention, other: Mention) -> tuple[float, bool]:
    if one.day is None or other.day is None:
        return 0.0, True
    return math.log1p(abs(one.day - other.day)), False
