"""How much words have in common, each weighed by how rare it is."""

import math
from collections.abc import Iterable

from pipeline.model import Argument, Span
from pipeline.stories.mention import Mention, Words, weight


def common(one: Words, other: Words) -> tuple[float, float]:
    """Whether both tell something, and of the one that tells less, how much the other tells too."""
    if not one.weight or not other.weight:
        return 0.0, 0.0
    return 1.0, shared(one, other) / min(one.weight, other.weight)


def closeness(one: Words, other: Words) -> tuple[float, float]:
    """What both have, of the one that tells less and of both."""
    return common(one, other)[1], cosine(one, other)


def cosine(one: Words, other: Words) -> float:
    """What both have, of both."""
    both = shared(one, other)
    return both / math.sqrt(one.weight * other.weight) if both else 0.0


def within(part: Words, whole: Words) -> float:
    """How much of the part the whole holds."""
    both = shared(part, whole)
    return both / part.weight if both else 0.0


def shared(one: Words, other: Words) -> float:
    """What the words weigh that both have."""
    return 0.0 if one.stems.isdisjoint(other.stems) else weight(one.stems & other.stems)


def places(one: Mention, other: Mention) -> tuple[bool, bool]:
    """Whether both stand in one article, and there in one text: offsets of its title are others."""
    here = one.event.article_id == other.event.article_id
    return here, here and one.event.field == other.event.field


def inside(trigger: Span, fillers: Iterable[Argument]) -> bool:
    """Whether a trigger stands within one of an event's arguments, both of one text."""
    return any(filler.start <= trigger.start < filler.end for filler in fillers)
