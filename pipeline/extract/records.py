"""What the model found made records: spans with offsets into the original, values, sources and ids."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.extract.names import is_name, namings
from pipeline.extract.text.layout import Layout
from pipeline.extract.text.quotes import Quote, find_quotes
from pipeline.extract.values import Context, fullest_names, normalize
from pipeline.extract.values.agents import PRONOUNS
from pipeline.extract.values.words import DETERMINERS, core
from pipeline.ids import event_id
from pipeline.language.decode import Found, Link, Place
from pipeline.model import Argument, Article, Attribution, CleanArticle, Event, Name


@dataclass(frozen=True)
class Recorder:
    """Writes the records of one article; its context is what values are resolved against."""

    article: Article
    layout: Layout
    context: Context
    quotes: tuple[Quote, ...]
    model: str

    @classmethod
    def of(cls, clean: CleanArticle, layout: Layout, found: Sequence[Found], model: str) -> "Recorder":
        """The recorder of an article in which this was found."""
        mentions = [each for one in found for each in _mentions(layout.text, one)]
        longer = namings(mentions, layout.texts)
        names = [*longer, *filter(is_name, dict.fromkeys(core(text) for _, text in mentions))]
        context = Context(date=_date(clean), persons=fullest_names(names), organisations=tuple(longer))
        return cls(clean.article, layout, context, find_quotes(layout.text) if found else (), model)

    def event(self, found: Found) -> Event:
        """The record of an event."""
        article, sentence = self.article, self.layout.sentence(found.trigger[0])
        trigger = self.layout.span(*found.trigger)
        return Event(
            id=event_id(article.id, found.type, sentence.field, trigger),
            article_id=article.id,
            source_id=article.source_id,
            type=found.type,
            subtype=found.subtype,
            field=sentence.field,
            trigger=trigger,
            sentence=sentence.whole,
            arguments=self._arguments(found),
            polarity=found.polarity,
            modality=found.modality,
            attribution=tuple(self._attribution(link, direct) for link, direct in self._links(found)),
            score=found.score,
            model=self.model,
        )

    def _arguments(self, found: Found) -> dict[str, tuple[Argument, ...]]:
        context = replace(self.context, future=found.modality != "actual")
        return {
            role: tuple(self._argument(role, each, context) for each in places)
            for role, places in found.arguments.items()
        }

    def _argument(self, role: str, place: Place, context: Context) -> Argument:
        span = self.layout.span(*place)
        value = normalize(role, self.layout.text[slice(*place)], context)
        return Argument(start=span.start, end=span.end, text=span.text, normalized=value)

    def _links(self, found: Found) -> Iterator[tuple[Link, bool]]:
        """The links, each with whether it quotes: the first whose cue is not itself in the quote around the event."""
        quote = next((quote for quote in self.quotes if quote.holds(found.trigger[0])), None)
        quoted = quote is not None and any(link.direct for link in found.attribution)
        for link in found.attribution:
            direct = quote is not None and quoted and (link.cue is None or not quote.holds(link.cue[0]))
            quoted = quoted and not direct
            yield link, direct

    def _attribution(self, link: Link, direct: bool) -> Attribution:
        """The link with offsets into the original, and whom it names."""
        text = None if link.source is None else self.layout.text[slice(*link.source)]
        value = None if text is None else normalize("speaker", text, self.context)
        name = value if isinstance(value, Name) else None
        return Attribution(
            source=None if link.source is None else self.layout.span(*link.source),
            cue=None if link.cue is None else self.layout.span(*link.cue),
            direct=direct,
            anonymous=text is None or (name is None and _is_anonymous(text)),
            name=name,
        )


def _mentions(text: str, found: Found) -> Iterator[tuple[str, str]]:
    """Role and text of all that is named: arguments, then sources as speakers."""
    for role, places in found.arguments.items():
        yield from ((role, text[start:end]) for start, end in places)
    yield from (("speaker", text[slice(*link.source)]) for link in found.attribution if link.source is not None)


def _is_anonymous(text: str) -> bool:
    """Whether a source without a name stands for nobody named before: "officials", "a diplomat", not "the minister"."""
    words = text.lower().split()
    return not (len(words) == 1 and words[0] in PRONOUNS) and words[0] not in DETERMINERS - {"a", "an"}


def _date(clean: CleanArticle) -> datetime.date | None:
    published = clean.facts.published
    try:
        return datetime.date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None
