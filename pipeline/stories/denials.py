"""Denials: what each denies, and which of them are one denial."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.stories.cast import Cast
from pipeline.stories.claims import Claim, named_media, texts
from pipeline.stories.cluster import gather
from pipeline.stories.compare import same_words
from pipeline.stories.names import TITLES, Who, any_same
from pipeline.stories.pool import Pool
from pipeline.stories.tables import state_names
from pipeline.stories.words import WORD, claim_stems, fold, report_stems, stem, stems

ENOUGH = 2.5  # points from which a denial's claim is a happening
ONE_DENIAL = 2.0  # points from which two denials are one
SAME_WORDS = 0.5  # of the shorter claim's words
NEAR = 400  # characters back in which an unnamed claim is looked for


@dataclass(frozen=True)
class Denial:
    """A denial and the happenings that it denies, by their positions."""

    claim: Claim
    targets: tuple[int, ...] = ()
    content: frozenset[str] = frozenset()  # what its claim says, beyond that it is one, and by whom
    media: tuple[str, ...] = ()  # outlets whose report it denies
    certain: bool = False  # the claim itself tells the happening


class Denials:
    """Finds what the denials of one story deny."""

    def __init__(self, happenings: Sequence[Pool], cast: Cast) -> None:
        self.happenings = happenings
        self.cast = cast
        self.by_article: dict[tuple[str, str], list[tuple[Claim, int]]] = {}
        for index, happening in enumerate(happenings):
            for claim in happening.claims:
                self.by_article.setdefault((claim.event.article_id, claim.event.field), []).append((claim, index))

    def read(self, claims: Sequence[Claim]) -> list[Denial]:
        """Each denial with its targets, first by its own words, then by those of the same speaker beside it."""
        by_article: dict[str, list[Claim]] = {}
        for claim in (*claims, *(claim for happening in self.happenings for claim in happening.claims)):
            by_article.setdefault(claim.event.article_id, []).append(claim)
        own = [self._own(claim, by_article[claim.event.article_id]) for claim in claims]
        return [self._carried(denial, own) for denial in own]

    def one_denial(self, one: Denial, other: Denial) -> float | None:
        """Points for two denials being one; None where they exclude each other."""
        if one.claim.event.polarity != other.claim.event.polarity or self._apart(one, other):
            return None
        camp = self.cast.any_camp(one.claim.speakers, other.claim.speakers)
        if camp is False:
            return None
        if same_words(one.claim, other.claim):
            return 4.0
        shared = bool(set(one.targets) & set(other.targets))
        words = len(one.content & other.content) / max(1, min(len(one.content), len(other.content)))
        same_article = one.claim.event.article_id == other.claim.event.article_id
        told_alike = same_article or words >= SAME_WORDS or (one.certain and other.certain)
        if camp is None and not (shared and told_alike):
            return 0.0
        claimant = any_same(one.claim.claimants, other.claim.claimants) or bool(set(one.media) & set(other.media))
        return (3.0 if shared else 0.0) + (2.0 if claimant else 0.0) + (2.0 if words >= SAME_WORDS else 0.0)

    def _apart(self, one: Denial, other: Denial) -> bool:
        """Of claims that are told to differ, or made by others."""
        if set(one.targets) & set(other.targets):
            return False
        if one.certain and other.certain:
            return not set(one.media) & set(other.media)
        if not one.targets and not other.targets and one.content and other.content:
            return not one.content & other.content
        mixed = (one.claim.claimants and other.media) or (other.claim.claimants and one.media)
        return any_same(one.claim.claimants, other.claim.claimants) is False or bool(mixed)

    def _own(self, claim: Claim, article: Sequence[Claim]) -> Denial:
        content = self._content(claim)
        media = named_media(claim, article)
        inside = self._inside(claim)
        if inside:
            return Denial(claim, inside, content, self._media(media, inside, claim), certain=True)
        best = self._best(claim, content, media)
        targets = () if best is None else (best,)
        certain = best is not None and bool(content & self.happenings[best].words)
        return Denial(claim, targets, content, self._media(media, targets, claim), certain)

    def _media(self, named: Iterable[str], targets: Iterable[int], claim: Claim) -> tuple[str, ...]:
        """The outlets denied: those named, or those that reported what a denied "report" told."""
        known = {name for name in named if name}
        if not known and (self._is_report(claim) or tuple(named)):
            known = {name for target in targets for name in self.happenings[target].media}
        return tuple(sorted(known))

    def _inside(self, claim: Claim) -> tuple[int, ...]:
        """The happenings told in the words that are denied; of those disputed, the first."""
        event = claim.event
        spans = event.arguments.get("claim", ())
        found = [
            (told.event.trigger.start, index)
            for told, index in self.by_article.get((event.article_id, event.field), ())
            if any(span.start <= told.event.trigger.start < span.end for span in spans)
        ]
        denied = [place for place in found if not self._own_word(claim, self.happenings[place[1]])] or found
        first = sorted(denied)[: 1 if event.subtype == "dispute" else None]
        return tuple(sorted({index for _, index in first}))

    def _is_own(self, claim: Claim, told: Claim) -> bool:
        """Whether it is the denial's speaker alone who tells it: "which it said was still there"."""
        camps = [self.cast.any_camp(claim.speakers, [source]) for source in told.asserters]
        return bool(camps) and all(camps)

    def _content(self, claim: Claim) -> frozenset[str]:
        """Stems of what is denied, without words for claims, the speaker and the claimant."""
        text = " ".join(texts(claim.event, "claim"))
        people = (*claim.speakers, *claim.claimants, *self._named_asserters(text))
        names = {stem(word) for person in people for word in self.cast.names_of(person)}
        states = {stem(word) for person in people for word in state_names(self.cast.states_of(person))}
        return stems(text) - claim_stems() - _titles() - names - _grown(states, text)

    def _named_asserters(self, text: str) -> list[Who]:
        """Sources of the story's claims whom the denied words name."""
        capitals = {fold(word) for word in WORD.findall(text) if word[0].isupper()}
        everyone = (source for happening in self.happenings for source in happening.asserters)
        return [source for source in everyone if source.name and source.name & capitals and not source.state]

    def _best(self, claim: Claim, content: frozenset[str], media: Sequence[str]) -> int | None:
        """The likeliest happening, where one is likely enough."""
        scored = [
            (points, not happening.is_state_of_things, len(happening.claims), -index)
            for index, happening in enumerate(self.happenings)
            if (points := self._points(claim, content, media, happening)) >= ENOUGH
        ]
        return -max(scored)[3] if scored else None

    def _points(self, claim: Claim, content: frozenset[str], media: Sequence[str], happening: Pool) -> float:
        if self._own_word(claim, happening):
            return 0.0
        shared = content & happening.words
        if content and (not shared or len(shared) * 3 < len(content)):
            return 0.0
        about = min(3.0, len(shared)) + (1.0 if shared & happening.triggers else 0.0)
        whose = self._whose(claim, media, happening)
        if whose is None or (not content and (whose < ENOUGH or happening.is_open)):
            return 0.0
        actors = (actor for told in happening.claims for actor in told.actors)
        own = 1.0 if self.cast.any_camp(claim.speakers, actors) else 0.0
        return about + whose + own - (0.0 if happening.firm else 0.5)

    def _whose(self, claim: Claim, media: Sequence[str], happening: Pool) -> float | None:
        """3 where the one who is contradicted asserts the happening, None where others alone do."""
        text = " ".join(texts(claim.event, "claim"))
        claimants = (*claim.claimants, *self._named_asserters(text))
        before = [told for told in happening.claims if not _is_later(told, claim)]
        asserters = [source for told in before for source in told.asserters]
        if any_same(claimants, asserters) or any(set(media) & set(told.media) - {""} for told in before):
            return 3.0
        unnamed = not claimants and (self._is_report(claim) or "" in media)
        if unnamed and happening.is_news_report(claim.event.article_id):
            same_article = any(told.event.article_id == claim.event.article_id for told in happening.claims)
            return 3.5 if same_article else 3.0
        named = [source for source in happening.asserters if source.known]
        return None if claimants and any(who.known for who in claimants) and named else 0.0

    def _is_report(self, claim: Claim) -> bool:
        """Whether "the report", "newspaper reports" or the like is what is denied."""
        return bool(stems(" ".join(texts(claim.event, "claim"))) & report_stems())

    def _own_word(self, claim: Claim, happening: Pool) -> bool:
        """Whether the speaker's own side is mostly who asserts the happening."""
        sourced = [told for told in happening.claims if told.asserters]
        own = sum(self._is_own(claim, told) for told in sourced)
        return bool(sourced) and own * 2 > len(sourced)

    def _carried(self, denial: Denial, others: Sequence[Denial]) -> Denial:
        """A denial of an unnamed claim denies what its speaker denies beside it, or what was just told."""
        if denial.targets or denial.content:
            return denial
        near = [other for other in others if other.targets and self._continues(denial, other)]
        if near:
            nearest = min(near, key=lambda other: (*_remoteness(denial.claim, other.claim), other.claim.order))
            return Denial(denial.claim, nearest.targets, denial.content, nearest.media)
        return Denial(denial.claim, self._just_told(denial.claim), denial.content, denial.media)

    def _continues(self, denial: Denial, other: Denial) -> bool:
        if denial.claim.event.article_id != other.claim.event.article_id or (denial.media and not other.media):
            return False
        claimants = any_same(denial.claim.claimants, other.claim.claimants)
        return claimants is not False and self.cast.any_camp(denial.claim.speakers, other.claim.speakers) is not False

    def _just_told(self, claim: Claim) -> tuple[int, ...]:
        """The last happening told before, on another's word."""
        before = [
            (told.event.trigger.start, index)
            for index, happening in enumerate(self.happenings)
            for told in happening.claims
            if happening.firm
            and told.asserters
            and 0 < _back(claim, told) <= NEAR
            and self.cast.any_camp(claim.speakers, told.asserters) is False
        ]
        return (max(before)[1],) if before and not claim.event.arguments.get("claimant") else ()


def gathered(denials: Sequence[Denial], reader: Denials) -> list[tuple[int, ...]]:
    """The denials that are one, by their positions."""
    return gather(denials, reader.one_denial, ONE_DENIAL)


def _titles() -> frozenset[str]:
    return frozenset(stem(title) for title in TITLES)


def _grown(names: set[str], text: str) -> frozenset[str]:
    """Stems of the text's words that begin as one of the names does: Russian, of Russia."""
    return frozenset(
        word
        for word in stems(text)
        for name in names
        if len(name) > 3 and word.startswith(name[: max(4, len(name) - 1)])
    )


def _remoteness(one: Claim, other: Claim) -> tuple[bool, int]:
    """Another speaker of the same side is further away than the same one."""
    same_speaker = any_same(one.speakers, other.speakers) is True
    return not same_speaker, abs(one.event.trigger.start - other.event.trigger.start)


def _is_later(told: Claim, claim: Claim) -> bool:
    """Whether it was told on a later day than the denial was made."""
    return told.order[0] > claim.order[0] != ""


def _back(claim: Claim, told: Claim) -> int:
    """Characters from what was told to the denial; 0 in another article."""
    same = (claim.event.article_id, claim.event.field) == (told.event.article_id, told.event.field)
    return claim.event.trigger.start - told.event.trigger.start if same else 0
