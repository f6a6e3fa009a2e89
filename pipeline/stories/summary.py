"""What an entry's mentions come to: its subtype, its arguments from the best-informed mention, its figures."""

from collections import Counter
from collections.abc import Sequence

from pipeline.model import Argument, Count, Figure, Mention


def usual_subtype(mentions: Sequence[Mention]) -> str:
    """The most frequent subtype; of equals, the first in the alphabet."""
    counts = Counter(mention.subtype for mention in mentions)
    return min(counts, key=lambda subtype: (-counts[subtype], subtype))


def best_arguments(mentions: Sequence[Mention]) -> dict[str, tuple[Argument, ...]]:
    """For each role, the fillers of the mention that tells most, of those whose value most mentions give."""
    roles = sorted({role for mention in mentions for role, fillers in mention.arguments.items() if fillers})
    return {role: _best(role, mentions).arguments[role] for role in roles}


def figures(mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """The numbers given, each once as first written, with the mentions that give it."""
    given: dict[tuple[int, int], tuple[Argument, list[str]]] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.article_id, mention.trigger.start)):
        for argument in mention.arguments.get("count", ()):
            if count := _count(argument):
                given.setdefault((count.min, count.max), (argument, []))[1].append(mention.event_id)
    return tuple(
        Figure(text=argument.text, normalized=_count(argument), event_ids=tuple(events))
        for argument, events in given.values()
    )


def _best(role: str, mentions: Sequence[Mention]) -> Mention:
    having = [mention for mention in mentions if mention.arguments.get(role)]
    given = Counter(value for mention in having for value in _values(role, mention))
    return min(having, key=lambda mention: (*(-part for part in _weight(role, mention, given)), mention.event_id))


def _weight(role: str, mention: Mention, given: Counter[str]) -> tuple[int, int, int, int]:
    """How well informed: how often its values are given, how many it gives, roles filled in all, length of the text."""
    values = _values(role, mention)
    length = max(len(filler.text) for filler in mention.arguments[role])
    return sum(given[value] for value in values), len(values), len(mention.arguments), length


def _values(role: str, mention: Mention) -> tuple[str, ...]:
    """The role's normalised values, as text."""
    known = {filler.normalized.model_dump_json() for filler in mention.arguments[role] if filler.normalized}
    return tuple(sorted(known))


def _count(argument: Argument) -> Count | None:
    return argument.normalized if isinstance(argument.normalized, Count) else None
