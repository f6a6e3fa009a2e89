"""A happening's claims taken together, as a denial may deny them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.stories.claims import Claim
from pipeline.stories.names import Who


@dataclass(frozen=True)
class Pool:
    """A happening as a denial may deny it."""

    claims: tuple[Claim, ...]
    words: frozenset[str]
    triggers: frozenset[str]
    asserters: tuple[Who, ...]
    media: frozenset[str]

    @property
    def firm(self) -> bool:
        """Told as a fact, and not as a plan, a demand or something that did not happen."""
        event = self.claims[0].event
        return event.modality == "actual" and event.polarity == "positive"

    @property
    def is_open(self) -> bool:
        """A demand, a possibility: no claim that can be true or false."""
        return self.claims[0].event.modality == "possible"

    def is_news_report(self, article_id: str) -> bool:
        """Whether the article, or all where it does not tell it, has it from outlets and on nobody's word beside."""
        claims = [claim for claim in self.claims if claim.event.article_id == article_id] or self.claims
        named = [claim for claim in claims if any(who.known for who in claim.asserters)]
        reported = [claim for claim in claims if any(claim.media) and claim not in named]
        return len(reported) * 2 > len(claims)

    @property
    def is_state_of_things(self) -> bool:
        """Background rather than news: people who are somewhere, terms of a contract."""
        return self.claims[0].event.subtype in ("presence", "describe")


def pooled(claims: Sequence[Claim]) -> Pool:
    """A happening's claims, pooled."""
    return Pool(
        claims=tuple(claims),
        words=frozenset(word for claim in claims for word in claim.words),
        triggers=frozenset(word for claim in claims for word in claim.trigger),
        asserters=tuple(source for claim in claims for source in claim.asserters),
        media=frozenset(name for claim in claims for name in claim.media if name),
    )
