"""A story's entries as they grow: a mention joins the entry that it is likest to on average, or opens one.

The cost of a mention hardly grows with the story: it is compared with a few entries that share its words or lie near
it, and of each with a few examples; only which lie near is looked up among all, in one product.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product, starmap

from pipeline.stories.ids import derived_id
from pipeline.stories.learned import Network, Scorer, Thresholds, network, thresholds
from pipeline.stories.likeness import another_state, same, years_apart
from pipeline.stories.mention import Mention, weight
from pipeline.stories.nearest import Nearest

EXAMPLES = 5
"""Mentions of an entry that others are compared with: the first that differ in their sentences."""
CANDIDATES = 8
"""Entries that a mention is compared with, where there are more: those that share its words,"""
CLOSEST = 4
"""and those of the vectors nearest to its own."""
IN_ARTICLE = 200
"""Entries of one article that are looked through."""
MERGED = 16
"""Entries that one mention can show to be one, so that its work has a bound."""
RECENT = 64
"""Entries, those touched last, that one word finds."""


@dataclass(eq=False)
class Entry:
    """A happening: its mentions in the order in which they came."""

    id: str
    number: int  # in the order of opening
    type: str
    mentions: dict[str, Mention] = field(default_factory=dict)  # event id -> mention
    examples: list[Mention] = field(default_factory=list)
    articles: dict[str, list[Mention]] = field(default_factory=dict)

    def add(self, mention: Mention) -> None:
        """Takes in a mention."""
        self.mentions[mention.event.id] = mention
        self.articles.setdefault(mention.event.article_id, []).append(mention)
        known = (example.sentence.stems for example in self.examples)
        if len(self.examples) < EXAMPLES and mention.sentence.stems not in known:
            self.examples.append(mention)


class Entries:
    """All entries of a story, in the order of their opening."""

    def __init__(self, likeness: Network | Scorer | None = None, limits: Thresholds | None = None) -> None:
        self.known: dict[str, Entry] = {}
        self._likeness = likeness or network("same")
        self._limits = limits or thresholds()
        self._used: set[str] = set()
        self._of_article: dict[str, dict[str, None]] = {}
        self._having: dict[str, dict[str, None]] = {}  # a word, with the type -> entries, the last touched last
        self._nearest: dict[str, Nearest] = {}  # by type

    def add(self, mention: Mention) -> tuple[Entry, tuple[Entry, ...]]:
        """The entry that the mention stands in now, and the entries that it showed to be the same one and closed."""
        likest = max(self._scored([mention], mention.event.type), key=_first, default=None)
        entry = likest[1] if likest and likest[0] >= self._limits.same else self.open(mention)
        self.put(entry, mention)
        return self._merged(entry)

    def apart(self, mention: Mention) -> Entry:
        """An entry of the mention alone: it is compared with none, and no later mention with it."""
        entry = self.open(mention)
        entry.add(mention)
        self._of_article.setdefault(mention.event.article_id, {})[entry.id] = None
        return entry

    def open(self, mention: Mention) -> Entry:
        """A new entry for the mention, which is not in it yet."""
        entry = Entry(self._new_id(mention), len(self._used), mention.event.type)
        self.known[entry.id] = entry
        return entry

    def put(self, entry: Entry, mention: Mention) -> None:
        """The mention is one of the entry's from now on."""
        entry.add(mention)
        self._of_article.setdefault(mention.event.article_id, {})[entry.id] = None
        for stem in _findable(mention):
            having = self._having.setdefault(f"{entry.type} {stem}", {})
            having.pop(entry.id, None)
            having[entry.id] = None
        if mention.embedding and mention in entry.examples:
            self._nearest.setdefault(entry.type, Nearest()).add(entry.id, mention.embedding.same)

    def beside(self, mention: Mention) -> list[Entry]:
        """Entries that the mention's article tells of, those told nearest to it first."""
        article = mention.event.article_id
        told = [self.known[name] for name in islice(self._of_article[article], IN_ARTICLE)]
        return sorted(told, key=lambda entry: min(_apart(mention, other) for other in entry.articles[article]))

    def of_article(self, article_id: str) -> tuple[str, ...]:
        """The ids of the entries that an article tells of."""
        return tuple(self._of_article.get(article_id, ()))

    def near(self, type_: str, stems: Iterable[str]) -> list[Entry]:
        """The entries of a type that share most of the words, weighed; of equals, those touched last."""
        found: Counter[str] = Counter()
        for stem in sorted(stems):
            having = self._having.get(f"{type_} {stem}", {})
            rarity = weight([stem])
            for name in islice(reversed(having), RECENT):
                found[name] += round(1000 * rarity)
        return [self.known[name] for name, _ in found.most_common(CANDIDATES)]

    def _scored(self, mentions: list[Mention], type_: str, but: Entry | None = None) -> Iterator[tuple[float, Entry]]:
        stems = frozenset().union(*map(_findable, mentions))
        for entry in dict.fromkeys((*self.near(type_, stems), *self._closest(mentions[-1], type_))):
            pairs = [*product(mentions, entry.examples)]
            if entry is not but and not _vetoed(pairs):
                found = [self._likeness(same(mention, example)) for mention, example in pairs]
                yield sum(found) / len(found), entry

    def _closest(self, mention: Mention, type_: str) -> list[Entry]:
        """The entries that hold the vectors nearest to the mention's."""
        if mention.embedding is None or type_ not in self._nearest:
            return []
        return [self.known[name] for name in self._nearest[type_].to(mention.embedding.same, CLOSEST)]

    def _merged(self, entry: Entry) -> tuple[Entry, tuple[Entry, ...]]:
        closed: list[Entry] = []
        while len(entry.mentions) > 1 and len(closed) < MERGED:
            points, likest = max(self._scored(entry.examples, entry.type, entry), key=_first, default=(0.0, entry))
            if likest is entry or points < self._limits.same:
                break
            entry, gone = sorted((entry, likest), key=lambda one: one.number)
            self._forget(gone)
            for mention in gone.mentions.values():
                self.put(entry, mention)
            closed.append(gone)
        return entry, tuple(closed)

    def _forget(self, entry: Entry) -> None:
        del self.known[entry.id]
        if entry.type in self._nearest:
            self._nearest[entry.type].forget(entry.id)
        for mention in entry.mentions.values():
            self._of_article[mention.event.article_id].pop(entry.id, None)
            for stem in _findable(mention):
                self._having[f"{entry.type} {stem}"].pop(entry.id, None)

    def _new_id(self, mention: Mention) -> str:
        """Derived from the event that opens the entry; one that was closed is not opened again."""
        event = mention.event.id
        turn, name = 0, derived_id("e", event)
        while name in self._used:
            turn, name = turn + 1, derived_id("e", event, str(turn))
        self._used.add(name)
        return name


def _vetoed(pairs: Sequence[tuple[Mention, Mention]]) -> bool:
    """Whether they cannot be one happening, however alike the words."""
    return any(another_state(one.who, other.who) for one, other in pairs) or all(starmap(years_apart, pairs))


def _findable(mention: Mention) -> frozenset[str]:
    """The words by which its entry is found."""
    return mention.told.stems | mention.trigger.stems | mention.sentence.stems


def _apart(one: Mention, other: Mention) -> tuple[bool, int]:
    """The nearer the smaller; what stands in the title is far from the text."""
    return one.event.field != other.event.field, abs(one.event.trigger.start - other.event.trigger.start)


def _first(scored: tuple[float, Entry]) -> float:
    return scored[0]
