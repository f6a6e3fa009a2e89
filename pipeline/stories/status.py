"""What an entry's sources and denials make of it: reported, corroborated, disputed, denied, contested."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.model import Argument, Event
from pipeline.stories.mention import Mention
from pipeline.stories.overlap import inside


def status(
    mentions: Iterable[Mention], sources: int, denials: Sequence[Mention], doubtful: Sequence[Mention] = ()
) -> str:
    """The status of a happening with that many independent sources and these denials of it.

    Doubtful ones decide nothing, but whoever speaks in them is not quoted for the happening.
    """
    if not denials:
        return "corroborated" if sources > 1 else "reported"
    if all(denial.event.subtype == "dispute" for denial in denials):
        return "disputed"
    told = list(mentions)
    voices = _voices(told, [*denials, *doubtful]) + confirmed(told, denials)
    return "contested" if _own_voice(told, denials) or (sources > 1 and voices > 1) else "denied"


def asserting(mentions: Sequence[Mention], denials: Sequence[Mention], sources: Mapping[str, str]) -> set[str]:
    """Of an entry's sources (event id -> source) those that assert it or name who does: not what only tells a denial.

    All of them where none does more.
    """
    bare: dict[tuple[str, str], list[Mention]] = {}
    for denial in denials:
        if not denial.claimant.weight:
            bare.setdefault(_text(denial), []).append(denial)
    told = ((one, bare.get(_text(one), ())) for one in mentions)
    more = {sources[one.event.id] for one, beside in told if not any(_retells(denial, one) for denial in beside)}
    return more or set(sources.values())


def confirmed(mentions: Iterable[Mention], denials: Sequence[Mention]) -> bool:
    """Whether a denier itself asserts the happening in an article of a later day than the denial."""
    return any(
        mention.day is not None
        and denial.day is not None
        and mention.day > denial.day
        and bool(mention.voice)
        and mention.source.stems <= denial.who.stems
        for mention in mentions
        for denial in denials
    )


def _own_voice(mentions: Iterable[Mention], denials: Sequence[Mention]) -> bool:
    """Whether an article tells it throughout as a fact, and not as somebody's word."""
    facts: dict[str, bool] = {}
    claims: dict[tuple[str, str], list[Argument]] = {}
    for denial in denials:
        claims.setdefault(_text(denial), []).extend(denial.event.arguments.get("claim", ()))
    for mention in mentions:
        article = mention.event.article_id
        facts[article] = facts.get(article, True) and _is_fact(mention.event, claims.get(_text(mention), ()))
    return any(facts.values())


def _text(mention: Mention) -> tuple[str, str]:
    """What its offsets are of."""
    return mention.event.article_id, mention.event.field


def _is_fact(event: Event, claims: Iterable[Argument]) -> bool:
    return not event.attribution and not inside(event.trigger, claims)


def _voices(mentions: Iterable[Mention], denials: Sequence[Mention]) -> int:
    """How many sources, outlets aside, are quoted for it; who denies it or tells of the denial does not count."""
    deniers = frozenset().union(*(denial.who.stems for denial in denials))
    voices: list[frozenset[str]] = []
    for mention in mentions:
        voice = mention.voice
        tells_of_denial = any(_retells(denial, mention) for denial in denials)
        if voice and not voice & deniers and not tells_of_denial and not any(voice & known for known in voices):
            voices.append(voice)
    return len(voices)


def _retells(denial: Mention, mention: Mention) -> bool:
    """Whether the mention is but what the denial says is not so: within its claim, and in the same mouth."""
    claim = denial.event.arguments.get("claim", ())
    here = _text(mention) == _text(denial) and mention.voice == denial.voice
    return here and inside(mention.event.trigger, claim)
