"""Messages as the steps send them, made of committed analyses: the examples of the AsyncAPI document."""

from collections.abc import Sequence

import orjson

from pipeline import wire
from pipeline.articles.make import Unreadable
from pipeline.errors import WireError
from pipeline.model import Analysis, Article, LogRecord
from pipeline.stories import fold
from pipeline.stream import deadletters
from pipeline.stream.consumer import Message
from pipeline.stream.extract import ANALYSES_KEY
from pipeline.stream.group import Group
from pipeline.stream.sending import Outgoing, outgoing
from pipeline.stream.topics import Topics, event_types

Samples = dict[str, tuple[Outgoing, ...]]
"""Topic -> messages."""


def samples(article: Article, analyses: Sequence[Analysis], topics: Topics) -> Samples:
    """One message of a topic; two dead letters, and a log record of each kind that the analyses give.

    Long lists are cut: the analysis has its first event, mask and features, the story its first article and entry.
    """
    sent = Group(topics, lambda start, end: [])([_analysed(each, at, topics) for at, each in enumerate(analyses)])
    records = [each for each in sent if each.topic == topics.story_log]
    return {
        topics.articles: (outgoing(topics.articles, article.id, article),),
        topics.analyses: (outgoing(topics.analyses, ANALYSES_KEY, _shortened(analyses[0]), partition=0),),
        **{topics.events(name): _first(sent, topics.events(name)) for name in event_types()},
        topics.story_log: tuple({orjson.loads(each.value or b"")["kind"]: each for each in reversed(records)}.values()),
        topics.stories: (_snapshot(records, topics),),
        topics.dead_letters: _letters(article, topics),
    }


def _analysed(analysis: Analysis, offset: int, topics: Topics) -> Message:
    return Message(topics.analyses, 0, offset, ANALYSES_KEY.encode(), wire.encode(analysis))


def _shortened(analysis: Analysis) -> Analysis:
    features = analysis.features
    few = features.model_copy(update={"terms": dict([*features.terms.items()][:3]), "sketch": features.sketch[:3]})
    first = {"events": analysis.events[:1], "masks": analysis.masks[:1], "features": few}
    return analysis.model_copy(update=first)


def _first(sent: Sequence[Outgoing], topic: str) -> tuple[Outgoing, ...]:
    return tuple(each for each in sent if each.topic == topic)[:1]


def _snapshot(records: Sequence[Outgoing], topics: Topics) -> Outgoing:
    story = fold(wire.decode(each.value, LogRecord) for each in records if each.key == records[0].key)
    short = story.model_copy(update={"articles": story.articles[:1], "entries": story.entries[:1]})
    return outgoing(topics.stories, story.story_id, short)


def _letters(article: Article, topics: Topics) -> tuple[Outgoing, ...]:
    """An input that gave no article, and a message that is none."""
    unread = deadletters.of_input(Unreadable("empty.txt", "the file is empty", b""), topics.dead_letters)
    cut = Message(topics.articles, 3, 41, article.id.encode(), b'{"id": "')
    try:
        wire.decode(cut.value, Article)
    except WireError as error:
        return unread, deadletters.of_message(cut, "extract", error, topics.dead_letters)
    raise AssertionError("half a record was read")
