"""Training documents for the entity recogniser: corpora by hand completed by the teacher, and news by the teacher."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from training import entity_corpora as corpora
from training.conllu import Sentence, read
from training.entities import NAMES, Name, agreed, completed, label, teacher_names
from training.entity_corpora import OTHER, Marked

NEWS = ("news-3000", "roundup", "giveme5w")
LONGEST_PARAGRAPH = 1500
PARAGRAPHS = 9000
WEB_COPIES = 3
LOWERED_SHARE = 20


@dataclass(frozen=True)
class Labeller:
    """The pipeline to train, whose tokenizer makes the documents, and the teacher that completes them."""

    nlp: Language
    teacher: Language

    def silver(self, texts: Iterable[str]) -> Iterator[list[Name]]:
        """The teacher's entities of each text, in the merged scheme."""
        return map(teacher_names, self.teacher.pipe(texts, batch_size=64))

    def complete(self, rows: Iterable[Marked]) -> Iterator[Doc]:
        """Documents of a corpus that annotates every PERSON, ORG and PLACE."""
        kept = list(rows)
        for (text, gold), silver in zip(kept, self.silver(text for text, _ in kept), strict=True):
            merged = completed([g for g in gold if g.label != OTHER], silver, NAMES)
            yield label(self.nlp, text, merged)

    def agreeing(self, rows: Iterable[Marked], annotated: frozenset[str]) -> Iterator[Doc]:
        """Documents of a noisy corpus: what it and the teacher both say; the rest of its types is left open."""
        kept = list(rows)
        for (text, gold), silver in zip(kept, self.silver(text for text, _ in kept), strict=True):
            names, unknown = agreed(gold, silver, annotated)
            yield label(self.nlp, text, names, unknown)

    def treebank(self, sentences: Iterable[Sentence]) -> Iterator[Doc]:
        """Treebank text by the teacher, where its proper nouns bear the teacher out."""
        kept = list(sentences)
        for sentence, silver in zip(kept, self.silver(s.text for s in kept), strict=True):
            names, unknown = _borne_out(sentence, silver)
            yield label(self.nlp, sentence.text, names, unknown)

    def news(self, folder: Path, paragraphs: int, seed: int) -> Iterator[Doc]:
        """Paragraphs of news articles by the teacher alone."""
        texts = random.Random(seed).sample(sorted(_paragraphs(folder)), paragraphs)
        for text, silver in zip(texts, self.silver(texts), strict=True):
            yield label(self.nlp, text, silver)


def _borne_out(sentence: Sentence, silver: list[Name]) -> tuple[list[Name], list[Name]]:
    """The teacher's names that hold a proper noun; proper nouns in no name of theirs are unknown."""
    offsets = corpora.word_offsets(sentence)
    proper = [
        Name(start, start + len(word.form), OTHER)
        for start, word in zip(offsets, sentence.words, strict=True)
        if word.upos == "PROPN"
    ]
    kept = [n for n in silver if n.label not in NAMES or any(n.meets(p) for p in proper)]
    return kept, [p for p in proper if not any(p.meets(n) for n in kept)]


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
    by_hand = learn if hold_out else learn + choose
    for _ in range(WEB_COPIES):
        yield from labeller.complete(by_hand)
    wiki = list(corpora.wikigold(folder / "ner" / "wikigold.conll"))
    yield from labeller.complete(wiki)
    for doc in (*labeller.complete(by_hand), *labeller.complete(wiki[::4])):
        yield lowered(doc)
    yield from labeller.agreeing(corpora.re3d(folder / "ner" / "re3d"), NAMES)
    yield from labeller.agreeing(corpora.voa(folder / "voa" / "sentences.jsonl"), NAMES | {"NORP"})
    gum = (marked for _, marked in corpora.gum(folder / "ud" / "gum-train.conllu"))
    yield from labeller.agreeing(gum, NAMES)
    yield from labeller.treebank(read(folder / "ud" / "ewt-train.conllu"))
    for number, doc in enumerate(labeller.news(folder / "stories", PARAGRAPHS, seed)):
        yield doc
        if number % LOWERED_SHARE == 0:
            yield lowered(doc)


def lowered(doc: Doc) -> Doc:
    """The document without capitals, its annotation kept token by token."""
    copy = Doc(doc.vocab, words=[token.lower_ for token in doc], spaces=[bool(t.whitespace_) for t in doc])
    spans = [Span(copy, span.start, span.end, label=span.label_) for span in doc.ents]
    missing = [copy[token.i : token.i + 1] for token in doc if token.ent_iob == 0]
    copy.set_ents(spans, missing=missing, default="outside")
    return copy


def choosing_docs(folder: Path, labeller: Labeller) -> Iterator[Doc]:
    """The half of Universal NER that is kept to choose on."""
    _, choose = uner_halves(folder / "ner" / "uner-ewt-dev.iob2")
    yield from labeller.complete(choose)
