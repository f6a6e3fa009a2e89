"""Story logs against gold logs: entries, mentions, sources, statuses, denial links, source groups."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.stories_gold import Embed, gold_analysis, row_article, seed_analyses, unplaced
from bench.stories_scores import Score, of_sets, pairs
from pipeline.model import Analysis, Article, Entry, LogRecord, Story
from pipeline.stories import Grouper, fold
from pipeline.stories.copies import Copies
from pipeline.stories.reading import reading_of
from pipeline.stories.records import tell
from pipeline.stories.story import Story as GrowingStory

Json = dict[str, Any]
RECOVERED = 0.8  # of a gold entry's mentions, in an entry that holds mostly them


@dataclass(frozen=True)
class GoldLog:
    """A gold story: its articles, their analyses with gold events, and what its log should say."""

    name: str
    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    entries: tuple[Json, ...]
    groups: tuple[tuple[str, ...], ...]  # articles of one source, where the gold tells


@dataclass(frozen=True)
class LogScore:
    """How near a log comes to its gold."""

    stories: int
    recovered: int
    entries: int
    mentions: Score  # pairs in one entry
    links: Score  # pairs of a mention and a mention that denies it
    groups: Score  # pairs of articles of one source
    sources: int  # recovered entries with the right number of independent sources
    statuses: int  # recovered entries with the right status

    def __str__(self) -> str:
        """As printed."""
        return (
            f"{self.stories} stories, entries {self.recovered}/{self.entries}, statuses {self.statuses}, "
            f"source counts {self.sources}, mentions F1 {self.mentions.f1:.3f}, links F1 {self.links.f1:.3f}, "
            f"groups F1 {self.groups.f1:.3f}"
        )


def gold_logs(folder: Path, embed: Embed = unplaced) -> Iterator[GoldLog]:
    """The gold stories of a folder: articles.jsonl, events.json and log.json in one folder each."""
    for path in sorted(folder.iterdir()):
        if (path / "log.json").is_file():
            yield _gold_log(path, embed)


def seed_log(shared: Path, embed: Embed = unplaced) -> GoldLog:
    """The seed articles, whose gold tells no groups of articles."""
    entries = json.loads((shared / "gold/seeds_story.json").read_text(encoding="utf-8"))
    analyses = tuple(seed_analyses(shared, embed))
    articles = tuple(
        row_article({"id": item.source_id, "text": (shared / "seeds" / item.source_id).read_text(encoding="utf-8")})
        for item in analyses
    )
    return GoldLog("seeds", articles, analyses, tuple(entries), ())


def told_stories(analyses: Iterable[Analysis]) -> list[Story]:
    """The stories that the analyses come to."""
    grouper, logs = Grouper(), dict[str, list[LogRecord]]()
    for analysis in analyses:
        for record in grouper.add(analysis).records:
            logs.setdefault(record.story_id, []).append(record)
    return [story for story in map(fold, logs.values()) if not story.merged_into]


def one_story(analyses: Iterable[Analysis]) -> list[Story]:
    """The analyses as one story, whatever grouping would make of them: the fold alone."""
    story, records, copies = GrowingStory("s-0"), list[LogRecord](), Copies()
    for analysis in analyses:
        reading = reading_of(analysis)
        story.add(reading, copies.of(reading.sketch, reading.digests))
        copies.add(reading.id, reading.sketch, reading.digests)
        records += tell(story, reading.id)
    return [fold(records)]


def score(gold: GoldLog, stories: Sequence[Story], same: Mapping[str, str]) -> LogScore:
    """Stories against a gold log; same maps ids of found events to those of gold ones, others count as extra."""
    entries = [entry for story in stories for entry in story.entries]
    titles = any(event.field == "title" for analysis in gold.analyses for event in analysis.events)
    found = {
        entry.id: [same.get(told.event_id, told.event_id) for told in entry.mentions if titles or told.field == "text"]
        for entry in entries
    }
    matched = [(item, entry) for item in gold.entries if (entry := _recovering(item, entries, found))]
    groups: dict[str, list[str]] = {}
    for article in (article for story in stories for article in story.articles):
        groups.setdefault(article.source_group, []).append(article.source_id)
    return LogScore(
        stories=len(stories),
        recovered=len(matched),
        entries=len(gold.entries),
        mentions=of_sets(pairs(found.values()), pairs(item["mentions"] for item in gold.entries)),
        links=of_sets(_links(entries, found), _gold_links(gold)),
        groups=of_sets(pairs(groups.values()), pairs(gold.groups)) if gold.groups else Score(1.0, 1.0),
        sources=sum(entry.independent_sources == item["independent_sources"] for item, entry in matched),
        statuses=sum(entry.status == item["status"] for item, entry in matched),
    )


def matching(found: Iterable[Analysis], gold: Iterable[Analysis]) -> dict[str, str]:
    """Id of a found event -> id of the gold event of the same type, field and article that its trigger overlaps."""
    wanted = [event for analysis in gold for event in analysis.events]
    same: dict[str, str] = {}
    for event in (event for analysis in found for event in analysis.events):
        for other in wanted:
            if (
                other.id not in same.values()
                and (other.source_id, other.type, other.field) == (event.source_id, event.type, event.field)
                and other.trigger.start < event.trigger.end
                and event.trigger.start < other.trigger.end
            ):
                same[event.id] = other.id
                break
    return same


def _gold_log(path: Path, embed: Embed) -> GoldLog:
    items = [json.loads(line) for line in (path / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    events = {item["file"]: item["events"] for item in json.loads((path / "events.json").read_text(encoding="utf-8"))}
    log = json.loads((path / "log.json").read_text(encoding="utf-8"))
    articles = tuple(map(row_article, items))
    return GoldLog(
        name=path.name,
        articles=articles,
        analyses=tuple(gold_analysis(article, events[article.id], embed) for article in articles),
        entries=tuple(log["entries"]),
        groups=tuple(map(tuple, log["source_groups"])),
    )


def _recovering(item: Json, entries: Sequence[Entry], found: Mapping[str, list[str]]) -> Entry | None:
    """The entry that holds at least RECOVERED of a gold entry's mentions, and mostly them."""
    wanted = set(item["mentions"])
    return next(
        (
            entry
            for entry in entries
            if len(wanted & set(found[entry.id])) >= max(RECOVERED * len(wanted), len(found[entry.id]) / 2)
        ),
        None,
    )


def _links(entries: Sequence[Entry], found: Mapping[str, list[str]]) -> set[tuple[str, str]]:
    return {
        (mention, denial)
        for entry in entries
        for by in entry.denied_by
        for mention in found[entry.id]
        for denial in found[by]
    }


def _gold_links(gold: GoldLog) -> set[tuple[str, str]]:
    mentions = {item["entry"]: item["mentions"] for item in gold.entries}
    return {
        (mention, denial)
        for item in gold.entries
        for by in item["denied_by"]
        for mention in item["mentions"]
        for denial in mentions[by]
    }
