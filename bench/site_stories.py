"""Made-up stories, as large a read model as a year's news makes: many small ones, few large ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from random import Random

from pipeline.model import (
    Argument,
    Article,
    Attribution,
    CleanArticle,
    Count,
    Entry,
    Facts,
    Mention,
    Metadata,
    Name,
    Span,
    StatusChange,
    Story,
    StoryArticle,
)
from pipeline.stories.tables import rarity

FULL, LARGE = 2_000, 200  # articles of the largest story and of one that is measured
FALL = 0.75  # sizes of the others fall by this power of their rank
EVENTFUL, EVENTS = 0.4, 2  # share of articles with events, and how many
WORDS = 300  # of an article
DAYS = 365
OUTLETS = tuple(f"The {place} {kind}" for place in "Northern Southern Eastern Western".split() for kind in
                "Post Times Herald Courier Gazette Tribune Echo Mirror Star Sun".split())  # fmt: skip
STATES = tuple(zip("Norway Chad Mali France Peru Oman Kenya Japan".split(), "NO TD ML FR PE OM KE JP".split(),
                   strict=True))  # fmt: skip
SUBTYPES = {"personnel_deployment": "deploy", "contract_statement": "sign", "denial": "deny"}
ROLES = {
    "personnel_deployment": ("actor", "personnel", "location", "count"),
    "contract_statement": ("party", "subject", "location"),
    "denial": ("speaker", "claim", "claimant"),
}


@dataclass(frozen=True)
class Maker:
    """Stories drawn by chance; the same seed gives the same."""

    chance: Random

    def stories(self, articles: int) -> Iterator[tuple[Story, list[CleanArticle]]]:
        """Stories with their texts, until so many articles are there."""
        made = 0
        for rank in range(articles):
            size = LARGE if rank == 1 else max(1, int(FULL / (1 + rank) ** FALL))
            size = min(size, articles - made)
            made += size
            if not size:
                return
            yield self._story(f"s-{rank:016x}", size)

    @cached_property
    def _words(self) -> tuple[list[str], list[float]]:
        """Words, and how common each and those before it are."""
        weights = rarity()
        return list(weights), list(accumulate(2.718**-weight for weight in weights.values()))

    def _prose(self, words: int) -> str:
        terms, common = self._words
        return " ".join(self.chance.choices(terms, cum_weights=common, k=words))

    def _story(self, story_id: str, size: int) -> tuple[Story, list[CleanArticle]]:
        names = [f"{story_id[2:]}{number:016x}" for number in range(size)]
        articles = [self._article(name) for name in names]
        entries = self._entries(articles)
        dates = sorted(article.date or "" for article in articles)
        story = Story(
            story_id=story_id,
            title=self._prose(8).capitalize(),
            first_date=dates[0],
            last_date=dates[-1],
            articles=tuple(articles),
            entries=tuple(entries),
            independent_sources=len({article.source_group for article in articles}),
            last_seq=4 * size,
        )
        return story, [self._text(article) for article in articles]

    def _article(self, name: str) -> StoryArticle:
        day = self.chance.randrange(DAYS)
        outlet = self.chance.choice(OUTLETS)
        return StoryArticle(
            id=name,
            source_id=f"{name}.txt",
            title=self._prose(9).capitalize(),
            outlet=outlet,
            date=f"2025-{1 + day // 31:02}-{1 + day % 28:02}",
            source_group=self.chance.choice((outlet, "Reuters", "AFP")),
        )

    def _text(self, article: StoryArticle) -> CleanArticle:
        text = "\n".join(self._prose(WORDS // 6) for _ in range(6))
        given = Metadata(title=article.title, url=f"https://news.example/{article.id}")
        made = Article(
            id=article.id,
            source_id=article.source_id,
            source=article.source_id,
            content_type="text/plain",
            text=text,
            metadata=given,
        )
        return CleanArticle(article=made, facts=Facts())

    def _entries(self, articles: list[StoryArticle]) -> list[Entry]:
        eventful = [article for article in articles if self.chance.random() < EVENTFUL]
        mentions: dict[int, list[StoryArticle]] = {}
        for article in eventful:
            for _ in range(EVENTS):
                at = int(len(eventful) * self.chance.random() ** 2)
                mentions.setdefault(at, []).append(article)
        made = [self._entry(f"{articles[0].id[:16]}-{at}", told) for at, told in mentions.items()]
        denials = [entry.id for entry in made if entry.type == "denial"]
        return [self._challenged(entry, denials) for entry in made]

    def _entry(self, name: str, told: list[StoryArticle]) -> Entry:
        kind = self.chance.choice(tuple(SUBTYPES))
        mentions = tuple(self._mention(f"{name}-{number}", kind, article) for number, article in enumerate(told))
        sources = tuple(dict.fromkeys(mention.source for mention in mentions))
        status = "reported" if len(sources) == 1 else "corroborated"
        return Entry(
            id=name,
            type=kind,
            subtype=SUBTYPES[kind],
            status=status,
            independent_sources=len(sources),
            sources=sources,
            arguments=mentions[0].arguments,
            mentions=mentions,
            history=tuple(
                StatusChange(status=each, seq=seq, article_id=told[0].id, date=told[0].date)
                for seq, each in enumerate(dict.fromkeys(("reported", status)))
            ),
        )

    def _challenged(self, entry: Entry, denials: list[str]) -> Entry:
        if entry.type == "denial" or not denials or self.chance.random() > 0.3:
            return entry
        name = self.chance.choice(denials)
        return entry.model_copy(
            update={"denied_by": (name,), "denial_scores": {name: 0.9}, "status": self.chance.choice(CHALLENGED)}
        )

    def _mention(self, name: str, kind: str, article: StoryArticle) -> Mention:
        sentence, subtype, at = self._prose(20), SUBTYPES[kind], self.chance.randrange(1_000)
        state, code = self.chance.choice(STATES)
        return Mention(
            article_id=article.id,
            source_id=article.source_id,
            event_id=name,
            trigger=Span(start=at, end=at + 4, text=sentence.split()[0]),
            sentence=sentence,
            subtype=subtype,
            polarity="positive",
            modality="actual",
            arguments={role: (self._argument(role, at),) for role in ROLES[kind]},
            attribution=(
                Attribution(
                    source=Span(start=at, end=at + len(state), text=state),
                    direct=False,
                    anonymous=False,
                    name=Name(name=state, iso3166=code),
                ),
            ),
            source=article.source_group,
            score=0.9,
        )

    def _argument(self, role: str, at: int) -> Argument:
        if role == "count":
            number = self.chance.randrange(1, 5_000)
            return Argument(start=at, end=at + 4, text=str(number), normalized=Count(min=number, max=number))
        if role in ("personnel", "subject", "claim"):
            return Argument(start=at, end=at + 20, text=self._prose(3))
        state, code = self.chance.choice(STATES)
        return Argument(start=at, end=at + len(state), text=state, normalized=Name(name=state, iso3166=code))


CHALLENGED = ("denied", "contested", "disputed")
