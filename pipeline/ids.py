"""Ids that one step gives and a later one checks."""

from hashlib import blake2b

from pipeline.model import Span, TextField


def event_id(article_id: str, event_type: str, field: TextField, trigger: Span) -> str:
    """24 hexadecimal digits, from the event's article, its type and where its trigger stands."""
    parts = (article_id, event_type, field, str(trigger.start), str(trigger.end))
    return blake2b("\x1f".join(parts).encode(), digest_size=12).hexdigest()
