"""An analysis as its story keeps it: read once, when it comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from pipeline.model import Analysis, Event, Fact, StoryArticle
from pipeline.stories.claims import Claim, claims_of
from pipeline.stories.media import medium
from pipeline.stories.places import Place
from pipeline.stories.words import WORD, fold

PARTLY = frozenset({"input", "inputs", "additional", "contributed", "contributing", "contribution"})
WHOLE, PART, PUBLISHER, ALONE = range(4)  # how sure a label is: credited for all, for a part, who prints it, nobody


@dataclass(frozen=True)
class Reading:
    """An article of a story: its facts, its source as it alone tells it, its claims, its sketch."""

    article: StoryArticle  # its source group is its own label; what the story makes of it stands in the view
    rank: int
    claims: tuple[Claim, ...]
    sketch: tuple[int, ...]
    day: str

    @property
    def matters(self) -> frozenset[str]:
        """What its events are about, as terms that no word is: type, who and where, who and whom."""
        return frozenset(matter for claim in self.claims for matter in _matters(claim))

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id


def reading_of(analysis: Analysis) -> Reading:
    """The analysis, read."""
    facts = analysis.facts
    rank, label = _label(analysis)
    article = StoryArticle(
        id=analysis.article_id,
        source_id=analysis.source_id,
        title=facts.title.value if facts.title else None,
        outlet=facts.outlet.value if facts.outlet else None,
        date=facts.published.value if facts.published else None,
        source_group=label,
        credited=tuple(dict.fromkeys(_counted(fact.value) for fact in facts.credited)),
    )
    return reading(article, rank, analysis.events, analysis.features.sketch)


def reading(article: StoryArticle, rank: int, events: Sequence[Event], sketch: tuple[int, ...]) -> Reading:
    """From its parts."""
    return Reading(article, rank, claims_of(events, article.date), sketch, (article.date or "")[:10])


def _matters(claim: Claim) -> Iterator[str]:
    """The event's type with each pair of who and where, or of two parties."""
    actors = [_key(actor.state, actor.name) for actor in claim.actors if actor.known]
    places = sorted({key for place in claim.places for key in _place_keys(place)})
    pairs = product(actors, places) if places else combinations(sorted(set(actors)), 2)
    return (f"{claim.type} {one} {other}" for one, other in pairs)


def _place_keys(place: Place) -> set[str]:
    """The place, and the state that it is in."""
    return {_key(place.state if place.is_state else None, place.name), *([place.state] if place.state else [])}


def _key(state: str | None, name: frozenset[str]) -> str:
    return state or "-".join(sorted(name))


def _label(analysis: Analysis) -> tuple[int, str]:
    """Rank (the surest first) and name of the source that the article alone tells."""
    facts = analysis.facts
    if facts.credited:
        first = min(facts.credited, key=lambda fact: (_is_partial(fact), fact.start or 0))
        return (PART if _is_partial(first) else WHOLE), _counted(first.value)
    if facts.family:
        return PUBLISHER, facts.family
    for fact in (facts.outlet, facts.domain):
        if fact:
            return PUBLISHER, _counted(fact.value)
    return ALONE, analysis.article_id


def _counted(name: str) -> str:
    return medium(name) or name


def _is_partial(fact: Fact) -> bool:
    """Whether the credit is for a part: named in a sentence, or "with input from"."""
    return fact.how == "attribution" or bool(PARTLY & {fold(word) for word in WORD.findall(fact.evidence)})
