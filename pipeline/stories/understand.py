"""A story's analyses -> its view: articles with source groups, events gathered into happenings, denials linked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.model import Analysis, StoryArticle
from pipeline.stories.cast import Cast, cast
from pipeline.stories.claims import Claim, claims_of
from pipeline.stories.cluster import gather
from pipeline.stories.compare import ENOUGH, likeness_of
from pipeline.stories.denials import Denial, Denials, gathered, told
from pipeline.stories.sources import mention_sources, outlet_names, story_articles
from pipeline.stories.status import confirmed, status
from pipeline.stories.view import Happening, Link, View

Groups = list[tuple[Claim, ...]]


def understand(analyses: Iterable[Analysis]) -> View:
    """The same set of analyses gives the same view, whatever order they came in."""
    ordered = sorted(analyses, key=lambda analysis: analysis.article_id)
    articles = story_articles(ordered)
    claims, articles = _one_name(sorted(_all(ordered), key=lambda claim: claim.order), articles)
    people = cast(claims)
    events = [claim for claim in claims if claim.type != "denial"]
    groups = [tuple(events[index] for index in group) for group in gather(events, likeness_of, ENOUGH)]
    reader = Denials([told(group) for group in groups], people)
    denials = reader.read([claim for claim in claims if claim.type == "denial"])
    packs = [tuple(denials[index] for index in pack) for pack in gathered(denials, reader)]
    links = tuple(_links(groups, packs))
    known = {analysis.article_id: analysis for analysis in ordered}
    by_id = {article.id: article for article in articles}
    all_groups = [*groups, *(tuple(denial.claim for denial in pack) for pack in packs)]
    happenings = [
        _happening(group, mention_sources(group, known, by_id), _against(index, links, denials), people)
        for index, group in enumerate(all_groups)
    ]
    return _in_order(articles, happenings, links)


def _all(analyses: Iterable[Analysis]) -> Iterable[Claim]:
    return (claim for analysis in analyses for claim in claims_of(analysis))


def _one_name(claims: list[Claim], articles: tuple[StoryArticle, ...]) -> tuple[list[Claim], tuple[StoryArticle, ...]]:
    """Outlets under one name each."""
    names = outlet_names(claims, articles)
    renamed = [replace(claim, media=tuple(names.get(name, name) for name in claim.media)) for claim in claims]
    return renamed, tuple(
        article.model_copy(update={"source_group": names.get(article.source_group, article.source_group)})
        for article in articles
    )


def _links(groups: Groups, packs: Sequence[tuple[Denial, ...]]) -> Iterable[Link]:
    """Each denied happening with each pack of denials that denies it."""
    for position, pack in enumerate(packs, start=len(groups)):
        for target in sorted({target for denial in pack for target in denial.targets}):
            events = tuple(denial.claim.event.id for denial in pack if _denies(denial, target))
            if events:
                yield Link(target, position, events)


def _denies(denial: Denial, target: int) -> bool:
    """A denial that was made; one that was not ("did not deny") denies nothing."""
    event = denial.claim.event
    return target in denial.targets and event.polarity == "positive" and event.modality == "actual"


def _against(index: int, links: Iterable[Link], denials: Iterable[Denial]) -> list[Denial]:
    """The denials on which the happening's links rest."""
    evidence = {event for link in links if link.denied == index for event in link.events}
    return [denial for denial in denials if denial.claim.event.id in evidence]


def _happening(
    group: tuple[Claim, ...], sources: Mapping[str, str], against: Sequence[Denial], people: Cast
) -> Happening:
    return Happening(
        events=tuple(claim.event for claim in group),
        sources=dict(sources),
        status=status(group, len(set(sources.values())), against, people),
        confirmed_by_denier=confirmed(group, against, people),
    )


def _in_order(articles: tuple[StoryArticle, ...], happenings: Sequence[Happening], links: tuple[Link, ...]) -> View:
    """The happenings in the order of their first events."""
    order = sorted(range(len(happenings)), key=lambda index: _first(happenings[index], articles))
    place = {index: position for position, index in enumerate(order)}
    moved = (Link(place[link.denied], place[link.by], link.events) for link in links)
    return View(
        articles=articles,
        happenings=tuple(happenings[index] for index in order),
        links=tuple(sorted(moved, key=lambda link: (link.denied, link.by))),
    )


def _first(happening: Happening, articles: tuple[StoryArticle, ...]) -> tuple[str, str, int, str]:
    dates = {article.id: article.date or "9999" for article in articles}
    return min((dates[event.article_id], event.article_id, event.trigger.start, event.id) for event in happening.events)
