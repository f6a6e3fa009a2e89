"""How many people are moved: numerals beside them, quantities, the figures to which their number is brought.

Each function but the cut is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.classes import is_people, is_time
from pipeline.extract.deployments.people import is_quantity
from pipeline.extract.frame import Frame, Oblique
from pipeline.extract.grammar.tree import QUANTIFIERS, cases, children, counted, first_conjunct
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges
from pipeline.extract.values.counts import ABOVE, AROUND, AT_LEAST, BELOW, UP_TO

_QUALIFIERS = tuple(phrase.split() for phrase in (*ABOVE, *AROUND, *AT_LEAST, *BELOW, *UP_TO, "all"))


def cut(token: Token) -> Ranges:
    """A number with what qualifies it, also where the tree hangs that on the people: "Some 2,500" of their soldiers."""
    ranges = spans.count(token)
    if token.pos_ != "NUM" or not ranges:
        return ranges
    (start, end), *rest = ranges
    first = next((each.i for each in token.sent if each.idx == start), token.i)
    first += token.doc[first].lower_ in ("of", "to", "by") and first < token.i  # "a force of 300", "cut to 300"
    return [(token.doc[first - _qualified(token, first)].idx, end), *rest]


def _qualified(token: Token, first: int) -> int:
    """How many words right before a number qualify it."""
    before = [each.lower_ for each in token.doc[max(token.sent.start, first - 4) : first]]
    return max((len(words) for words in _QUALIFIERS if before[-len(words) :] == words), default=0)


def counts(_: Frame, fillers: Fillers) -> Iterator[Token]:
    """The numbers of the people: numerals, quantities ("most of"), vague determiners."""
    for people in fillers.get("personnel", ()):
        if _asked(people):
            continue
        if counted(people).i != people.i and people.lower_ not in _UNCOUNTED:
            yield people
        inner = counted(people)
        if is_quantity(inner):
            yield inner
        numerals = [] if people.lower_ in _SHARES else [*_numerals(inner, fillers)]
        yield from numerals
        if numerals:
            continue
        yield from (each for each in children(inner, "det", "amod") if each.lower_ in _VAGUE and not _asked(each))


def _numerals(noun: Token, fillers: Fillers) -> Iterator[Token]:
    """The numerals of people: before them, "a 300-strong force", "a force of 300", "[40 doctors and] nurses"."""
    yield from children(noun, "nummod")
    for strong in children(noun, "amod"):
        if strong.lower_ == "strong":
            yield from (each for each in children(strong, "nummod", "compound", "obl", "advmod") if each.pos_ == "NUM")
    for inner in (each for each in children(noun, "nmod") if cases(each) == ("of",)):
        yield from [inner] if inner.pos_ == "NUM" else children(inner, "nummod") if is_people(inner) else []
    first = first_conjunct(noun)
    if first.i != noun.i and not children(noun, "nummod") and first not in fillers.get("personnel", ()):
        yield from children(first, "nummod")


def _asked(quantity: Token) -> bool:
    """ "how many" is no number."""
    return any(each.lower_ == "how" for each in quantity.children)


_UNCOUNTED = frozenset({"number", "numbers", "part", "total", "rest", "combination", "mix"})
_SHARES = frozenset({"all", "most", "none", "half"})  # of the number that follows, which is not theirs
_VAGUE = frozenset("some several few many most all dozens hundreds thousands".split())


def levels(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The figures to and from which a number of people is brought: "to a few dozen", "from 9,000 to 16,000"."""
    for each in frame.obliques:
        figure = each.token.pos_ == "NUM" or bool(children(each.token, "nummod")) or each.token.lower_ in QUANTIFIERS
        if figure and ({"to"} & set(each.prepositions) or _amount(each)) and not is_time(each.token):
            yield each.token if each.token.pos_ != "NOUN" or each.token.lower_ in QUANTIFIERS else _numeral(each.token)


def _amount(oblique: Oblique) -> bool:
    """ "by 300", not "by half" """
    return "by" in oblique.prepositions and oblique.token.lower_ not in QUANTIFIERS


def _numeral(noun: Token) -> Token:
    return next(iter(children(noun, "nummod")), noun)
