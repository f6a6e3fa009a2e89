"""Whether the order in which articles arrive shows in what their stories come to."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from bench.stories_logs import told_stories
from pipeline.model import Analysis, Story

ALL_ORDERS_OF = 5  # articles; of more, a sample
SAMPLE = 120  # orders


def different_outcomes(analyses: Sequence[Analysis]) -> int:
    """In how many ways the orders of arrival differ in stories, entries, sources, statuses and links; 1 is right."""
    return len({_outcome(told_stories(order)) for order in _orders(analyses)})


def _orders(analyses: Sequence[Analysis]) -> Iterator[tuple[Analysis, ...]]:
    if len(analyses) <= ALL_ORDERS_OF:
        yield from permutations(analyses)
        return
    chance = random.Random(len(analyses))
    for _ in range(SAMPLE):
        yield tuple(chance.sample(analyses, len(analyses)))


def _outcome(told: Iterable[Story]) -> frozenset[object]:
    """What stories say, up to ids: their articles, and mentions, status, sources and denials of each entry."""
    told = tuple(told)
    mentions = {entry.id: frozenset(m.event_id for m in entry.mentions) for story in told for entry in story.entries}
    articles = frozenset(frozenset((a.id, a.source_group) for a in story.articles) for story in told)
    entries = frozenset(
        (mentions[entry.id], entry.status, entry.sources, frozenset(mentions[by] for by in entry.denied_by))
        for story in told
        for entry in story.entries
    )
    return frozenset({articles, entries})
