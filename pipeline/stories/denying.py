"""How far a denial denies what a mention tells."""

import math
from collections.abc import Sequence

from pipeline.stories.embedding import NEARNESS, nearness
from pipeline.stories.likeness import FAR, SUBTYPES
from pipeline.stories.mention import Mention
from pipeline.stories.overlap import closeness, common, cosine, inside, places, within

DENIES = (
    *("claim: told", "claim in told", "claim: cosine", "claim in sentence", "told in claim", "trigger in claim"),
    *("told in sentence", "trigger in sentence", "sentence: shared", "sentence: cosine"),
    *("who in claim", "where in claim", "matter in claim"),
    *("who in sentence", "where in sentence", "matter in sentence"),
    *("claimant: both told", "claimant is its source", "claimant: who", "denier is who", "denier is its source"),
    *("one article", "one sentence", "right before", "before", "far apart"),
    *("undated", "days apart", "told later", "same day", "claim is long", "claimant told"),
    *("negative", "planned", "possible", "attributed", "much told", *SUBTYPES),
    *("affirmed inside the claim", "negated inside the claim"),
    *("affirmed claim: shared", "affirmed claim: cosine", "affirmed claim in sentence"),
    *(f"embeddings{what}" for what in NEARNESS),
    *(f"embeddings alike{what}" for what in NEARNESS),
)
"""The features of a denial and a mention that it may deny."""


def denies(denial: Mention, other: Mention) -> Sequence[float]:
    """The values of DENIES."""
    first, second = denial.event, other.event
    claim, sentence = denial.claim, denial.sentence
    matter = other.people if other.people.weight else other.subject
    here, beside = places(denial, other)
    gap = None if denial.day is None or other.day is None else denial.day - other.day
    before = beside and second.trigger.start < first.trigger.start
    held, negative = beside and inside(second.trigger, first.arguments.get("claim", ())), second.polarity == "negative"
    claimed = (*common(claim, other.told), cosine(claim, other.told), within(claim, other.sentence))
    distance = abs(first.trigger.start - second.trigger.start)
    return (
        *claimed,
        *(within(part, whole) for whole in (claim, sentence) for part in (other.told, other.trigger)),
        *closeness(sentence, other.sentence),
        *(within(part, whole) for whole in (claim, sentence) for part in (other.who, other.where, matter)),
        *common(denial.claimant, other.source),
        *(common(denial.claimant, other.who)[1], common(denial.who, other.who)[1]),
        common(denial.who, other.source)[1],
        here,
        beside and first.sentence.start == second.sentence.start,
        before and distance < FAR / 5,
        before,
        min(1.0, distance / FAR) if beside else 0.0,
        *(gap is None, math.log1p(abs(gap or 0)), (gap or 0) < 0, gap == 0),
        min(1.0, len(claim.stems) / 12),
        bool(denial.claimant.weight),
        (first.polarity == "negative") + negative,
        (first.modality == "planned") + (second.modality == "planned"),
        (first.modality == "possible") + (second.modality == "possible"),
        bool(second.attribution),
        min(1.0, len(other.told.stems) / 12),
        *((first.subtype == subtype) + (second.subtype == subtype) for subtype in SUBTYPES),
        *(held and not negative, held and negative),
        *(0.0 if negative else value for value in claimed[1:]),
        *nearness(denial.embedding and denial.embedding.denies, other.embedding and other.embedding.denied),
        *nearness(denial.embedding and denial.embedding.same, other.embedding and other.embedding.same),
    )
