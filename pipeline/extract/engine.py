"""Text in, events out: sentences picked, parsed, matched against every event type, and turned into records.

What costs most is done for the fewest sentences: words are read of all, trees made of those that can hold an event,
entities looked for where a tree leaves a rule undecided, and names in full where an event names somebody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.extract.classes import STATE_WORDS
from pipeline.extract.context import context_of, name_sentences
from pipeline.extract.events import EVENT_TYPES
from pipeline.extract.eventtype import EventType
from pipeline.extract.finding import Finder, Found, Trees
from pipeline.extract.records import Draft, Recorder, drafts
from pipeline.extract.text.headlines import plain_case
from pipeline.extract.text.passages import Layout
from pipeline.extract.text.view import read
from pipeline.language.select import Selector
from pipeline.language.stages import Stages, awaits_entities
from pipeline.model import CleanArticle, Event


@dataclass(frozen=True)
class Explained:
    """An event with the sentence's tree that its rule matched."""

    event: Event
    sentence: Span


class Extractor:
    """Finds the events of articles; holds the language model and the compiled rules, nothing between calls."""

    def __init__(self, nlp: Language, types: Mapping[str, EventType] = EVENT_TYPES, *, parse_all: bool = False) -> None:
        self._stages = Stages(nlp)
        self._finder = Finder(self._stages, types)
        leads = list(self._finder.leads())
        self._selector = Selector(leads, everything=parse_all)
        words = (lead.forms | company for lead, company in leads if not lead.then)
        self._known = frozenset().union(*words) - STATE_WORDS

    def extract(self, batch: Sequence[CleanArticle]) -> list[tuple[Event, ...]]:
        """The events of each article, in the order of the batch; within an article by place in the text."""
        return [tuple(each.event for each in found) for found in self.explain(batch)]

    def explain(self, batch: Sequence[CleanArticle]) -> list[tuple[Explained, ...]]:
        """As extract, with the tree behind each event; the rule's name is in the event."""
        layouts = [Layout.of(read(clean)) for clean in batch]
        trees, found = self._found(layouts)
        drafted = [[draft for each in some.values() for draft in drafts(*each)] for some in found]
        named = self._names(layouts, drafted, trees)
        return [tuple(_explained(*each)) for each in zip(batch, drafted, named, strict=True)]

    def _found(self, layouts: Sequence[Layout]) -> tuple[list[Trees], list[Found]]:
        """The trees of each layout and what is found in them: first where words are, then with what quotes join."""
        picked = self._parse(layouts, [self._selector.select(one.texts, one.words) for one in layouts])
        found = self._finder.find(layouts, picked, [{} for _ in layouts])
        around = [_around(*each) for each in zip(layouts, found, picked, strict=True)]
        more = self._parse(layouts, around)
        trees: list[Trees] = [{**parsed, **extra} for parsed, extra in zip(picked, more, strict=True)]
        return trees, self._finder.find(layouts, trees, found)

    def _parse(self, layouts: Sequence[Layout], numbers: Sequence[Sequence[int]]) -> list[Trees]:
        """The trees of the numbered sentences of each layout; all go through the model in one stream."""
        picked = [one.sentences[index].text for one, some in zip(layouts, numbers, strict=True) for index in some]
        docs = self._stages.trees(plain_case(text, self._known) for text in picked)
        return [{index: next(docs) for index in some} for some in numbers]

    def _names(
        self, layouts: Sequence[Layout], drafted: Sequence[Sequence[Draft]], trees: Sequence[Trees]
    ) -> list[list[Doc]]:
        """The sentences of each layout, entities known, that hold its drafts or name in full whom they mention."""
        full = [
            name_sentences([each for draft in some for each in draft.mentions()], one.texts)
            for one, some in zip(layouts, drafted, strict=True)
        ]
        open_ = [
            [number for number in some if number not in known or awaits_entities(known[number])]
            for some, known in zip(full, trees, strict=True)
        ]
        texts = [one.sentences[number].text for one, some in zip(layouts, open_, strict=True) for number in some]
        docs = iter(self._stages.labelled(texts))
        read_anew = [{number: next(docs) for number in some} for some in open_]
        return [
            [*_passages(drafts_), *({**known, **new}[number] for number in some)]
            for drafts_, some, known, new in zip(drafted, full, trees, read_anew, strict=True)
        ]


def _passages(drafted: Sequence[Draft]) -> list[Doc]:
    """The passages of drafts, each once."""
    return list({id(draft.passage): draft.passage.doc for draft in drafted}.values())


def _around(layout: Layout, found: Found, parsed: Trees) -> list[int]:
    """The sentences, not parsed so far, that share a quote with a finding: they may say who speaks."""
    held = {one.sentence(each.frame.head).index for one, findings in found.values() for each in findings}
    bonds = [range(first, last + 1) for first, last in layout.bonds()] if held else []
    return sorted({number for bond in bonds if not held.isdisjoint(bond) for number in bond} - parsed.keys())


def _explained(clean: CleanArticle, drafted: Sequence[Draft], named: Sequence[Doc]) -> Iterator[Explained]:
    recorder = Recorder(clean.article, context_of(clean, named)) if drafted else None
    if recorder is not None:
        yield from (Explained(recorder.event(draft), draft.finding.frame.head.sent) for draft in drafted)
