"""Findings made records: spans with offsets into the original, values, sources and ids."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from pipeline.extract.attribution import Sources
from pipeline.extract.matching import Finding
from pipeline.extract.spans import Ranges, words
from pipeline.extract.text.passages import Passage
from pipeline.extract.values import Context, normalize
from pipeline.model import Argument, Article, Attribution, Event, Name


@dataclass(frozen=True)
class Draft:
    """A finding with where its arguments stand in its passage and whom it is attributed to, values still open."""

    finding: Finding
    passage: Passage
    roles: dict[str, Ranges]
    links: tuple[Attribution, ...]

    def mentions(self) -> Iterator[tuple[str, str]]:
        """Role and text of all that is named: arguments, then sources as speakers."""
        for role, ranges in self.roles.items():
            yield from ((role, self.passage.doc.text[start:end]) for start, end in ranges)
        yield from (("speaker", link.source.text) for link in self.links if link.source is not None)


def drafts(passage: Passage, findings: tuple[Finding, ...]) -> list[Draft]:
    """The findings of a passage, drafted."""
    sources = Sources(passage.doc, passage.quotes) if findings else None
    return [_draft(finding, passage, sources) for finding in findings] if sources is not None else []


def _draft(finding: Finding, passage: Passage, sources: Sources) -> Draft:
    roles = {role: list(dict.fromkeys(ranges)) for role, ranges in finding.ranges()}
    return Draft(finding, passage, roles, tuple(sources.of(finding.frame.trigger[0])))


@dataclass(frozen=True)
class Recorder:
    """Writes the records of one article; its context is what values are resolved against."""

    article: Article
    context: Context

    def event(self, draft: Draft) -> Event:
        """The record of a draft."""
        finding, article = draft.finding, self.article
        sentence = draft.passage.sentence(finding.frame.head)
        trigger = draft.passage.span(*words(*finding.frame.trigger)[0])
        return Event(
            id=_event_id(article.id, finding.type, sentence.field, trigger.start, trigger.end),
            article_id=article.id,
            source_id=article.source_id,
            type=finding.type,
            subtype=finding.subtype,
            field=sentence.field,
            trigger=trigger,
            sentence=sentence.whole,
            arguments=self._arguments(draft),
            polarity=finding.polarity,
            modality=finding.modality,
            attribution=tuple(self._attribution(link, draft.passage) for link in draft.links),
            rule=f"{finding.type}/{finding.rule.name}",
        )

    def _arguments(self, draft: Draft) -> dict[str, tuple[Argument, ...]]:
        context = replace(self.context, future=draft.finding.modality != "actual")
        return {
            role: tuple(_argument(role, draft.passage, each, context) for each in ranges)
            for role, ranges in draft.roles.items()
            if ranges
        }

    def _attribution(self, link: Attribution, passage: Passage) -> Attribution:
        """The link with offsets into the original, and whom it names."""
        cue = passage.span(link.cue.start, link.cue.end)
        if link.source is None:
            return link.model_copy(update={"cue": cue})
        value = normalize("speaker", link.source.text, self.context)
        name = value if isinstance(value, Name) else None
        source = passage.span(link.source.start, link.source.end)
        return link.model_copy(update={"cue": cue, "source": source, "name": name})


def _argument(role: str, passage: Passage, place: tuple[int, int], context: Context) -> Argument:
    span = passage.span(*place)
    value = normalize(role, passage.doc.text[slice(*place)], context)
    return Argument(start=span.start, end=span.end, text=span.text, normalized=value)


def _event_id(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()
