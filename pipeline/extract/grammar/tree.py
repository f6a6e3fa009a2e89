"""Reading a Universal Dependencies tree: what a token governs and is governed by, without grammar of any event."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from spacy.tokens import Token

from pipeline.extract.grammar.words import forms

QUANTIFIERS = frozenset(
    "number most some many few several all half dozen dozens score scores hundred hundreds thousand thousands "
    "million millions ten tens majority handful couple rest remainder bulk percent % total part lot lots one "
    "none each both any much".split()
)


def base(token: Token) -> str:
    """The dependency label without its subtype: "nsubj:pass" -> "nsubj"."""
    return str(token.dep_).partition(":")[0]


def children(token: Token, *labels: str) -> list[Token]:
    """Children whose label, or whose label without subtype, is one of labels; in text order."""
    return [each for each in token.children if each.dep_ in labels or base(each) in labels]


def child(token: Token, *labels: str) -> Token | None:
    """The first such child."""
    return next(iter(children(token, *labels)), None)


def lemma(token: Token) -> str:
    """The lemma in lower case, the word itself where the model gives none."""
    return str(token.lemma_ or token.text).lower()


def is_form_of(token: Token, lemmas: Iterable[str]) -> bool:
    """Whether the word is a form of one of the lemmas, whatever the model's lemmatizer makes of it."""
    known = frozenset(lemmas)
    return lemma(token) in known or any(token.lower_ in forms(each) for each in known)


def cases(token: Token) -> tuple[str, ...]:
    """The prepositions before a nominal, lower case, those side by side as one: ("out of",)."""
    found: list[str] = []
    last = -1
    for mark in children(token, "case"):
        beside = last >= 0 and mark.i == last + 1
        found[-1:] = [f"{found[-1]} {mark.lower_}"] if beside else [*found[-1:], _fixed(mark)]
        last = mark.i + len(children(mark, "fixed"))
    return tuple(found)


def _fixed(token: Token) -> str:
    return " ".join([token.lower_, *(part.lower_ for part in children(token, "fixed"))])


def marks(token: Token) -> tuple[str, ...]:
    """The conjunctions and "to" before a clause's head, lower case."""
    return tuple(_fixed(mark) for mark in children(token, "mark"))


def conjuncts(token: Token) -> list[Token]:
    """The token and what is coordinated with it below it, in text order."""
    found, waiting = [], [token]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(children(each, "conj"))
    return sorted(found, key=lambda each: int(each.i))


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token stands in, itself if in none."""
    while token.dep_ == "conj":
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The token's governors, nearest first."""
    while token.head is not token and token.head.i != token.i:
        token = token.head
        yield token


def subtree(token: Token) -> list[Token]:
    """The token and all that it governs, in text order."""
    found, waiting = [], [token]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(each.children)
    return sorted(found, key=lambda each: int(each.i))


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, finite or as a participle after a noun."""
    perfect = any(each.lower_ in ("has", "have", "had", "'ve", "’ve") for each in children(verb, "aux"))
    if children(verb, "aux:pass") or (children(verb, "nsubj:pass", "csubj:pass") and not perfect):
        return True
    if children(verb, "obl:agent") and not children(verb, "nsubj"):
        return True
    if verb.dep_ == "conj" and is_past_participle(verb) and not children(verb, "nsubj", "aux", "obj"):
        return verb.head.i != verb.i and is_passive(verb.head)
    if misread_object(verb) is not None:
        return False
    return verb.dep_ in ("acl", "amod") and is_past_participle(verb) and not _complemented(verb)


def has_feature(token: Token, name: str, value: str) -> bool:
    """Whether a word's morphology says so: ("VerbForm", "Part")."""
    return value in token.morph.get(name, [])


def _complemented(verb: Token) -> bool:
    """Whether an object, a clause or a gerund shows that a "participle" is finite: "the premier denied having ..."."""
    gerunds = (each for each in children(verb, "xcomp", "advcl") if not marks(each) and _is_gerund(each))
    return bool(children(verb, "obj", "ccomp")) or next(gerunds, None) is not None


def _is_gerund(token: Token) -> bool:
    return (token.tag_ == "VBG" and not children(token, "nsubj")) or any(
        each.tag_ == "VBG" for each in children(token, "aux")
    )


def misread_object(verb: Token) -> Token | None:
    """The noun that a finite verb was hung on as its participle: "Musharraf [dismissed speculation]"."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ not in ("VBD", "VBN") or noun.i < verb.i:
        return None
    above = [each for each in children(noun, "nsubj") if each.i < verb.i and not children(noun, "cop")]
    return noun if above or children(verb, "nsubj") else None


def strayed_from(clause: Token) -> Token | None:
    """The verb of a that-clause that the tree hangs on a noun between: "denied through an aide that"."""
    opening = next((each for each in clause.children if each.lower_ == "that"), None)
    subject = child(clause, "nsubj", "csubj", "expl")
    if base(clause) != "acl" or opening is None or base(opening) == "nsubj" or subject is None or subject.i < opening.i:
        return None
    if base(opening) != "mark" and not children(clause, "obj", "xcomp", "ccomp", "cop"):
        return None
    between = takewhile(lambda each: each.pos_ not in ("VERB", "AUX"), ancestors(clause))
    nouns = list(between)
    verb = nouns[-1].head if nouns else clause
    beside = bool(nouns) and (base(nouns[-1]) in ("obl", "iobj") or nouns[-1].pos_ == "PROPN")
    return verb if beside and verb.i < nouns[-1].i < clause.i and verb.pos_ == "VERB" else None


def is_past_participle(token: Token) -> bool:
    """Whether a word is a past participle by its morphology."""
    return has_feature(token, "VerbForm", "Part") and has_feature(token, "Tense", "Past")


def is_finite(token: Token) -> bool:
    """Whether the token heads a finite clause: a finite verb, or one with a finite auxiliary or copula."""
    heads = [token, *children(token, "aux", "cop")]
    return any(has_feature(head, "VerbForm", "Fin") for head in heads)


_SHARES = frozenset({"first", "last", "mix", "combination"})  # of several: "the last of its forces"


def counted(token: Token) -> Token:
    """What a quantity counts: "most of its troops", "tens of thousands of troops" -> troops; else the token itself."""
    quantity = token.lower_ in QUANTIFIERS | _SHARES or lemma(token) in QUANTIFIERS or token.pos_ == "NUM"
    if not quantity:
        return token
    inner = next((each for each in children(token, "nmod") if "of" in cases(each)), None)
    return counted(inner) if inner is not None else token


def noun_phrase(token: Token) -> bool:
    """Whether the token can head a noun phrase."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")


def set_off(token: Token) -> bool:
    """Whether a comma or dash stands before a phrase: one that only adds to what is said."""
    first = min(int(each.i) for each in token.subtree)
    doc = token.doc
    return doc[first].text in _PAUSES or (first > 0 and doc[first - 1].text in _PAUSES)


_PAUSES = frozenset({",", "-", "--", "—", "–"})
