"""Events made comparable: who, where, when, what kind of people, who says so, with he, it and "the report" resolved."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Argument, Event, Span
from pipeline.stories.media import medium
from pipeline.stories.names import Who, has_title, same, who
from pipeline.stories.people import People, people
from pipeline.stories.places import Place, place
from pipeline.stories.times import When, when
from pipeline.stories.words import WORD, fold, stems, word_set

PERSONAL = word_set("he she him her")
PRONOUNS = PERSONAL | {"it"}  # stand for someone told of, as "the company" does
COMPANIES = word_set("company firm group corporation conglomerate contractor concern manufacturer maker giant")


@dataclass(frozen=True)
class Claim:
    """An event as comparing needs it."""

    event: Event
    order: tuple[str, str, str, int, str]  # date, article, field, offset, id: the same in any order of arrival
    actors: tuple[Who, ...]  # parties, for contracts
    places: tuple[Place, ...]
    people: People | None
    times: tuple[When, ...]
    asserters: tuple[Who, ...]  # innermost first, outlets left out
    media: tuple[str, ...]  # outlets that it is attributed to, innermost first
    speakers: tuple[Who, ...]
    claimants: tuple[Who, ...]
    words: frozenset[str]  # stems of trigger and arguments
    trigger: frozenset[str]  # stems
    sentence: frozenset[str]  # stems

    @property
    def type(self) -> str:
        """The event's type."""
        return self.event.type


@dataclass(frozen=True)
class _Article:
    """Who is named as a source where in an article: what pronouns and "the report" can stand for."""

    sources: tuple[tuple[str, int, Who], ...]  # field, offset
    media: tuple[tuple[str, int, str, str], ...]  # with the name that counts, and as written
    sentences: tuple[str, ...]
    places: frozenset[tuple[str, int, str]]  # field, offset and text of what an event has as its place
    denied: frozenset[tuple[str, int]]  # field and offset of the first event told in the words of each denied claim


def claims_of(events: Sequence[Event], date: str | None) -> tuple[Claim, ...]:
    """An article's events in the order of its text, each read in the light of the others; date is the article's."""
    article = _article(events)
    return tuple(sorted((_claim(event, article, date or "") for event in events), key=lambda claim: claim.order))


def texts(event: Event, role: str) -> tuple[str, ...]:
    """The texts of a role's fillers."""
    return tuple(argument.text for argument in event.arguments.get(role, ()))


def _article(events: Sequence[Event]) -> _Article:
    speaking = ((event.field, start, source) for event in events for start, source in _speaking(event))
    quoted = _in_order((event.field, span) for event in events for span in _quoted(event))
    named = (found for found in speaking if found[2].known and medium(found[2].text) is None)
    return _Article(
        sources=tuple(sorted(named, key=lambda found: (found[0], found[1], found[2].text))),
        media=tuple((field, span.start, name, span.text) for field, span in quoted if (name := medium(span.text))),
        sentences=tuple(sorted({event.sentence.text for event in events})),
        places=frozenset(
            (event.field, found.start, found.text) for event in events for found in event.arguments.get("location", ())
        ),
        denied=frozenset(first for event in events for first in _first_denied(event, events)),
    )


def _first_denied(denial: Event, events: Sequence[Event]) -> list[tuple[str, int]]:
    """The first event within what is denied, of several the one that the denial is sure to mean."""
    told = [event.trigger.start for event in events if event.type != "denial" and event.field == denial.field]
    spans = denial.arguments.get("claim", ())
    inside = [min(starts) for span in spans if (starts := [at for at in told if span.start <= at < span.end])]
    return [(denial.field, start) for start in inside]


def _in_order(spans: Iterable[tuple[str, Span]]) -> list[tuple[str, Span]]:
    return sorted(spans, key=lambda found: (found[0], found[1].start, found[1].end))


def _speaking(event: Event) -> list[tuple[int, Who]]:
    """Whom the text itself lets speak, and where: the outermost source, the speaker."""
    links = [(link.source.start, who(link.source.text, link.name)) for link in event.attribution[-1:] if link.source]
    return [*links, *((speaker.start, _who(speaker)) for speaker in event.arguments.get("speaker", ()))]


def _quoted(event: Event) -> list[Span]:
    """Everyone whom an event names as a source."""
    links = [link.source for link in event.attribution if link.source]
    return [*links, *event.arguments.get("speaker", ()), *event.arguments.get("claimant", ())]


def _who(span: Span) -> Who:
    return who(span.text, span.normalized if isinstance(span, Argument) else None)


def _claim(event: Event, article: _Article, date: str) -> Claim:
    media, asserters = _chain(event, article)
    actors = _people(event, ("party",), article) if event.type == "contract_statement" else _actors(event, article)
    places = (place(argument) for role in ("location",) for argument in event.arguments.get(role, ()))
    return Claim(
        event=event,
        order=(date[:10], event.article_id, event.field, event.trigger.start, event.id),
        actors=actors,
        places=tuple(found for found in places if found),
        people=people(texts(event, "personnel")),
        times=tuple(found for argument in event.arguments.get("time", ()) if (found := when(argument))),
        asserters=asserters,
        media=media,
        speakers=_people(event, ("speaker",), article),
        claimants=_people(event, ("claimant",), article),
        words=_words(event),
        trigger=stems(event.trigger.text),
        sentence=stems(event.sentence.text),
    )


def _words(event: Event) -> frozenset[str]:
    told = [
        argument.text
        for role in ("actor", "personnel", "location", "count", "party", "subject")
        for argument in event.arguments.get(role, ())
    ]
    return stems(" ".join((event.trigger.text, *told)))


def _actors(event: Event, article: _Article) -> tuple[Who, ...]:
    """Who acts; not what the article has as a place, nor whoever only demands it of others."""
    fillers = event.arguments.get("actor", ())
    acting = tuple(
        found
        for found in fillers
        if (event.field, found.start, found.text) not in article.places and not _demands(event, found)
    )
    kept = event.model_copy(update={"arguments": {"actor": acting}})
    return _people(kept, ("actor",), article)


def _demands(event: Event, actor: Argument) -> bool:
    """Whether what may come is on the actor's own word: others are to do what one demands."""
    sources = [link.source for link in event.attribution[-1:] if link.source and event.modality == "possible"]
    return any(
        (source.start <= actor.start and actor.end <= source.end) or same(_who(actor), who(source.text)) is True
        for source in sources
    )


def _people(event: Event, roles: Sequence[str], article: _Article) -> tuple[Who, ...]:
    arguments = (argument for role in roles for argument in event.arguments.get(role, ()))
    return tuple(_resolved(argument, event, article) for argument in arguments if medium(argument.text) is None)


def _chain(event: Event, article: _Article) -> tuple[tuple[str, ...], tuple[Who, ...]]:
    """The outlets and the other sources of an event's attribution.

    "The report" within somebody's words tells what they deny of it; beside that, it is only spoken about.
    """
    media: list[str] = []
    asserters: list[Who] = []
    links = [(link, link.source) for link in event.attribution if link.source]
    for link, source in links:
        name = medium(source.text)
        if name is None:
            asserters.append(who(source.text, link.name) if link.name else _resolved(source, event, article))
        elif name or source is links[-1][1] or (event.field, event.trigger.start) in article.denied:
            media.append(name or _last_medium(source, event, article))
    return tuple(media), tuple(asserters)


def named_media(claim: Claim, article_claims: Sequence[Claim]) -> tuple[str, ...]:
    """The outlets that a denial names as claimants, "the report" resolved to the last one named before it."""
    article = _article([other.event for other in article_claims])
    arguments = claim.event.arguments.get("claimant", ())
    return tuple(
        name or _last_medium(argument, claim.event, article)
        for argument in arguments
        if (name := medium(argument.text)) is not None
    )


def _resolved(span: Span, event: Event, article: _Article) -> Who:
    """Whom a text names; pronouns and "the company" stand for the name beside that word, or the last source named."""
    found = _who(span)
    words = [fold(word) for word in WORD.findall(span.text)]
    stands_for_one = words and (words[0] == "the" or (len(words) == 1 and words[0] in PRONOUNS))
    if found.known or not stands_for_one:
        return found
    before = [
        source
        for field, start, source in article.sources
        if field == event.field and start < span.start and _can_be(words, source)
    ]
    beside = [source for _, _, source in article.sources if _stands_beside(words[-1], source, article)]
    return next(iter(beside), before[-1] if before else found)


def _can_be(words: Sequence[str], source: Who) -> bool:
    """Whether the words can mean the source: he no state, it and the company nobody with a title, others by a name."""
    if words[-1] in PERSONAL:
        return source.state is None
    if words[-1] == "it":
        return not has_title(source.text)
    if not COMPANIES.isdisjoint(words):
        return source.state is None and not has_title(source.text)
    return words[-1] in {fold(word) for word in WORD.findall(source.text)}


def _stands_beside(noun: str, source: Who, article: _Article) -> bool:
    """Whether a sentence has the noun right before the name: "contractor Rostec"."""
    return noun not in PRONOUNS and any(f" {noun} {source.text}" in f" {sentence}" for sentence in article.sentences)


def _last_medium(span: Span, event: Event, article: _Article) -> str:
    """The outlet named last before the span, one whose name has the span's last word if there is any; else ""."""
    before = [(name, text) for field, start, name, text in article.media if (field, start) < (event.field, span.start)]
    words = WORD.findall(span.text)
    same = [name for name, text in before if words and words[-1] in WORD.findall(text)]
    return same[-1] if same else before[-1][0] if before else ""
