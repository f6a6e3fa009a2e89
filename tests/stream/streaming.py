"""Helpers of the stream tests: articles, and what their logs must be."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline import wire
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Analysis, Article, Metadata
from pipeline.settings import Settings
from pipeline.stories.grouper import Grouper
from pipeline.storylog import StoryLogs
from pipeline.stream.consumer import read_all
from pipeline.stream.pacing import at_rate
from pipeline.stream.replaying import when_due
from pipeline.stream.stop import Stop
from pipeline.stream.topics import topics_of


def article(number: int, text: str | None = None, published: str | None = None) -> Article:
    """An article of one of a hundred stories, with a denial in it."""
    record = Record(source=f"{number}.txt", source_id=str(number), content_type="text/plain")
    return make(
        record, text or f"story{number % 100} : the ministry denies number {number}.", Metadata(published=published)
    )


def paced(articles: Iterable[Article], rate: float) -> Iterator[Article | Unreadable]:
    """The articles, so many a second."""
    return when_due(at_rate(articles, rate), Stop())


def logs(folder: Path) -> dict[str, bytes]:
    """File name -> bytes of every story log."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.jsonl"))}


def folded(analyses: Iterable[Analysis], folder: Path) -> dict[str, bytes]:
    """The logs that the analyses give without any stream."""
    grouper, written = Grouper(), StoryLogs(folder)
    for analysis in analyses:
        written.append(grouper.add(analysis).records)
    return logs(folder)


def folded_topic(settings: Settings, folder: Path) -> dict[str, bytes]:
    """The logs that the analyses topic folds to, from its start."""
    messages = read_all(settings, topics_of(settings).analyses)
    return folded((wire.decode(message.value, Analysis) for message in messages if _sound(message.value)), folder)


def _sound(value: bytes | None) -> bool:
    return value is not None and value.startswith(b"{")
