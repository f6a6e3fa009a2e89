"""Pleas, protests of innocence, insisting that it is not so, and answers of one word."""

from spacy.tokens import Token

from pipeline.extract.grammar.polarity import is_negated
from pipeline.extract.grammar.tree import base, children, lemma
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.triggers import Match


def plea(token: Token) -> Match | None:
    """ "Pleaded not guilty"."""
    for guilty in children(token, "xcomp", "advmod", "obj", "advcl", "ccomp"):
        negation = next((each for each in children(guilty, "advmod") if each.lower_ == "not"), None)
        if guilty.lower_ == "guilty" and negation is not None:
            return Match(token, (token, negation, guilty))
    return None


def maintains_innocence(token: Token) -> Match | None:
    """ "Maintained his innocence"."""
    innocence = next((each for each in children(token, "obj") if lemma(each) == "innocence"), None)
    return Match(token, (token, innocence)) if innocence is not None else None


def innocent(token: Token) -> Match | None:
    """ "Insists that he is innocent"."""
    said = lemma(token.head) in _PROTESTING and base(token) in ("ccomp", "xcomp")
    return Match(token, (token,)) if said and not is_negated(token) else None


_PROTESTING = lexicon("say insist maintain claim protest plead declare reiterate repeat swear")


def insists(token: Token) -> Match | None:
    """ "Insists that it does not": a bare denial that somebody is said to insist on."""
    clauses = (each for each in children(token, "ccomp") if each.i > token.i and is_negated(each))
    bare = (
        each for each in clauses if lemma(each) not in _PROFESSED and not children(each, "expl") and not _modal(each)
    )
    return Match(token, (token,)) if next(bare, None) is not None else None


_PROFESSED = lexicon("know have aware recall remember want need intend plan")


def _modal(clause: Token) -> bool:
    return any(each.tag_ == "MD" for each in children(clause, "aux"))


def no_reply(token: Token) -> Match | None:
    """ "No," he said when asked whether ..."."""
    outer = token.head
    asked = any(lemma(each) == "ask" for each in token.sent)
    opens = token.i == token.sent.start or token.nbor(-1).text in ('"', "“", "``")
    closes = token.i + 2 < len(token.doc) and token.nbor().text in (",", ".", "!")
    closes = closes and (token.nbor().text == "," or token.nbor(2).text in ('"', "”", "''"))
    return Match(token, (token,)) if asked and opens and closes and outer.i != token.i else None


def short_answer(token: Token) -> Match | None:
    """ "I am not.", "No, we didn't"."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or not token.nbor().is_punct:
        return None
    auxiliary = token.nbor(-1)
    before = token.doc[max(token.sent.start, auxiliary.i - 1) : auxiliary.i]
    answers = auxiliary.pos_ in ("AUX", "VERB") and bool(len(before)) and before[-1].lower_ in ("i", "we")
    answers = answers and (before[-1].i == token.sent.start or before[-1].nbor(-1).is_punct)
    return Match(auxiliary, (before[-1], auxiliary, token)) if answers else None
