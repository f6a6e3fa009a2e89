"""Cutting argument spans out of the tree, as short as a careful reader would underline.

Every cut gives character ranges of the sentence's own text, end exclusive.
"""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract.grammar.entities import entity
from pipeline.extract.grammar.tree import QUANTIFIERS, base, cases, children, counted, subtree

Ranges = list[tuple[int, int]]

_LOOSE = frozenset("acl advcl parataxis conj cc punct discourse dep list orphan dislocated ccomp obl".split())
_PLACE_NOUNS = frozenset(
    "city town village capital province region state district island port republic country nation county area".split()
)
_TRIMMED = frozenset(",.;:!?-–—\"'“”‘’()[]/|`…")


def name(token: Token) -> Ranges:
    """A nominal with its title, modifiers and naming apposition, without clauses: "Kremlin spokesman Dmitry Peskov"."""
    return run(token, _nominal(token, left_out=frozenset({"case", "mark"})))


def group(token: Token) -> Ranges:
    """People without number, determiner and possessor: "Russian special forces" of "its 100 Russian special forces"."""
    inner = counted(token)
    left_out = frozenset({"case", "mark", "det", "nummod", "nmod:poss", "advmod", "nmod", "appos", "cop", "aux"})
    kept = _nominal(inner, left_out)
    for each in children(inner, "nmod"):
        if "of" in cases(each):
            kept |= {part.i for part in subtree(each)}
    kept -= {each.i for each in children(inner, "amod") if each.lower_ in QUANTIFIERS | {"more", "other", "own"}}
    return run(inner, kept)


def count(token: Token) -> Ranges:
    """A number with what qualifies it: "nearly a hundred", "up to 12,000", "most" of "most of its troops"."""
    below = [each for each in token.children if not (base(each) == "nmod" and "of" in cases(each))]
    kept = {token.i}
    for each in below:
        if base(each) in ("advmod", "nummod", "det", "amod", "compound", "flat", "case", "obl", "nmod", "fixed"):
            kept |= {part.i for part in subtree(each)}
    return run(token, kept)


def place(token: Token) -> Ranges:
    """Where: the proper name where a noun like "city" only introduces it, else the nominal, without preposition."""
    named = _named(token)
    inner = token if named is None else named
    beside = {part.i for each in children(inner, "nmod") if not set(cases(each)) <= {"of"} for part in subtree(each)}
    return run(inner, _nominal(inner, left_out=frozenset({"case", "mark", "advmod"})) - beside)


def phrase(token: Token) -> Ranges:
    """A whole adjunct, preposition or conjunction included: "in late January", "to beef up security"."""
    kept = {each.i for each in subtree(token)} - _below(token, "parataxis", "discourse")
    return run(token, kept)


def clause(token: Token) -> Ranges:
    """A clause or nominal without the "that" that opens it."""
    kept = {each.i for each in subtree(token)} - _below(token, "parataxis", "discourse")
    kept -= {each.i for each in children(token, "mark") if each.lower_ in ("that", "whether", "if")}
    return run(token, kept)


def words(*tokens: Token) -> Ranges:
    """From the first token to the last."""
    ordered = sorted(tokens, key=lambda each: int(each.i))
    return [(ordered[0].idx, ordered[-1].idx + len(ordered[-1]))] if ordered else []


def _nominal(token: Token, left_out: frozenset[str]) -> set[int]:
    kept = {token.i}
    for each in token.children:
        if each.dep_ in left_out or base(each) in left_out or base(each) in _LOOSE:
            continue
        if base(each) in ("nsubj", "cop", "aux", "expl", "csubj"):
            continue
        if base(each) == "appos" and not _naming(token, each):
            continue
        if base(each) == "nmod" and entity(each) == "DATE" and cases(each):
            continue
        kept |= {part.i for part in subtree(each)} - _clauses(each)
    return kept | _joined(token, kept)


def _joined(token: Token, kept: set[int]) -> set[int]:
    """Punctuation inside the kept words: commas before names, hyphens, the dots of abbreviations."""
    inside = range(min(kept), max(kept))
    return {index for index in inside if token.doc[index].is_punct and _bridges(index, kept)}


def _bridges(index: int, kept: set[int]) -> bool:
    return index - 1 in kept and (index + 1 in kept or index + 2 in kept)


def _clauses(token: Token) -> set[int]:
    """Relative and adverbial clauses below a modifier; what stands after them falls out of the span with them."""
    heads = [each for each in subtree(token) if base(each) in ("advcl", "parataxis") or each.dep_ == "acl:relcl"]
    return {part.i for head in heads for part in subtree(head)}


def _naming(token: Token, apposition: Token) -> bool:
    return token.pos_ != "PROPN" and apposition.pos_ == "PROPN"


def _named(token: Token) -> Token | None:
    if token.lemma_.lower() not in _PLACE_NOUNS:
        return None
    for each in children(token, "appos", "nmod", "flat", "nmod:desc"):
        if each.pos_ == "PROPN" and (base(each) in ("appos", "flat") or set(cases(each)) <= {"of"}):
            return each
    return None


def _below(token: Token, *labels: str) -> set[int]:
    return {part.i for each in children(token, *labels) for part in each.subtree}


def run(head: Token, kept: set[int]) -> Ranges:
    """The unbroken run of kept tokens around the head, without punctuation at its ends."""
    first, last = head.i, head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head.i and _trimmed(head.doc[first]):
        first += 1
    while last > head.i and _trimmed(head.doc[last]):
        last -= 1
    return words(head.doc[first], head.doc[last])


def _trimmed(token: Token) -> bool:
    return all(character in _TRIMMED for character in token.text)


Cut = Callable[[Token], Ranges]
