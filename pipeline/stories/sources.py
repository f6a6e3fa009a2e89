"""Whose text an article is, and on which independent source each of its events stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Analysis, Fact, StoryArticle
from pipeline.stories.claims import Claim
from pipeline.stories.copies import are_copies
from pipeline.stories.media import medium, merged
from pipeline.stories.names import any_same
from pipeline.stories.words import WORD, fold

PARTLY = frozenset({"input", "inputs", "additional", "contributed", "contributing", "contribution"})


@dataclass(frozen=True)
class _Texts:
    """A story's articles, and which of them are their source's text throughout."""

    articles: Mapping[str, StoryArticle]
    whole: set[str]


def story_articles(analyses: Sequence[Analysis]) -> tuple[StoryArticle, ...]:
    """The articles with their source groups: copies together, then by wire, publisher family, outlet."""
    copies = _copies(analyses)
    labels = {analysis.article_id: _label(analysis) for analysis in analyses}
    return tuple(_article(analysis, copies[analysis.article_id], labels) for analysis in analyses)


def mention_sources(
    claims: Sequence[Claim], analyses: Mapping[str, Analysis], articles: Mapping[str, StoryArticle]
) -> dict[str, str]:
    """Event id -> the independent source of each of a happening's claims."""
    whole = {article_id for article_id in articles if _is_whole(article_id, analyses, articles)}
    story = _Texts(articles, whole)
    told_by = {articles[claim.event.article_id].source_group for claim in claims if claim.event.article_id in whole}
    return {claim.event.id: _credited(claim, claims) or _own(claim, story, told_by) for claim in claims}


def outlet_names(claims: Sequence[Claim], articles: Sequence[StoryArticle]) -> dict[str, str]:
    """Every outlet named in a story -> the one name that it counts under."""
    named = {name for claim in claims for name in claim.media if name}
    groups = {article.source_group for article in articles if article.source_group != article.id}
    return merged(named | groups)


def _label(analysis: Analysis) -> tuple[int, str]:
    """Rank (the surest first) and name of the source that the article alone tells."""
    facts = analysis.facts
    if facts.credited:
        first = min(facts.credited, key=lambda fact: (_is_partial(fact), fact.start or 0))
        return (1 if _is_partial(first) else 0), _counted(first.value)
    if facts.family:
        return 2, facts.family
    for fact in (facts.outlet, facts.domain):
        if fact:
            return 2, _counted(fact.value)
    return 3, analysis.article_id


def _counted(name: str) -> str:
    return medium(name) or name


def _is_partial(fact: Fact) -> bool:
    """Whether the credit is for a part: named in a sentence, or "with input from"."""
    return fact.how == "inline" or bool(PARTLY & {fold(word) for word in WORD.findall(fact.evidence)})


def _copies(analyses: Sequence[Analysis]) -> dict[str, tuple[str, ...]]:
    """Article id -> ids of the articles whose text it shares, directly or through others, itself among them."""
    groups = {analysis.article_id: {analysis.article_id} for analysis in analyses}
    for index, one in enumerate(analyses):
        for other in analyses[index + 1 :]:
            if groups[one.article_id] is not groups[other.article_id] and are_copies(
                one.features.sketch, other.features.sketch
            ):
                joined = groups[one.article_id] | groups[other.article_id]
                groups.update(dict.fromkeys(joined, joined))
    return {article_id: tuple(sorted(group)) for article_id, group in groups.items()}


def _article(analysis: Analysis, copies: tuple[str, ...], labels: Mapping[str, tuple[int, str]]) -> StoryArticle:
    facts = analysis.facts
    return StoryArticle(
        id=analysis.article_id,
        source_id=analysis.source_id,
        title=facts.title.value if facts.title else None,
        outlet=facts.outlet.value if facts.outlet else None,
        date=facts.published.value if facts.published else None,
        source_group=_group([labels[copy] for copy in copies]),
        credited=tuple(dict.fromkeys(_counted(fact.value) for fact in facts.credited)),
        copy_of=tuple(copy for copy in copies if copy != analysis.article_id),
    )


def _group(labels: Sequence[tuple[int, str]]) -> str:
    """The surest label of the copies; of equals, the most frequent, then the first in the alphabet."""
    surest = min(rank for rank, _ in labels)
    counts = Counter(name for rank, name in labels if rank == surest)
    return min(counts, key=lambda name: (-counts[name], name))


def _is_whole(article_id: str, analyses: Mapping[str, Analysis], articles: Mapping[str, StoryArticle]) -> bool:
    """Whether the article is its source's text throughout, or a copy of one that is."""
    texts = (article_id, *articles[article_id].copy_of)
    return any(_label(analyses[text])[0] != 1 for text in texts)


def _credited(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The outlet that the article credits for the claim, here or where it gives the same source's word for it."""
    beside = [
        other
        for other in claims
        if other.event.article_id == claim.event.article_id and any_same(other.asserters, claim.asserters)
    ]
    return next((name for told in (claim, *beside) for name in told.media if name), None)


def _own(claim: Claim, story: _Texts, told_by: set[str]) -> str:
    """The article's group, where the article is its text, or where its text tells this too; else the article itself."""
    article = story.articles[claim.event.article_id]
    group = article.source_group
    texts = any(other.source_group == group and other.id in story.whole for other in story.articles.values())
    return group if article.id in story.whole or group in told_by or not texts else article.outlet or article.id
