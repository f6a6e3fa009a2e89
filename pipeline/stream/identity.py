"""Whether messages are what they say they are: ids are worked out anew, and never believed.

Who may write to a topic can still write sound records of its own making: that is for the broker's access rules.
"""

import re

from pipeline import wire
from pipeline.articles.bounds import MAX_TEXT
from pipeline.articles.make import article_id
from pipeline.errors import WireError
from pipeline.ids import event_id
from pipeline.model import Analysis, Article, Event, LogRecord
from pipeline.stories.records import record_id
from pipeline.stream.consumer import Message

ROOM = 1024 * 1024
"""Bytes that a log record or event may hold beside the words of its own article: ids, and names of copies."""

_ARTICLE_ID = re.compile(r"[0-9a-f]{32}\Z")


def decode_article(message: Message) -> Article:
    """The article; raises WireError where its id is not that of its content, the key another, or the text too long."""
    article = wire.decode(message.value, Article, message.headers)
    if len(article.text) > MAX_TEXT:
        raise WireError(f"the article has {len(article.text)} characters, more than {MAX_TEXT}")
    if article.id != article_id(article.source_id, article.text, article.metadata):
        raise WireError("the article's id does not follow from its source_id, text and metadata")
    _check_key(message, article.id)
    return article


def decode_analysis(message: Message) -> Analysis:
    """The analysis; raises WireError where an id does not follow from what it is of, or an event is too large.

    So every record and event that the fold makes of it can be sent.
    """
    analysis = wire.decode(message.value, Analysis, message.headers)
    if not _ARTICLE_ID.match(analysis.article_id):
        raise WireError("the article's id is not 32 hexadecimal digits")
    facts = len(wire.encode(analysis.facts))
    for event in analysis.events:
        _check_event(event, analysis)
        size = 2 * (len(wire.encode(event)) + facts) + ROOM  # a mention's words stand twice in its record
        if size > wire.MAX_MESSAGE:
            raise WireError(f"an event and the facts may make a record of {size} bytes, more than topics take")
    return analysis


def decode_record(message: Message) -> LogRecord:
    """The log record; raises WireError where its id is not that of its content, or the key is not its story's."""
    record = wire.decode(message.value, LogRecord, message.headers)
    if record.id != record_id(record):
        raise WireError("the record's id does not follow from its story, number and content")
    _check_key(message, record.story_id)
    return record


def _check_key(message: Message, wanted: str) -> None:
    if message.key != wanted.encode():
        raise WireError(f"the message's key is not {wanted[:80]!r}, as its content asks")


def _check_event(event: Event, analysis: Analysis) -> None:
    if (event.article_id, event.source_id) != (analysis.article_id, analysis.source_id):
        raise WireError("an event is of another article")
    if event.id != event_id(event.article_id, event.type, event.field, event.trigger):
        raise WireError("an event's id does not follow from its article, type and trigger")
