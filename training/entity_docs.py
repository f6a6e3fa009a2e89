"""Training documents for the entity recogniser: corpora by hand, and more text that teachers read."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from training import entity_corpora as corpora
from training import stanford
from training.conllu import read
from training.entities import NAMES, Name, completed, label, teacher_names
from training.entity_corpora import OTHER, Marked

NEWS = ("news-3000", "roundup", "giveme5w")
LONGEST_PARAGRAPH = 1500
PARAGRAPHS = 9000
WEB_COPIES = 3
LOWERED_SHARE = 20


@dataclass(frozen=True)
class Labeller:
    """The pipeline to train, whose tokenizer makes the documents; a pipeline and Stanford's folder as teachers."""

    nlp: Language
    teacher: Language
    stanford: Path

    def further(self, texts: Iterable[str]) -> Iterator[list[Name]]:
        """The pipeline's entities of each text, in the merged scheme."""
        return map(teacher_names, self.teacher.pipe(texts, batch_size=64))

    def complete(self, rows: Iterable[Marked]) -> Iterator[Doc]:
        """Documents of a corpus that annotates every PERSON, ORG and PLACE; the pipeline adds the other types."""
        kept = list(rows)
        for (text, gold), further in zip(kept, self.further(text for text, _ in kept), strict=True):
            yield label(self.nlp, text, completed([g for g in gold if g.label != OTHER], further, NAMES))

    def taught(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Texts with Stanford's PERSON, ORG and PLACE, and the pipeline's entities of other types."""
        kept = list(texts)
        words = [[token for token in self.nlp.make_doc(text) if not token.is_space] for text in kept]
        tags = stanford.tags(self.stanford, [[word.text for word in row] for row in words])
        for text, row, found, further in zip(kept, words, tags, self.further(kept), strict=True):
            yield label(self.nlp, text, completed(stanford.names(row, found), further, NAMES))


def texts(folder: Path) -> Iterator[str]:
    """What is read by the teachers alone, besides news."""
    yield from corpora.re3d(folder / "ner" / "re3d")
    yield from corpora.voa(folder / "voa" / "sentences.jsonl")
    yield from (sentence.text for sentence in read(folder / "ud" / "gum-train.conllu"))
    yield from (sentence.text for sentence in read(folder / "ud" / "ewt-train.conllu"))


def _paragraphs(folder: Path) -> set[str]:
    found: set[str] = set()
    for name in NEWS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                parts = [row["title"] or "", *row["text"].split("\n")]
                found.update(p.strip() for p in parts if 20 < len(p.strip()) < LONGEST_PARAGRAPH)
    return found


def uner_halves(path: Path) -> tuple[list[Marked], list[Marked]]:
    """The documents of a file in turn: one half to learn from, one to choose on."""
    halves: tuple[list[Marked], list[Marked]] = ([], [])
    number = 0
    for opens, row in corpora.uner(path):
        number += opens
        halves[number % 2].append(row)
    return halves


def training_docs(folder: Path, labeller: Labeller, seed: int, hold_out: bool = False) -> Iterator[Doc]:
    """Everything that the recogniser learns from; `hold_out` keeps the half that one chooses on out of it."""
    learn, choose = uner_halves(folder / "ner" / "uner-ewt-dev.iob2")
    by_hand = list(labeller.complete(learn if hold_out else learn + choose))
    wiki = list(labeller.complete(corpora.wikigold(folder / "ner" / "wikigold.conll")))
    yield from (*by_hand * WEB_COPIES, *wiki)
    yield from map(lowered, (*by_hand, *wiki[::4]))
    news = random.Random(seed).sample(sorted(_paragraphs(folder / "stories")), PARAGRAPHS)
    others = list(texts(folder))
    taught = list(labeller.taught((*others, *news)))
    yield from taught
    yield from map(lowered, taught[len(others) :: LOWERED_SHARE])


def lowered(doc: Doc) -> Doc:
    """The document without capitals, its annotation kept token by token."""
    copy = Doc(doc.vocab, words=[token.lower_ for token in doc], spaces=[bool(t.whitespace_) for t in doc])
    copy.set_ents([Span(copy, span.start, span.end, label=span.label_) for span in doc.ents], default="outside")
    return copy


def choosing_docs(folder: Path, labeller: Labeller) -> Iterator[Doc]:
    """The half of Universal NER that is kept to choose on."""
    _, choose = uner_halves(folder / "ner" / "uner-ewt-dev.iob2")
    yield from labeller.complete(choose)
