"""What pronouns stand for, where the sentence (or the one before it) makes it plain."""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from pipeline.extract.grammar.tree import ancestors, base, children, conjuncts, has_feature

Accepts = Callable[[Token], bool]

PLURAL = frozenset({"they", "them", "their", "theirs"})
NEUTER = frozenset({"it", "its"})
HERE = frozenset({"there", "here"})


def antecedent(pronoun: Token, accepts: Accepts) -> Token | None:
    """The nominal that a pronoun (or "there") stands for: a governing clause's subject, else the nearest before."""
    return next(_candidates(pronoun, accepts), None)


def nearest(word: Token, accepts: Accepts) -> Token | None:
    """The last nominal before the word, in its sentence, that is accepted."""
    return next((each for each in _before(word) if accepts(each)), None)


def _candidates(pronoun: Token, accepts: Accepts) -> Iterator[Token]:
    below = pronoun
    for above in ancestors(pronoun):
        subjects = children(above, "nsubj") if below.dep_ != "conj" else []
        for subject in subjects:
            if subject.i < pronoun.i:
                yield from (each for each in conjuncts(subject) if accepts(each))
        below = above
    yield from (each for each in _before(pronoun) if accepts(each))


def _before(word: Token) -> Iterator[Token]:
    indices = range(word.i - 1, word.sent.start - 1, -1)
    return (word.doc[index] for index in indices if _nominal(word.doc[index]))


def plural_before(pronoun: Token, accepts: Accepts) -> Token | None:
    """The nearest plural nominal before "they" or "them", in its sentence or the one before, if it is accepted."""
    first = pronoun.sent.start
    earliest = pronoun.doc[first - 1].sent.start if first > 0 else first
    for index in range(pronoun.i - 1, earliest - 1, -1):
        token = pronoun.doc[index]
        if token.head.i == pronoun.head.i and base(token) == "nsubj":
            continue  # a clause's subject and its object "them" are not the same
        if token.pos_ in ("NOUN", "PROPN") and has_feature(token, "Number", "Plur") and base(token) in _ARGUMENTS:
            return token if accepts(token) else None
        if accepts(token) and base(token) in ("nsubj", "obj"):
            return token
    return None


_ARGUMENTS = frozenset({"nsubj", "obj", "obl", "conj"})


def _nominal(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and base(token) not in ("compound", "flat")
