"""What an entry's sources and denials make of it: reported, corroborated, disputed, denied, contested."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.stories.mention import Mention
from pipeline.stories.overlap import inside

ByText = dict[tuple[str, str], list[Mention]]
"""Article and field -> the denials that stand there."""


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
    bare = _by_text(denial for denial in denials if not denial.claimant.weight)
    return {sources[one.event.id] for one in mentions if not _retells(one, bare)} or set(sources.values())


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
    denied = _by_text(denials)
    for mention in mentions:
        article = mention.event.article_id
        facts[article] = (
            facts.get(article, True) and not mention.event.attribution and not any(_holding(mention, denied))
        )
    return any(facts.values())


def _text(mention: Mention) -> tuple[str, str]:
    """What its offsets are of."""
    return mention.event.article_id, mention.event.field


def _voices(mentions: Iterable[Mention], denials: Sequence[Mention]) -> int:
    """How many sources, outlets aside, are quoted for it; who denies it or tells of the denial does not count."""
    deniers = frozenset().union(*(denial.who.stems for denial in denials))
    denied, voices = _by_text(denials), list[frozenset[str]]()
    for mention in mentions:
        voice = mention.voice
        if voice and not voice & deniers and not _retells(mention, denied) and not any(voice & one for one in voices):
            voices.append(voice)
    return len(voices)


def _by_text(denials: Iterable[Mention]) -> ByText:
    """The denials that stand in each text."""
    found: ByText = {}
    for denial in denials:
        found.setdefault(_text(denial), []).append(denial)
    return found


def _holding(mention: Mention, denied: ByText) -> Iterator[Mention]:
    """The denials within whose claims the mention stands."""
    for denial in denied.get(_text(mention), ()):
        if inside(mention.event.trigger, denial.event.arguments.get("claim", ())):
            yield denial


def _retells(mention: Mention, denied: ByText) -> bool:
    """Whether the mention is but what a denial says is not so: within its claim, and in the same mouth."""
    return any(denial.voice == mention.voice for denial in _holding(mention, denied))
