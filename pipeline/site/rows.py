"""A story as rows of the database's tables; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.model import Argument, Attribution, Count, Entry, Figure, Mention, Money, Name, Story, StoryArticle, Time
from pipeline.site.words import CHALLENGED
from pipeline.stories.told import SUBJECTS, Told, filled, voice

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Table -> its rows, values in the order of its columns."""


def rows(story: Story) -> Rows:
    """All rows of a story, each beginning with the story's id."""
    told, found = Told(story), defaultdict[str, list[Row]](list)
    found["stories"].append(_story(story))
    for table, row in (*_articles(story, told), *_entries(told), *_days(story, told)):
        found[table].append((story.story_id, *row))
    return dict(found)


def _story(story: Story) -> Row:
    happenings = [entry for entry in story.entries if entry.type != "denial"]
    challenged = sum(entry.status in CHALLENGED for entry in happenings)
    counts = len(story.articles), story.independent_sources, len(happenings), challenged
    dates = story.first_date, story.last_date
    return story.story_id, story.title, *dates, *counts, story.follows, story.merged_into, story.last_seq


def _articles(story: Story, told: Told) -> Iterator[tuple[str, Row]]:
    positions = {article.id: position for position, article in enumerate(story.articles)}
    for article in story.articles:
        facts = article.source_id, article.title, article.outlet, article.date
        source = article.source_group, told.source(article.source_group)
        yield "articles", (article.id, positions[article.id], *facts, *source, _first_copy(article, positions))
        yield from (("credits", (article.id, name)) for name in article.credited)


def _first_copy(article: StoryArticle, positions: dict[str, int]) -> str | None:
    """The first article with the same text, where that is another: naming all of them would take a row a pair."""
    same = (name for name in (article.id, *article.copy_of) if name in positions)
    first = min(same, key=positions.__getitem__)
    return None if first == article.id else first


def _days(story: Story, told: Told) -> Iterator[tuple[str, Row]]:
    """Of each day and type how many events the articles of that day tell."""
    events = ((told.articles[each.article_id].date, entry.type) for entry in story.entries for each in entry.mentions)
    for (day, type_), number in Counter((day and day[:10], type_) for day, type_ in events).items():
        yield "days", (day, type_, number)


def _entries(told: Told) -> Iterator[tuple[str, Row]]:
    linked = {name for entry in told.entries for name in entry.denied_by}
    for position, entry in enumerate(told.entries, start=1):
        yield "entries", _entry(entry, position, told)
        yield from (("roles", (entry.id, *argument)) for argument in _arguments(entry.arguments))
        yield from (("sources", (entry.id, name, told.source(name))) for name in entry.sources)
        yield from (("voices", (entry.id, *numbered)) for numbered in enumerate(told.voices(entry)))
        yield from (("figures", (entry.id, *_figure(*each, entry, told))) for each in enumerate(entry.figures))
        yield from (("status_history", (entry.id, *row)) for row in _history(entry))
        yield from (("denials", row) for row in _denials(entry, told))
        if entry.type == "denial" and entry.id not in linked:
            yield "denials", (entry.id, None, None, False, *_told_by(entry))
        for number, mention in enumerate(entry.mentions):
            yield from _mention(mention, entry, number, told)


def _entry(entry: Entry, position: int, told: Told) -> Row:
    first = entry.mentions[0]
    kind = entry.type, entry.subtype, entry.status, first.polarity, first.modality
    who = filled(entry, SUBJECTS) or None, filled(entry, ("location",)) or None
    articles = len({mention.article_id for mention in entry.mentions})
    said = entry.confirmed_by_denier, told.in_own_voice(entry)
    return entry.id, position, *kind, *who, entry.independent_sources, articles, *said


def _arguments(arguments: dict[str, tuple[Argument, ...]]) -> Iterator[Row]:
    """Role, position, words and value of each."""
    for role, fillers in arguments.items():
        for position, filler in enumerate(fillers):
            yield role, position, filler.text, *_value(filler)


def _value(filler: Argument) -> Row:
    """Name, ISO 3166 code, least, most, ISO 8601, amount, currency."""
    match filler.normalized:
        case Name(name=name, iso3166=code):
            return name, code, None, None, None, None, None
        case Count(min=least, max=most):
            return None, None, _bounded(least), _bounded(most), None, None, None
        case Time(iso8601=time):
            return None, None, None, None, time, None, None
        case Money(amount=amount, currency=currency):
            return None, None, None, None, None, amount, currency
        case _:
            return (None,) * 7


def _bounded(number: int) -> int:
    """As large as SQLite's integers are at most."""
    return max(-(2**63), min(number, 2**63 - 1))


def _figure(position: int, figure: Figure, entry: Entry, told: Told) -> Row:
    given = [told.source(each.source) for each in entry.mentions if each.event_id in figure.event_ids]
    count = figure.normalized
    bounds = (_bounded(count.min), _bounded(count.max)) if count else (None, None)
    return position, figure.text, *bounds, ", ".join(dict.fromkeys(given))


def _history(entry: Entry) -> Iterator[Row]:
    for position, change in enumerate(entry.history):
        yield position, change.status, change.seq, change.article_id, change.date


def _denials(entry: Entry, told: Told) -> Iterator[Row]:
    """The links of those who deny the entry."""
    denials = {each.id: each for each in told.entries}
    for name in entry.denied_by:
        yield name, entry.id, entry.denial_scores.get(name), told.counts(name, entry), *_told_by(denials[name])


def _told_by(denial: Entry) -> Row:
    return tuple(filled(denial, (role,)) or None for role in ("speaker", "claim", "claimant"))


def _mention(mention: Mention, entry: Entry, position: int, told: Told) -> Iterator[tuple[str, Row]]:
    trigger = mention.field, mention.trigger.start, mention.trigger.end, mention.trigger.text, mention.sentence
    manner = mention.subtype, mention.polarity, mention.modality
    source = mention.source, told.source(mention.source), voice(mention) or None
    place = entry.id, mention.event_id, mention.article_id, position
    yield "mentions", (*place, *trigger, *manner, *source, mention.score)
    for role, fillers in mention.arguments.items():
        for number, filler in enumerate(fillers):
            where = filler.start, filler.end, filler.text
            yield "arguments", (mention.event_id, role, number, *where, *_value(filler))
    for number, link in enumerate(mention.attribution):
        yield "attributions", (mention.event_id, number, *_attribution(link))


def _attribution(link: Attribution) -> Sequence[Any]:
    source = (link.source.text, link.source.start, link.source.end) if link.source else (None, None, None)
    name = link.name.name if link.name else None
    return *source, link.cue.text if link.cue else None, name, link.direct, link.anonymous
