"""Triggers that no word list can say: copulas with places, "there are", "on the way", "build-up"."""

from collections.abc import Callable

from spacy.tokens import Token

from pipeline.extract.classes import is_place
from pipeline.extract.grammar.tree import base, children, is_form_of
from pipeline.extract.triggers import Match

Finder = Callable[[Token], Match | None]
AFTER_NOUN = ("nmod", "acl")


def _stretch(one: Token, other: Token) -> tuple[Token, ...]:
    """The words from one to the other, whichever stands first: "is there", "here is"."""
    first, last = sorted((one.i, other.i))
    return tuple(one.doc[first : last + 1])


def existential(be: Token) -> Match | None:
    """ "There are specialists in ...", "there really are": the words from "there" to the verb."""
    start = max(be.sent.start, be.i - 3)
    there = next((each for each in be.doc[start : be.i] if each.dep_ == "expl" and each.lower_ == "there"), None)
    return Match(there.head, tuple(be.doc[there.i : be.i + 1])) if there is not None else None


def have_got(got: Token) -> Match | None:
    """ "We've got 44 men there" """
    have = children(got, "aux") if got.lower_ == "got" else []
    return Match(got, (have[0], got)) if have else None


def copular(be: Token) -> Match | None:
    """ "Personnel are still in Venezuela": the words from the copula to the preposition, or to "there", "present"."""
    where = be.head
    if be.dep_ != "cop" or not (children(where, "nsubj") or where.dep_ in ("ccomp", "xcomp")):
        return None
    prepositions = children(where, "case")
    if not (prepositions and is_place(where)) and where.lower_ not in ("there", "here", "present", "visible", "ashore"):
        return None
    inner = [each for each in (*children(where, "advmod"), *prepositions) if each.i > be.i]
    last = max((each.i for each in inner if each.i < where.i), default=be.i) if prepositions else where.i
    return Match(where, _stretch(be, where.doc[last]))


def unchanged(adjective: Token) -> Match | None:
    """ "Its staff there has been the same for years", "the number of staff remained unchanged" """
    copula = next(iter(children(adjective, "cop")), None)
    if copula is not None:
        return Match(adjective, _stretch(copula, adjective))
    verb = adjective.head
    kept = adjective.dep_ == "xcomp" and is_form_of(verb, {"remain", "stay", "keep"})
    return Match(verb, (verb, adjective)) if kept else None


def on_the_way(way: Token) -> Match | None:
    """ "Troops are on their way", "are en route", "with troops on the way": from the copula or preposition to "way"."""
    opening = next((each for each in way.doc[max(0, way.i - 2) : way.i] if each.lower_ in ("on", "en")), None)
    copula = next(iter(children(way, "cop")), None)
    if opening is None or (copula is None and base(way) not in AFTER_NOUN):
        return None
    return Match(way, _stretch(copula or opening, way))


def bound(word: Token) -> Match | None:
    """ "The men are bound for the coast", "soldiers bound for the coast" """
    goes = word.i + 1 < len(word.doc) and word.nbor().lower_ == "for"
    return Match(word, (word, word.nbor())) if goes else None


def hyphened(verb: str) -> Finder:
    """A noun like "build-up", whose parts are words of their own."""

    def match(particle: Token) -> Match | None:
        first = max(0, particle.i - 2)
        words = tuple(particle.doc[first : particle.i + 1])
        joined = len(words) == 3 and words[0].lower_ == verb and words[1].text == "-"
        return Match(particle, words) if joined and particle.pos_ == "NOUN" else None

    return match
