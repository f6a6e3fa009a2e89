"""Analyses in, log records out: the one object that holds the open stories."""

from dataclasses import dataclass

from pipeline.model import Analysis, Event, LogRecord, StoryEvent
from pipeline.stories.ids import derived_id
from pipeline.stories.records import tell
from pipeline.stories.understand import understand
from pipeline.stories.view import Told

THRESHOLD = 0.2


@dataclass(frozen=True)
class Outcome:
    """What an analysis adds: log records, and its events with the story and entry that they belong to."""

    records: tuple[LogRecord, ...] = ()
    events: tuple[StoryEvent, ...] = ()


class Grouper:
    """A deterministic fold of analyses: the same analyses in the same order give the same records."""

    def __init__(self) -> None:
        self._stories: dict[str, Told] = {}
        self._seen: set[str] = set()

    def add(self, analysis: Analysis) -> Outcome:
        """The records and events that the analysis adds; none for an article that was added before."""
        if analysis.article_id in self._seen:
            return Outcome()
        self._seen.add(analysis.article_id)
        told = self._story_of(analysis)
        told.analyses[analysis.article_id] = analysis
        records = tell(told, understand(told.analyses.values()), analysis.article_id)
        return Outcome(records, tuple(_placed(told, event, analysis) for event in analysis.events))

    def _story_of(self, analysis: Analysis) -> Told:
        """The story that shares most terms with the analysis, or a new one."""
        best = max(self._stories.values(), key=lambda told: _overlap(told, analysis), default=None)
        if best is None or _overlap(best, analysis) < THRESHOLD:
            best = Told(derived_id("s", analysis.article_id))
            self._stories[best.id] = best
        return best


def _overlap(told: Told, analysis: Analysis) -> float:
    """Share of the smaller set of terms that both have, with the nearest article of the story."""
    terms = set(analysis.features.terms)
    shares = (
        len(terms & set(other.features.terms)) / max(1, min(len(terms), len(other.features.terms)))
        for other in told.analyses.values()
    )
    return max(shares, default=0.0)


def _placed(told: Told, event: Event, analysis: Analysis) -> StoryEvent:
    entry_id = next(name for name, happening in told.entries.items() if event in happening.events)
    return StoryEvent(story_id=told.id, entry_id=entry_id, event=event, facts=analysis.facts)
