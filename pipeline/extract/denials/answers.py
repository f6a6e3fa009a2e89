"""Pleas, protests of innocence, insisting that it is not so, and answers of one word."""

from spacy.tokens import Token

from pipeline.extract.denials import ignorance
from pipeline.extract.grammar.polarity import is_negated
from pipeline.extract.grammar.tree import base, children, is_finite, lemma
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
    bare = (each for each in clauses if is_finite(each) and not _elsewhere(each) and not _modal(each))
    return Match(token, (token,)) if next(bare, None) is not None else None


_PROFESSED = lexicon(
    "know have aware recall remember want need intend plan true accurate correct case aware familiar "
    "involve involved responsible"
)


def _elsewhere(clause: Token) -> bool:
    """Whether the clause has a trigger of its own: "did not know", "had no role", "there was no contact"."""
    if lemma(clause) in _PROFESSED:
        return True
    without = [each for each in (*children(clause, "obj", "nsubj"), clause) if _no(each)]
    return any(lemma(each) in ignorance.PROFESSED | _PROSPECTS for each in without)


def _no(noun: Token) -> bool:
    return any(each.lower_ == "no" for each in children(noun, "det"))


_PROSPECTS = lexicon(
    "chance way reason need plan doubt question point room alternative choice option problem intention"
)


def _modal(clause: Token) -> bool:
    return any(each.tag_ == "MD" for each in children(clause, "aux"))


def no_reply(token: Token) -> Match | None:
    """ "No," he said when asked whether ..."."""
    words = _reply(token)
    asked = any(lemma(each) in ("ask", "question", "press") for each in token.sent)
    if not words or not asked or token.sent.root.i == token.i:
        return None
    first, last = words[0], words[-1]
    opens = first.i > 0 and first.nbor(-1).text in _QUOTES
    if not opens or last.i + 2 >= len(token.doc):
        return None
    closes = last.nbor().text == "," or (last.nbor().text in (".", "!") and last.nbor(2).text in _QUOTES)
    return Match(token, words) if closes or last.nbor().text in _QUOTES else None


def _reply(token: Token) -> tuple[Token, ...]:
    """ "No", "absolutely not", "not at all"."""
    if token.lower_ == "no":
        return (token,)
    before = token.nbor(-1) if token.i > token.sent.start else None
    if before is not None and before.lower_ in _FIRMLY:
        return (before, token)
    after = token.doc[token.i + 1 : token.i + 3]
    return (token, *after) if after.text.lower() == "at all" else ()


_QUOTES = frozenset(('"', "“", "”", "``", "''"))
_FIRMLY = lexicon("absolutely certainly definitely course")


def short_answer(token: Token) -> Match | None:
    """ "I am not.", "No, we didn't"."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or not token.nbor().is_punct:
        return None
    auxiliary = token.nbor(-1)
    before = token.doc[max(token.sent.start, auxiliary.i - 1) : auxiliary.i]
    answers = auxiliary.pos_ in ("AUX", "VERB") and bool(len(before)) and before[-1].lower_ in ("i", "we")
    answers = answers and (before[-1].i == token.sent.start or before[-1].nbor(-1).is_punct)
    return Match(auxiliary, (before[-1], auxiliary, token)) if answers else None
