"""What an entry's sources and denials make of it: reported, corroborated, disputed, denied, contested."""

from collections.abc import Sequence

from pipeline.stories.cast import Cast
from pipeline.stories.claims import Claim
from pipeline.stories.denials import Denial


def status(claims: Sequence[Claim], sources: int, denials: Sequence[Denial], cast: Cast) -> str:
    """The status of a happening with that many independent sources and these denials of it."""
    if not denials:
        return "corroborated" if sources > 1 else "reported"
    if all(denial.claim.event.subtype == "dispute" for denial in denials):
        return "disputed"
    voices = _voices(claims, denials, cast)
    return "contested" if _own_voice(claims, denials) or (sources > 1 and voices > 1) else "denied"


def confirmed(claims: Sequence[Claim], denials: Sequence[Denial], cast: Cast) -> bool:
    """Whether a denier itself asserts the happening in an article of a later day than the denial."""
    return any(
        claim.order[0] > denial.claim.order[0] != ""
        and cast.any_camp(denial.claim.speakers, claim.asserters) is True
        and all(cast.same_camp(source, speaker) for source in claim.asserters for speaker in denial.claim.speakers)
        for claim in claims
        for denial in denials
    )


def _own_voice(claims: Sequence[Claim], denials: Sequence[Denial]) -> bool:
    """Whether an article tells it throughout as a fact, and not as somebody's word."""
    words: dict[str, list[Claim]] = {}
    for claim in claims:
        words.setdefault(claim.event.article_id, []).append(claim)
    return any(all(_is_fact(claim, denials) for claim in told) for told in words.values())


def _is_fact(claim: Claim, denials: Sequence[Denial]) -> bool:
    event = claim.event
    spans = [
        span
        for denial in denials
        if (denial.claim.event.article_id, denial.claim.event.field) == (event.article_id, event.field)
        for span in denial.claim.event.arguments.get("claim", ())
    ]
    return not event.attribution and not any(span.start <= event.trigger.start < span.end for span in spans)


def _voices(claims: Sequence[Claim], denials: Sequence[Denial], cast: Cast) -> int:
    """How many different sources, outlets aside, are quoted for it; deniers who retell the claim do not count."""
    voices: list[Claim] = []
    deniers = [speaker for denial in denials for speaker in denial.claim.speakers]
    for claim in claims:
        others = [who for who in claim.asserters if who.known and not cast.any_camp([who], deniers)]
        if others and not any(cast.any_camp(others, voice.asserters) for voice in voices):
            voices.append(claim)
    return len(voices) + confirmed(claims, denials, cast)
