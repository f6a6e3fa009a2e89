"""The terms of a contract: its parties, what is provided, for how much, who speaks of it, when and where.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import dealings
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.classes import is_place, is_time
from pipeline.extract.contracting import contract_of
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges, words
from pipeline.extract.tree import ancestors, base, cases, children, conjuncts, is_passive, lemma, marks

_WITH = frozenset({"with", "between", "to", "from", "by", "among"})
_QUANTITY = frozenset("million billion trillion thousand bn m k hundred".split())
_BEFORE_SUM = frozenset("about around nearly almost over some roughly approximately up to more less than under least at".split())
_AFTER_SUM = frozenset("a per year share mile month each annually in cash".split())


# ---- parties --------------------------------------------------------------------------------------------------


def parties(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who deals with whom: subjects, receivers, "with", "between" and "to" whom, owners of the contract."""
    noun = contract_of(frame)
    found = [*_of_verb(frame, noun), *(_of_noun(noun) if noun is not None else [])]
    seen: set[int] = set()
    for each in found:
        if dealings.can_contract(each) and not dealings.has_money(each) and each.i not in seen and not is_time(each):
            seen.add(each.i)
            yield each


def _of_verb(frame: Frame, noun: Token | None) -> Iterator[Token]:
    head = frame.head if not frame.nominal else frame.support
    if head is None:
        return
    own = Frame.of(head)
    yield from (each for each in own.subjects if not _is_speech(each))
    yield from (part for each in children(head, "iobj") for part in conjuncts(each))
    if is_passive(head):
        yield from (each for each in own.objects if each is not noun)
    for oblique in own.obliques:
        if _WITH & set(oblique.prepositions) and oblique.token.head.i == head.i:
            yield oblique.token


def _is_speech(token: Token) -> bool:
    return lemma(token) in dealings.NOUNS or token.lower_ in ("it", "this", "that", "which") and token.pos_ != "PRON"


def _of_noun(noun: Token) -> Iterator[Token]:
    for each in children(noun, "nmod:poss"):
        yield from conjuncts(each)
    for each in children(noun, "compound", "nmod:desc"):
        if each.pos_ == "PROPN":
            yield from conjuncts(each)
    for each in children(noun, "nmod", "obl"):
        if (_WITH | {"for", "of"}) & set(cases(each)):
            yield from (part for part in conjuncts(each) if _WITH & set(cases(each)) or part.pos_ == "PROPN")
    for clause in children(noun, "acl", "acl:relcl"):
        yield from _of_clause(clause)


def _of_clause(clause: Token) -> Iterator[Token]:
    """ "Agreement for Moscow to supply Tehran", "deal reached with", "contract awarded to"."""
    for each in children(clause, "nsubj", "iobj", "obl:agent"):
        yield from conjuncts(each)
    if is_passive(clause) or "to" not in marks(clause):
        for each in children(clause, "obl"):
            if _WITH & set(cases(each)):
                yield from conjuncts(each)


# ---- what is provided -----------------------------------------------------------------------------------------


def subjects(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is provided: what the contract is to do, what stands before its noun, what it is on or for."""
    noun = contract_of(frame)
    if noun is None:
        return
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if not frame.nominal:
        clauses += [each for each in children(frame.head, "advcl", "xcomp") if "to" in marks(each) and each.i > noun.i]
    things = [each for each in children(noun, "nmod") if {"on", "for", "of"} & set(cases(each)) and _thing(each)]
    before = [each for each in dealings.modifiers(noun) if each.head.i == noun.i]
    yield from (clauses or things or before)[:1]


def _thing(token: Token) -> bool:
    return token.pos_ in ("NOUN", "VERB") and not dealings.can_contract(token) and not dealings.has_money(token)


def bought(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of buying, selling, building."""
    yield from (each for each in frame.objects if not dealings.has_money(each))


def provided(token: Token) -> Ranges:
    """A thing with its modifiers, or an infinitive with its complements, without "to" and preposition."""
    opening = {each.i for each in children(token, "mark", "case", "det")}
    kept = [each for each in token.subtree if each.i not in opening and each.i >= token.i - 6]
    if base(token) in ("compound", "amod", "nmod:desc"):
        kept = [each for each in token.subtree]
    ends = [each for each in kept if not each.is_punct]
    return words(ends[0], ends[-1]) if ends else words(token)


# ---- value ----------------------------------------------------------------------------------------------------


def values(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Sums of money that belong to the contract: before its noun, "worth", "for", "of" them; one token of each."""
    noun = contract_of(frame)
    heads = [frame.head] if noun is None else [noun, frame.head]
    spent: set[int] = set()
    for token in frame.head.sent:
        if dealings.has_money(token) and token.i not in spent and any(_belongs(token, head) for head in heads):
            start, end = _sum(token)
            spent |= set(range(start, end))
            yield token


def _belongs(token: Token, head: Token) -> bool:
    """Whether a sum hangs on the head with no other clause between."""
    for above in ancestors(token):
        if above.i == head.i:
            return True
        if above.pos_ == "VERB" and lemma(above) not in ("worth", "pay", "total", "value", "estimate", "include"):
            return False
    return False


def _sum(token: Token) -> tuple[int, int]:
    """First token and the one past the last of the sum around a token."""
    first = last = token.i
    doc = token.doc
    while last + 1 < len(doc) and (doc[last + 1].pos_ == "NUM" or doc[last + 1].lower_ in _QUANTITY or dealings.has_money(doc[last + 1])):
        last += 1
    while first > 0 and (doc[first - 1].pos_ == "NUM" or dealings.has_money(doc[first - 1])):
        first -= 1
    while first > 0 and doc[first - 1].lower_ in _BEFORE_SUM and doc[first - 1].i >= token.sent.start:
        first -= 1
    return first, last + 1


def amount(token: Token) -> Ranges:
    """The whole sum: "about $2.9 billion"."""
    first, end = _sum(token)
    return words(token.doc[first], token.doc[end - 1])


# ---- who says so, when, where ---------------------------------------------------------------------------------


def speakers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who states it, by the sentence's own cue; the innermost."""
    for link in links_of(frame.head):
        if link.source is not None and link.source.sent == frame.head.sent and link.source.lower_ not in ("which", "that"):
            yield link.source
            return


def times(frame: Frame, _: Fillers) -> Iterator[Token]:
    """When it is signed, ended and so on."""
    noun = contract_of(frame)
    heads = [frame.head, *([noun] if noun is not None else []), *([frame.support] if frame.support is not None else [])]
    for head in heads:
        found = [each for each in children(head, "obl", "nmod", "advmod") if is_time(each) and not _vague(each)]
        if found:
            yield from found[:1]
            return


def _vague(token: Token) -> bool:
    return token.pos_ == "ADV" and token.lower_ in ("already", "still", "now", "then", "once", "previously", "currently", "soon")


def locations(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Where it applies: places in what is provided or beside the contract."""
    noun = contract_of(frame)
    inside = [one for each in subjects(frame, {}) for one in each.subtree]
    beside = [] if noun is None else [one for one in children(noun, "nmod")]
    for each in (*inside, *beside):
        if {"in", "on", "at", "to"} & set(cases(each)) and is_place(each) and not is_time(each):
            yield each
            return
