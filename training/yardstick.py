"""The relations that rules stand on: the shipped model beside one with CLEAR labels (en_core_web_sm), same sentences.

CLEAR trees hang prepositions between words and chain coordination; both are read as Universal Dependencies say it.
Relations are pairs of words by their characters. Subjects and objects count where the head is a verb, since the two
schemes hang copulas differently.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import PRFScore
from spacy.tokens import Doc, Token

from pipeline.language.load import load
from training.treebanks import plain_documents

Pair = tuple[str, int, int]  # relation, where the head begins, where the dependent begins
Reader = Callable[[Doc], Iterator[Pair]]

RELATIONS = {
    "nsubj": "active subject of a verb",
    "nsubj:pass": "passive subject",
    "obj": "object",
    "prep": "prepositional attachment",
    "conj": "conjunct",
    "acl:relcl": "relative clause",
}
_CLEAR = {"nsubj": "nsubj", "nsubjpass": "nsubj:pass", "dobj": "obj", "relcl": "acl:relcl"}
_OF_VERBS = frozenset({"nsubj", "nsubj:pass", "obj"})


def universal(doc: Doc) -> Iterator[Pair]:
    """The relations of a tree with Universal Dependencies labels."""
    for token in doc:
        if token.dep_.split(":")[0] in ("obl", "nmod") and any(child.dep_ == "case" for child in token.children):
            yield "prep", token.head.idx, token.idx
        elif token.dep_ in RELATIONS and (token.dep_ not in _OF_VERBS or token.head.pos_ == "VERB"):
            yield token.dep_, token.head.idx, token.idx


def clear(doc: Doc) -> Iterator[Pair]:
    """The relations of a tree with CLEAR labels."""
    for token in doc:
        name = _CLEAR.get(token.dep_)
        if name is not None and (name not in _OF_VERBS or token.head.pos_ == "VERB"):
            yield name, token.head.idx, token.idx
        elif token.dep_ == "conj":
            yield "conj", _first(token.head).idx, token.idx
        elif token.dep_ == "pobj" and (above := _above(token.head)).pos_ != "AUX":
            yield "prep", above.idx, token.idx


def _first(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _above(preposition: Token) -> Token:
    """What a preposition, or a chain of them ("out of"), hangs on."""
    while preposition.dep_ in ("prep", "agent") and preposition.head.dep_ == "prep":
        preposition = preposition.head
    return preposition.head


def scores(nlp: Language, reader: Reader, gold: list[Doc]) -> dict[str, float]:
    """Relation -> F1, on single sentences."""
    counts = {relation: PRFScore() for relation in RELATIONS}
    for found, right in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True):
        pairs = set(reader(found)), set(universal(right))
        for relation, count in counts.items():
            count.score_set(*({pair for pair in some if pair[0] == relation} for some in pairs))
    return {relation: count.fscore for relation, count in counts.items()}


def speeds(nlp: Language, gold: list[Doc]) -> dict[str, float]:
    """Way of working -> tokens a second of processor time, with all components; the best of three goes."""
    texts = [doc.text for doc in gold[:1000]]
    ways = {"sentence by sentence": lambda: map(nlp, texts), "in batches": lambda: nlp.pipe(texts)}
    return {name: max(_tokens_a_second(way) for _ in range(3)) for name, way in ways.items()}


def _tokens_a_second(parse: Callable[[], Iterator[Doc]]) -> float:
    started = time.process_time()
    return sum(map(len, parse())) / (time.process_time() - started)


def main() -> None:
    """Print the F1 of each relation and the speed, the other model's beside ours."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/")
    parser.add_argument("--other", required=True, help="name or path of a spaCy model with CLEAR labels")
    options = parser.parse_args()
    ours, other = load(), spacy.load(options.other)
    for treebank in ("ewt", "gum"):
        documents = plain_documents(options.corpora / "ud" / f"{treebank}-test.conllu", ours.vocab)
        gold = [sentence.as_doc() for doc in documents for sentence in doc.sents]
        found, beside = scores(ours, universal, gold), scores(other, clear, gold)
        print(f"\n{treebank} test, {len(gold)} sentences                 ours     other")
        for relation, name in RELATIONS.items():
            print(f"  {name:32}{found[relation]:10.3f}{beside[relation]:10.3f}")
        fast, other_fast = speeds(ours, gold), speeds(other, gold)
        for way, tokens in fast.items():
            print(f"  {'tokens/s, ' + way:32}{tokens:10.0f}{other_fast[way]:10.0f}")


if __name__ == "__main__":
    main()
