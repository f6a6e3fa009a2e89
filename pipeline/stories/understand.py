"""A story's analyses -> its view: articles with source groups, events gathered into happenings, denials linked."""

from collections.abc import Iterable

from pipeline.model import Analysis, Event, StoryArticle
from pipeline.stories.view import Happening, View


def understand(analyses: Iterable[Analysis]) -> View:
    """The same set of analyses gives the same view, whatever order they came in."""
    ordered = sorted(analyses, key=lambda analysis: analysis.article_id)
    articles = tuple(story_article(analysis) for analysis in ordered)
    groups = {article.id: article.source_group for article in articles}
    gathered: dict[tuple[str, ...], list[Event]] = {}
    for analysis in ordered:
        for event in analysis.events:
            gathered.setdefault(_key(event), []).append(event)
    return View(articles, tuple(_happening(events, groups) for events in gathered.values()))


def story_article(analysis: Analysis) -> StoryArticle:
    """The article's facts as a story keeps them."""
    facts = analysis.facts
    return StoryArticle(
        id=analysis.article_id,
        source_id=analysis.source_id,
        title=facts.title.value if facts.title else None,
        outlet=facts.outlet.value if facts.outlet else None,
        date=facts.published.value if facts.published else None,
        source_group=facts.credited[0].value if facts.credited else analysis.article_id,
        credited=tuple(fact.value for fact in facts.credited),
    )


def _key(event: Event) -> tuple[str, ...]:
    names = sorted(
        (role, argument.text.lower())
        for role in ("actor", "location", "speaker", "party")
        for argument in event.arguments.get(role, ())
    )
    return (event.type, event.subtype, event.polarity, event.modality, *(f"{role}={text}" for role, text in names))


def _happening(events: list[Event], groups: dict[str, str]) -> Happening:
    sources = {event.id: groups[event.article_id] for event in events}
    status = "corroborated" if len(set(sources.values())) > 1 else "reported"
    return Happening(tuple(events), sources, status)
