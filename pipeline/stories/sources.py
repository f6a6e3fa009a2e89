"""Whose text an article is, and on which independent source each of its events stands."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from pipeline.model import StoryArticle
from pipeline.stories.mention import Mention
from pipeline.stories.reading import PART, Reading


class Sources:
    """A story's articles in their source groups: copies together, then by wire, publisher family, outlet."""

    def __init__(self) -> None:
        self.articles: dict[str, StoryArticle] = {}
        self._readings: dict[str, Reading] = {}
        self._arrived: dict[str, int] = {}
        self._copies: dict[str, set[str]] = {}  # article -> all that share its text, itself among them
        self._awaited: dict[str, set[str]] = {}  # article that is not here -> articles that are copies of it
        self._whole: Counter[str] = Counter()  # source -> articles that are its text throughout

    def add(self, reading: Reading, copies: Iterable[str]) -> list[str]:
        """Takes in an article and its copies; the articles whose events may stand on other sources now."""
        self._readings[reading.id] = reading
        self._arrived[reading.id] = len(self._arrived)
        known = [copy for copy in copies if copy in self._copies]
        for copy in set(copies) - set(known):
            self._awaited.setdefault(copy, set()).add(reading.id)
        waiting = self._awaited.pop(reading.id, set())
        grown = {id(group): group for copy in (*known, *waiting) if (group := self._copies[copy])}
        group = {reading.id}.union(*grown.values())
        before = set(self._whole)
        for part in grown.values():
            self._count(part, -1)
        arrived = sorted(group, key=lambda each: self._arrived[each])
        name = _name([self._readings[each] for each in arrived])
        ordered = tuple(sorted(group))
        for place, each in enumerate(ordered):
            self._copies[each] = group
            others = ordered[:place] + ordered[place + 1 :]
            self.articles[each] = self._readings[each].article.model_copy(
                update={"source_group": name, "copy_of": others}
            )
        self._count(group, 1)
        moved = set(self._whole) ^ before  # sources whose own text is known, or is no longer
        resting = (one for one, told in self.articles.items() if moved and told.source_group in moved)
        return list(dict.fromkeys((*ordered, *resting)))

    def of(self, mentions: Sequence[Mention]) -> dict[str, str]:
        """Event id -> the independent source of each of an entry's mentions."""
        whole = {self._group(mention) for mention in mentions if self._is_whole(mention.event.article_id)}
        credited: dict[tuple[str, frozenset[str] | None], str] = {}  # by article and voice
        for mention in mentions:
            if mention.outlet:
                credited.setdefault((mention.event.article_id, mention.voice), mention.outlet)
        return {mention.event.id: self._of(mention, credited, whole) for mention in mentions}

    def _of(
        self, mention: Mention, beside: Mapping[tuple[str, frozenset[str] | None], str], whole: Container[str]
    ) -> str:
        """The outlet that it credits, or its article where it gives the same voice's word for the entry.

        Else the article's source, where the article is its text or its text tells it.
        """
        voice = mention.voice
        credited = mention.outlet or (None if voice is None else beside.get((mention.event.article_id, voice)))
        if credited:
            return credited
        article, group = self.articles[mention.event.article_id], self._group(mention)
        if self._is_whole(article.id) or group in whole or not self._whole[group]:
            return group
        return article.outlet or article.id

    def _group(self, mention: Mention) -> str:
        return self.articles[mention.event.article_id].source_group

    def _is_whole(self, article_id: str) -> bool:
        """Whether the article, or a copy of it, is its source's text throughout."""
        return any(self._readings[copy].rank != PART for copy in self._copies[article_id])

    def _count(self, group: Collection[str], sign: int) -> None:
        """Adds articles of one text to those of their source, or takes them away, where it is that source's."""
        one = next(iter(group))
        if self._is_whole(one):
            self._whole[self.articles[one].source_group] += sign * len(group)
            self._whole += Counter()  # those of none go


def _name(copies: Sequence[Reading]) -> str:
    """The surest label of the copies; of equals, the most frequent, then that of the earliest."""
    surest = min(copy.rank for copy in copies)
    labelled = [copy for copy in copies if copy.rank == surest]
    counts = Counter(copy.article.source_group for copy in labelled)
    first = min(labelled, key=lambda copy: (-counts[copy.article.source_group], copy.article.date or "9"))
    return first.article.source_group
