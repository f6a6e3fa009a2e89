"""Findings in parsed sentences: every event type's rules tried on each run of them, entities looked for where asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.extract.eventtype import EventType
from pipeline.extract.grammar.entities import Unlabelled
from pipeline.extract.matching import Finding, Matcher
from pipeline.extract.text.passages import Layout, Passage, passage, runs
from pipeline.language.select import Lead
from pipeline.language.stages import Stages, awaits_entities

Trees = Mapping[int, Doc]  # number of a sentence -> its tree
Found = Mapping[tuple[int, int], tuple[Passage, tuple[Finding, ...]]]  # first and last number of a run of sentences


@dataclass(frozen=True)
class _Run:
    """Neighbouring sentences of one layout that are parsed."""

    layout: Layout
    trees: tuple[Doc, ...]
    span: tuple[int, int]

    def passage(self) -> Passage:
        """The sentences as one; made anew once their entities are known."""
        return passage(self.layout, *self.span, self.trees)


class Finder:
    """The rules of all event types; holds nothing between calls."""

    def __init__(self, stages: Stages, types: Mapping[str, EventType]) -> None:
        self._stages = stages
        self._matchers = [Matcher(types[name]) for name in sorted(types)]

    def leads(self) -> Iterator[tuple[Lead, frozenset[str]]]:
        """What sentences have that can hold an event, with the words of which one stands near."""
        for matcher in self._matchers:
            yield from matcher.leads()

    def find(self, layouts: Sequence[Layout], trees: Sequence[Trees], known: Sequence[Found]) -> list[Found]:
        """What is found in each run of parsed sentences, by place; a run that is known is not looked at again."""
        read = [list(map(_read, _runs(*each))) for each in zip(layouts, trees, known, strict=True)]
        undecided = [run for some in read for run, one in some if self._undecided(one.doc)]
        self._stages.label(doc for run in undecided for doc in run.trees)
        fresh = [{run.span: self._found(run, one) for run, one in some} for some in read]
        return [
            {span: new.get(span) or before[span] for span in runs(sorted(docs))}
            for docs, before, new in zip(trees, known, fresh, strict=True)
        ]

    def _undecided(self, doc: Doc) -> bool:
        """Whether a rule holds by the tree alone, or cannot be told without entities."""
        try:
            return any(matcher.find(doc) for matcher in self._matchers)
        except Unlabelled:
            return True

    def _found(self, run: _Run, one: Passage) -> tuple[Passage, tuple[Finding, ...]]:
        if any(map(awaits_entities, run.trees)):
            return one, ()
        complete = run.passage() if awaits_entities(one.doc) else one
        found = [finding for matcher in self._matchers for finding in matcher.find(complete.doc)]
        return complete, tuple(sorted(found, key=lambda finding: (finding.frame.trigger[0].i, finding.type)))


def _runs(layout: Layout, trees: Trees, known: Found) -> Iterator[_Run]:
    for first, last in runs(sorted(trees)):
        if (first, last) not in known:
            yield _Run(layout, tuple(trees[number] for number in range(first, last + 1)), (first, last))


def _read(run: _Run) -> tuple[_Run, Passage]:
    return run, run.passage()
