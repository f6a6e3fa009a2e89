"""A story's articles -> its view: source groups, events gathered into happenings, denials linked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from pipeline.model import StoryArticle
from pipeline.stories.cast import Cast, cast
from pipeline.stories.claims import Claim
from pipeline.stories.cluster import gather
from pipeline.stories.compare import ENOUGH, likeness_of
from pipeline.stories.denials import Denial, Denials, gathered
from pipeline.stories.pool import pooled
from pipeline.stories.reading import Reading
from pipeline.stories.sources import Pairs, Sources, sources_of
from pipeline.stories.status import confirmed, status
from pipeline.stories.view import Happening, Link, View

Packs = Sequence[tuple[Denial, ...]]


def understand(readings: Iterable[Reading], copies: Pairs) -> View:
    """The same set of readings gives the same view, whatever order they came in; copies are pairs of article ids."""
    ordered = sorted(readings, key=lambda reading: reading.id)
    sources = sources_of(ordered, copies)
    claims = _claims(ordered, sources)
    if not claims:
        return View(tuple(sources.articles.values()))
    people = cast(claims)
    events = [claim for claim in claims if claim.type != "denial"]
    groups = [
        tuple(events[index] for index in group) for group in gather(events, partial(likeness_of, cast=people), ENOUGH)
    ]
    reader = Denials([pooled(group) for group in groups], people)
    denials = reader.read([claim for claim in claims if claim.type == "denial"])
    packs = [tuple(denials[index] for index in pack) for pack in gathered(denials, reader)]
    links = tuple(_links(len(groups), packs))
    all_groups = [*groups, *(tuple(denial.claim for denial in pack) for pack in packs)]
    happenings = [
        _happening(group, sources, _against(index, links, denials), people) for index, group in enumerate(all_groups)
    ]
    return _in_order(tuple(sources.articles.values()), happenings, links)


def _claims(readings: Sequence[Reading], sources: Sources) -> list[Claim]:
    """All claims in canonical order, outlets under the names that count."""
    claims = [claim for reading in readings for claim in reading.claims]
    renamed = (
        replace(claim, media=tuple(sources.names.get(name, name) for name in claim.media)) if claim.media else claim
        for claim in claims
    )
    return sorted(renamed, key=lambda claim: claim.order)


def _links(first: int, packs: Packs) -> Iterable[Link]:
    """Each denied happening with each pack of denials that denies it; the first pack has position `first`."""
    for position, pack in enumerate(packs, start=first):
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


def _happening(group: tuple[Claim, ...], sources: Sources, against: Sequence[Denial], people: Cast) -> Happening:
    stands_on = sources.of(group)
    return Happening(
        events=tuple(claim.event for claim in group),
        sources=stands_on,
        status=status(group, len(set(stands_on.values())), against, people),
        confirmed_by_denier=confirmed(group, against, people),
    )


def _in_order(articles: tuple[StoryArticle, ...], happenings: Sequence[Happening], links: tuple[Link, ...]) -> View:
    """The happenings in the order of their first events."""
    dates = {article.id: article.date or "9999" for article in articles}
    order = sorted(range(len(happenings)), key=lambda index: _first(happenings[index], dates))
    place = {index: position for position, index in enumerate(order)}
    moved = (Link(place[link.denied], place[link.by], link.events) for link in links)
    return View(
        articles=articles,
        happenings=tuple(happenings[index] for index in order),
        links=tuple(sorted(moved, key=lambda link: (link.denied, link.by))),
    )


def _first(happening: Happening, dates: dict[str, str]) -> tuple[str, str, int, str]:
    return min((dates[event.article_id], event.article_id, event.trigger.start, event.id) for event in happening.events)
