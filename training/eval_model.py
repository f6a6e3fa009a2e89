"""Accuracy and speed of a language model on the treebanks' test parts: raw text in, spaCy's scorer."""

import argparse
import json
import time
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from spacy.language import Language
from spacy.scorer import PRFScore, Scorer
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.language.load import load
from training.entities import NAMES
from training.entity_corpora import Marked, uner
from training.treebanks import plain_documents

TREEBANKS = ("ewt", "gum")
RELATIONS = ("nsubj", "nsubj:pass", "obj", "conj", "acl:relcl")
COUNTS = {"token_f": "token F", "sents_f": "sentence F", "pos_acc": "UPOS", "lemma_acc": "lemma", "dep_uas": "UAS",
          "dep_las": "LAS"}  # fmt: skip
FORMS = {"paragraphs apart": "\n\n", "all in one line": ""}
Row = tuple[str, float]


def treebank_scores(nlp: Language, gold: list[Doc]) -> Iterator[Row]:
    """Named scores (0 to 1) of the parts that read syntax."""
    predicted = nlp.pipe(doc.text for doc in gold)
    examples = [Example(found, doc) for found, doc in zip(predicted, gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    for key, name in COUNTS.items():
        yield name, float(scores[key])
    for relation in RELATIONS:
        yield relation, float(scores["dep_las_per_type"].get(relation, {"f": 0.0})["f"])
    yield "prepositional attachment", prepositional(examples).fscore


def prepositional(examples: Iterable[Example]) -> PRFScore:
    """Pairs of a word and the noun with a preposition that depends on it, by their characters."""
    score = PRFScore()
    for example in examples:
        score.score_set(set(_prepositional_pairs(example.predicted)), set(_prepositional_pairs(example.reference)))
    return score


def _prepositional_pairs(doc: Doc) -> Iterator[tuple[int, int]]:
    for token in doc:
        if token.dep_.split(":")[0] in {"obl", "nmod"} and any(child.dep_ == "case" for child in token.children):
            yield token.head.idx, token.idx


def entity_scores(nlp: Language, rows: Iterable[Marked]) -> Iterator[Row]:
    """F1 of the names on sentences that annotate PERSON, ORG and PLACE: exact bounds and type."""
    score = {label: PRFScore() for label in ("PERSON", "ORG", "PLACE", "all names")}
    for text, gold in rows:
        doc = nlp(text)
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in NAMES}
        right = {(name.start, name.end, name.label) for name in gold}
        for label, counts in score.items():
            kept = [{n for n in names if label in (n[2], "all names")} for names in (found, right)]
            counts.score_set(kept[0], kept[1])
    return iter([(label, counts.fscore) for label, counts in score.items()])


def speeds(nlp: Language, gold: list[Doc]) -> Iterator[Row]:
    """Tokens a second of processor time, in batches of documents and sentence by sentence."""
    sentences = [sentence.text for doc in gold for sentence in doc.sents]
    documents = [doc.text for doc in gold]
    _warm_up(nlp, documents)
    started = time.process_time()
    tokens = sum(len(doc) for doc in nlp.pipe(documents))
    yield "tokens/s, documents in batches", tokens / (time.process_time() - started)
    started = time.process_time()
    tokens = sum(len(nlp(sentence)) for sentence in sentences[:1500])
    yield "tokens/s, sentence by sentence", tokens / (time.process_time() - started)


def _warm_up(nlp: Language, texts: list[str]) -> None:
    for _ in nlp.pipe(texts[:100]):
        pass


def results(nlp: Language, corpora: Path, part: str = "test") -> Iterator[tuple[str, list[Row]]]:
    """Title and scores of each treebank in each form, and of the entities; no speeds."""
    for treebank, (form, mark) in product(TREEBANKS, FORMS.items()):
        gold = list(plain_documents(corpora / "ud" / f"{treebank}-{part}.conllu", nlp.vocab, mark))
        yield f"{treebank} {part}, {form}", list(treebank_scores(nlp, gold))
    names = uner(corpora / "ner" / f"uner-ewt-{part}.iob2")
    yield f"Universal NER, ewt {part}", list(entity_scores(nlp, (row for _, row in names)))


def record(model: Path, corpora: Path) -> None:
    """Write the scores on the test parts into the model's meta.json."""
    place = model / "meta.json"
    meta = json.loads(place.read_text(encoding="utf-8"))
    found = results(load(model), corpora)
    meta["performance"] = {f"{title}: {name}": round(value, 4) for title, rows in found for name, value in rows}
    place.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _report(title: str, rows: Iterable[Row]) -> None:
    print(f"\n{title}")
    for name, value in rows:
        print(f"  {name:32}{value:10.4f}" if value <= 1 else f"  {name:32}{value:10.0f}")


def main() -> None:
    """Print every score of the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--model", default=None, help="name or path of another model than the shipped one")
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    options = parser.parse_args()
    nlp = load(options.model)
    for title, rows in results(nlp, options.corpora, options.part):
        _report(title, rows)
    path = options.corpora / "ud" / f"gum-{options.part}.conllu"
    _report("speed", speeds(nlp, list(plain_documents(path, nlp.vocab))))


if __name__ == "__main__":
    main()
