"""The terms of a contract: its parties, what is provided, for how much, who speaks of it, when and where.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.classes import is_place, is_time
from pipeline.extract.contracts import dealings, money_sums, participants
from pipeline.extract.contracts.contracting import contract_of
from pipeline.extract.contracts.parties import company_like, dealing_verb
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import ancestors, base, cases, children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges, words

_WITH = frozenset({"with", "between", "to", "from", "by", "among"})
_QUANTITY = frozenset("million billion trillion thousand bn m k hundred".split())
_BEFORE_SUM = frozenset(
    "about around nearly almost over some roughly approximately up to more less than under least at".split()
)
_AFTER_SUM = frozenset("a per year share mile month each annually in cash".split())


# ---- what is provided -----------------------------------------------------------------------------------------


def subjects(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is provided: what the contract is to do, what stands before its noun, what it is on or for."""
    noun = contract_of(frame)
    if noun is None:
        verbs = (word for word in frame.trigger if word.pos_ == "VERB" and word.i != frame.head.i)
        yield from (each for verb in verbs for each in children(verb, "obj"))
        return
    if frame.nominal and base(noun) == "obl" and dealing_verb(frame) is not None:
        yield from _done_under(noun.head)
        return
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if not frame.nominal:
        clauses += [each for each in children(frame.head, "advcl", "xcomp") if "to" in marks(each) and each.i > noun.i]
    things = [each for each in children(noun, "nmod") if {"on", "for", "of"} & set(cases(each)) and _thing(each)]
    before = [each for each in dealings.modifiers(noun) if each.head.i == noun.i and each.lower_ not in _NOT_PROVIDED]
    clauses = [each for each in clauses if lemma(each) not in ("acquire", "combine", "determine")]
    lent = [noun] if lemma(noun) in _LENT else []
    yield from (clauses or things or before or lent)[:1]


_LENT = lexicon("loan grant aid assistance debt mortgage funding")


_NOT_PROVIDED = lexicon(
    "economic business commercial union standby stand-by multi-billion-dollar multimillion-dollar "
    "multi-million-dollar billion-dollar million-dollar tech student share financial wage pay labor labour military "
    "forces lease"
)


def _done_under(verb: Token) -> Iterator[Token]:
    """What is done under a contract: the object of the verb or of the clause that completes it."""
    inner = next(iter(children(verb, "xcomp")), verb)
    yield from [*children(inner, "obj"), *children(verb, "obj")][:1]


def _thing(token: Token) -> bool:
    return token.pos_ in ("NOUN", "VERB") and not participants.can_contract(token) and not money_sums.has_money(token)


def bought(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of buying, selling, building, unless it is a company; after a sum, what it is for."""
    things = [each for each in frame.objects if not money_sums.has_money(each) and not company_like(each)]
    aims = [each for each in children(frame.head, "advcl", "xcomp") if "to" in marks(each)]
    into = [each.token for each in frame.obliques if {"in", "into", "for"} & set(each.prepositions)]
    sums = any(money_sums.has_money(part) for each in frame.objects for part in each.subtree)
    yield from things or ((aims or [each for each in into if _thing(each)])[:1] if sums else [])


def provided(token: Token) -> Ranges:
    """A thing with its modifiers, or an infinitive with its complements, without "to" and preposition."""
    opening = {each.i for each in children(token, "mark", "case", "det")}
    kept = [each for each in token.subtree if each.i not in opening and each.i >= token.i - 6]
    if base(token) in ("compound", "amod", "nmod:desc"):
        kept = list(token.subtree)
    ends = [each for each in kept if not each.is_punct]
    return words(ends[0], ends[-1]) if ends else words(token)


# ---- value ----------------------------------------------------------------------------------------------------


def values(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Sums of money that belong to the contract: before its noun, "worth", "for", "of" them; one token of each."""
    noun = contract_of(frame)
    heads = [frame.head, *children(frame.head, "xcomp")] if noun is None else [noun, frame.head]
    if noun is not None and base(noun) == "nsubj":
        heads.append(noun.head)
    sums = _sums(frame)
    yield from [each for each in sums if any(_belongs(each, head) for head in heads)] or _of_the_only(noun, sums)


def _sums(frame: Frame) -> list[Token]:
    found: list[Token] = []
    past = 0
    for token in frame.head.sent:
        if token.i >= past and money_sums.has_money(token):
            past = _sum(token)[1]
            found.append(token)
    return found


def _of_the_only(noun: Token | None, sums: list[Token]) -> list[Token]:
    """All sums of a sentence that speaks of one contract alone."""
    others = noun is not None and [each for each in noun.sent if each.i != noun.i and dealings.is_dealing(each)]
    return sums if noun is not None and not others else []


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
    while last + 1 < len(doc) and (
        doc[last + 1].pos_ == "NUM" or doc[last + 1].lower_ in _QUANTITY or money_sums.has_money(doc[last + 1])
    ):
        last += 1
    while first > 0 and (doc[first - 1].pos_ == "NUM" or money_sums.has_money(doc[first - 1])):
        first -= 1
    while first > 0 and doc[first - 1].lower_ in _BEFORE_SUM and doc[first - 1].i >= token.sent.start:
        first -= 1
    return first, last + 1


def amount(token: Token) -> Ranges:
    """The whole sum: "about $2.9 billion"."""
    first, end = _sum(token)
    return words(token.doc[first], token.doc[end - 1])


# ---- who says so, when, where ---------------------------------------------------------------------------------


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
    return token.pos_ == "ADV" and token.lower_ in (
        "already",
        "still",
        "now",
        "then",
        "once",
        "previously",
        "currently",
        "soon",
    )


def locations(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Where it applies: places in what is provided or beside the contract."""
    noun = contract_of(frame)
    inside = [one for each in subjects(frame, {}) for one in each.subtree]
    beside = [] if noun is None else children(noun, "nmod")
    for each in (*inside, *beside):
        place = {"in", "on", "at"} & set(cases(each)) and is_place(each) and not is_time(each)
        if place and each not in fillers.get("party", ()):
            yield each
            return


def agreed_on(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """What is agreed to be traded."""
    for done in children(frame.head, "xcomp"):
        yield from bought(Frame.of(done), fillers)
