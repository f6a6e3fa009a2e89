"""Whose text an article is, and on which independent source each of its events stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import StoryArticle
from pipeline.stories.claims import Claim
from pipeline.stories.media import merged
from pipeline.stories.names import any_same
from pipeline.stories.reading import PART, Reading

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Sources:
    """A story's articles in their source groups."""

    articles: Mapping[str, StoryArticle]
    whole: frozenset[str]  # ids of those that are their source's text throughout, or copies of one that is
    groups: frozenset[str]  # that have such an article
    names: Mapping[str, str]  # outlet as named -> the name that it counts under

    def of(self, claims: Sequence[Claim]) -> dict[str, str]:
        """Event id -> the independent source of each of a happening's claims."""
        told_by = {self.articles[claim.event.article_id].source_group for claim in claims if self._is_whole(claim)}
        return {claim.event.id: _credited(claim, claims) or self._own(claim, told_by) for claim in claims}

    def _is_whole(self, claim: Claim) -> bool:
        return claim.event.article_id in self.whole

    def _own(self, claim: Claim, told_by: set[str]) -> str:
        """The article's group, where the article is its text or its text tells this too; else the article itself."""
        article = self.articles[claim.event.article_id]
        group = article.source_group
        if self._is_whole(claim) or group in told_by or group not in self.groups:
            return group
        return article.outlet or article.id


def sources_of(readings: Sequence[Reading], copies: Pairs) -> Sources:
    """The readings' articles: copies together, then by wire, publisher family, outlet."""
    known = {reading.id: reading for reading in readings}
    shared = _joined(known, copies)
    groups = {article_id: _group([known[copy] for copy in copied]) for article_id, copied in shared.items()}
    media = {name for reading in readings for claim in reading.claims for name in claim.media if name}
    names = merged(media | {group for group in groups.values() if group not in known}) if media else {}
    articles = {
        reading.id: _placed(reading.article, names.get(groups[reading.id], groups[reading.id]), shared[reading.id])
        for reading in readings
    }
    whole = frozenset(name for name, copied in shared.items() if any(known[copy].rank != PART for copy in copied))
    return Sources(articles, whole, frozenset(articles[name].source_group for name in whole), names)


def _joined(known: Mapping[str, Reading], copies: Pairs) -> dict[str, tuple[str, ...]]:
    """Article id -> ids of the articles whose text it shares, directly or through others, itself among them."""
    groups = {article_id: {article_id} for article_id in known}
    for one, other in copies:
        if one in groups and other in groups and groups[one] is not groups[other]:
            joined = groups[one] | groups[other]
            groups.update(dict.fromkeys(joined, joined))
    return {article_id: tuple(sorted(group)) for article_id, group in groups.items()}


def _group(copies: Sequence[Reading]) -> str:
    """The surest label of the copies; of equals, the most frequent, then the first in the alphabet."""
    surest = min(copy.rank for copy in copies)
    counts = Counter(copy.article.source_group for copy in copies if copy.rank == surest)
    return min(counts, key=lambda name: (-counts[name], name))


def _placed(article: StoryArticle, group: str, shared: tuple[str, ...]) -> StoryArticle:
    others = tuple(copy for copy in shared if copy != article.id)
    if group == article.source_group and not others:
        return article
    return article.model_copy(update={"source_group": group, "copy_of": others})


def _credited(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The outlet that the article credits for the claim, here or where it gives the same source's word for it."""
    named = next((name for name in claim.media if name), None)
    if named:
        return named
    beside = (other for other in claims if other.event.article_id == claim.event.article_id and any(other.media))
    same = (other for other in beside if any_same(other.asserters, claim.asserters))
    return next((name for other in same for name in other.media if name), None)
