"""The terms of a contract: its parties, what is provided, for how much, who speaks of it, when and where.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import contracting, dealings
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.classes import is_place, is_time
from pipeline.extract.contracting import contract_of
from pipeline.extract.frame import Frame
from pipeline.extract.reference import antecedent
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges, words
from pipeline.extract.tree import ancestors, base, cases, children, conjuncts, is_passive, lemma, marks
from pipeline.extract.words import lexicon

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
    for each in map(resolved, found):
        if dealings.can_contract(each) and not dealings.has_money(each) and each.i not in seen and not is_time(each):
            seen.add(each.i)
            yield each


def resolved(pronoun: Token) -> Token:
    """Whom a pronoun stands for inside its sentence; else the pronoun."""
    if pronoun.lower_ not in _THIRD_PERSON:
        return pronoun
    found = antecedent(pronoun, _names_party)
    return pronoun if found is None else found


_THIRD_PERSON = lexicon("he she it they his its their him them her")


def _names_party(token: Token) -> bool:
    return token.pos_ != "PRON" and dealings.can_contract(token) and not is_time(token)


def _of_verb(frame: Frame, noun: Token | None) -> Iterator[Token]:
    head = _dealing_verb(frame)
    if head is None:
        return
    own = Frame.of(head)
    yield from (each for each in own.subjects if not _is_contract(each) and lemma(each) not in _BYSTANDERS)
    yield from (part for each in children(head, "iobj") for part in conjuncts(each))
    if is_passive(head):
        yield from (each for each in own.objects if each is not noun)
    if children(head, "obj") and noun in children(head, "obj"):
        yield from (each for each in own.objects if each is not noun and not _is_contract(each))
    for oblique in own.obliques:
        wanted = _WITH | ({"for"} if noun is not None and lemma(noun) in dealings.OFFERS else set())
        if wanted & set(oblique.prepositions) and oblique.token.head.i == head.i:
            yield oblique.token


def _dealing_verb(frame: Frame) -> Token | None:
    """The verb whose subject deals: the trigger, one that makes, has or takes the contract, or acts under it."""
    if not frame.nominal:
        return frame.head
    verb = frame.support
    if verb is None:
        return None
    if base(frame.head) == "obl":
        return verb if _UNDER & set(cases(frame.head)) else None
    return verb if lemma(verb) in _HAVING and base(frame.head) == "obj" else None


_UNDER = frozenset({"under", "through", "as part of", "by", "in", "with", "in return for"})
_HAVING = lexicon("make have do hold launch pitch enter present announce offer unveil defend use keep maintain need")
_BYSTANDERS = lexicon("regulator court judge commission parliamentarian lawmaker investor critic analyst expert")


def _is_contract(token: Token) -> bool:
    return lemma(token) in dealings.NOUNS or token.lower_ in ("this", "that", "which")


def _of_noun(noun: Token) -> Iterator[Token]:
    for each in children(noun, "nmod:poss"):
        yield from conjuncts(each)
    for each in children(noun, "compound", "nmod:desc"):
        if each.pos_ == "PROPN":
            yield from conjuncts(each)
    for each in children(noun, "nmod", "obl"):
        if (_WITH | {"for", "of"}) & set(cases(each)):
            yield from (part for part in conjuncts(each) if _WITH & set(cases(each)) or _company_like(part))
    for clause in children(noun, "acl", "acl:relcl"):
        yield from _of_clause(clause)


def _company_like(token: Token) -> bool:
    return token.pos_ == "PROPN" or dealings.is_company(token)


def _of_clause(clause: Token) -> Iterator[Token]:
    """ "Agreement for Moscow to supply Tehran", "deal reached with", "contract awarded to", "offer to buy Qualcomm"."""
    for each in children(clause, "nsubj", "iobj", "obl:agent"):
        yield from conjuncts(each)
    if lemma(clause) in ("acquire", "buy", "purchase", "combine"):
        yield from (each for each in children(clause, "obj") if _company_like(each))
    if is_passive(clause) or "to" not in marks(clause) or lemma(clause) in ("pay", "supply", "sell", "provide", "lend"):
        for each in children(clause, "obl"):
            if _WITH & set(cases(each)):
                yield from conjuncts(each)


def traders(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Buyer and seller; a company that is itself bought or sold; whose shares or assets they are."""
    yield from parties(frame, {})
    for each in frame.objects:
        if _company_like(each) and not dealings.is_ware(each):
            yield each
        elif not dealings.is_ware(each):
            inside = children(each, "nmod", "compound", "nmod:poss")
            yield from (one for one in inside if one.pos_ == "PROPN" and dealings.can_contract(one))


# ---- what is provided -----------------------------------------------------------------------------------------


def subjects(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is provided: what the contract is to do, what stands before its noun, what it is on or for."""
    noun = contract_of(frame)
    if noun is None:
        return
    if frame.nominal and base(noun) == "obl" and _dealing_verb(frame) is not None:
        yield from _done_under(noun.head)
        return
    clauses = [each for each in children(noun, "acl", "advcl", "xcomp") if "to" in marks(each)]
    if not frame.nominal:
        clauses += [each for each in children(frame.head, "advcl", "xcomp") if "to" in marks(each) and each.i > noun.i]
    things = [each for each in children(noun, "nmod") if {"on", "for", "of"} & set(cases(each)) and _thing(each)]
    before = [each for each in dealings.modifiers(noun) if each.head.i == noun.i and each.lower_ not in _NOT_PROVIDED]
    clauses = [each for each in clauses if lemma(each) not in ("acquire", "combine", "determine")]
    yield from (clauses or things or before)[:1]


_NOT_PROVIDED = lexicon(
    "economic business commercial union standby stand-by multi-billion-dollar multimillion-dollar multi-million-dollar "
    "billion-dollar million-dollar tech student share financial wage pay labor labour military forces lease"
)


def _done_under(verb: Token) -> Iterator[Token]:
    """What is done under a contract: the object of the verb or of the clause that completes it."""
    inner = next(iter(children(verb, "xcomp")), verb)
    yield from [*children(inner, "obj"), *children(verb, "obj")][:1]


def _thing(token: Token) -> bool:
    return token.pos_ in ("NOUN", "VERB") and not dealings.can_contract(token) and not dealings.has_money(token)


def bought(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of buying, selling, building, unless it is a company; after a sum, what it is for."""
    things = [each for each in frame.objects if not dealings.has_money(each) and not _company_like(each)]
    aims = [each for each in children(frame.head, "advcl", "xcomp") if "to" in marks(each)]
    into = [each.token for each in frame.obliques if {"in", "into", "for"} & set(each.prepositions)]
    sums = any(dealings.has_money(part) for each in frame.objects for part in each.subtree)
    yield from things or ((aims or [each for each in into if _thing(each)])[:1] if sums else [])


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
    verb = frame.head.head
    if lemma(verb) in contracting.OPINING and (base(frame.head) == "obj" or frame.head.dep_ == "nsubj:pass"):
        yield from Frame.of(verb).subjects
        return
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
