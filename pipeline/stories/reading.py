"""An analysis as its story keeps it: read once, when it comes."""

from dataclasses import dataclass

from pipeline.model import Analysis, Fact, StoryArticle
from pipeline.stories.media import medium
from pipeline.stories.mention import Mention, mentions_of
from pipeline.stories.times import day
from pipeline.stories.words import WORD, fold

PARTLY = frozenset({"input", "inputs", "additional", "contributed", "contributing", "contribution"})
WHOLE, PART, PUBLISHER, ALONE = range(4)  # how sure a label is: credited for all, for a part, who prints it, nobody
COMPARED = 200
"""Events of an article that are compared with what its story knows, the first ones; so its work has a bound."""


@dataclass(frozen=True)
class Reading:
    """An article of a story: its facts, its source as it alone tells it, its events, its sketch."""

    article: StoryArticle  # its source group is its own label; what the story makes of it stands with the story
    rank: int
    mentions: tuple[Mention, ...]  # in the order of the text, the title's first; of these COMPARED are compared
    sketch: tuple[int, ...]
    digests: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def day(self) -> int | None:
        """The ordinal of its date."""
        return day(self.article.date)


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
        not_compared=max(0, len(analysis.events) - COMPARED),
    )
    mentions = mentions_of(analysis.events, day(article.date), analysis.features.embeddings)
    return Reading(article, rank, mentions, analysis.features.sketch, analysis.features.digests)


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
