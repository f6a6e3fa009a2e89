"""A story's state as plain data and back, so that a grouper can go on where it stood."""

from typing import Any

from pipeline.model import Event, StoryArticle
from pipeline.stories.reading import Reading, reading
from pipeline.stories.view import Happening, Told

Data = dict[str, Any]


def packed(told: Told) -> Data:
    """The story as plain data; orders are kept."""
    return {
        "id": told.id,
        "readings": [_packed_reading(item) for item in told.readings.values()],
        "copies": list(told.copies),
        "articles": [article.model_dump(mode="json") for article in told.articles.values()],
        "entries": {name: _packed_happening(happening) for name, happening in told.entries.items()},
        "links": [[denied, by, list(events)] for (denied, by), events in told.links.items()],
        "used": sorted(told.used),
        "untold": [packed(gone) for gone in told.untold],
        "next_seq": told.next_seq,
    }


def unpacked(data: Data) -> Told:
    """From what packed gave."""
    readings = {item.id: item for item in map(_reading, data["readings"])}
    events = {claim.event.id: claim.event for item in readings.values() for claim in item.claims}
    return Told(
        id=data["id"],
        readings=readings,
        copies=dict.fromkeys(data["copies"]),
        articles={item["id"]: StoryArticle.model_validate(item) for item in data["articles"]},
        entries={name: _happening(item, events) for name, item in data["entries"].items()},
        links={(denied, by): tuple(evidence) for denied, by, evidence in data["links"]},
        used=set(data["used"]),
        untold=[unpacked(gone) for gone in data["untold"]],
        next_seq=data["next_seq"],
    )


def _packed_reading(item: Reading) -> Data:
    return {
        "article": item.article.model_dump(mode="json"),
        "rank": item.rank,
        "events": [claim.event.model_dump(mode="json") for claim in item.claims],
        "sketch": list(item.sketch),
    }


def _reading(data: Data) -> Reading:
    events = [Event.model_validate(event) for event in data["events"]]
    return reading(StoryArticle.model_validate(data["article"]), data["rank"], events, tuple(data["sketch"]))


def _packed_happening(happening: Happening) -> Data:
    return {
        "events": [event.id for event in happening.events],
        "sources": happening.sources,
        "status": happening.status,
        "confirmed": happening.confirmed_by_denier,
    }


def _happening(data: Data, events: dict[str, Event]) -> Happening:
    told = tuple(events[name] for name in data["events"])
    return Happening(told, data["sources"], data["status"], data["confirmed"])
