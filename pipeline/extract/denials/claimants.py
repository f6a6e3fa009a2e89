"""Who made a denied claim, whom the denier tells, and when.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract.attribution import cues
from pipeline.extract.attribution.links import owner_of, source_of
from pipeline.extract.classes import is_time
from pipeline.extract.denials import speakers
from pipeline.extract.denials.claims import ACCUSING, PEOPLE, is_claim_word
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import entity, name_label
from pipeline.extract.grammar.tree import base, cases, children, conjuncts, is_passive, lemma, subtree
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

_HEARERS = ("to", "before")
_TOLD = lexicon("tell inform assure")


def claimants(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Who made the claim: its owner, its accuser, the subject of the saying verb inside it."""
    deniers = {each.i for each in fillers.get("speaker", ())}
    for claim in fillers.get("claim", ()):
        found = _claimant(claim, frame)
        if (
            found is not None
            and found.i not in deniers
            and found.lower_ not in ("he", "she", "it", "they", "his", "its")
        ):
            yield from conjuncts(found)
            return


def _claimant(claim: Token, frame: Frame) -> Token | None:
    accuser = claim.head
    resumed = _accuses(accuser, claim) and accuser.i != frame.head.i and frame.head.i > claim.i
    if resumed:
        return source_of(accuser)
    if claim.pos_ in ("NOUN", "PROPN") and is_claim_word(claim):
        by = (each for each in children(claim.head, "obl") if "by" in cases(each) and not is_passive(claim.head))
        return owner_of(claim) or _accuser(claim) or next(by, None)
    return _inside(claim, frame)


def _accuses(verb: Token, claim: Token) -> bool:
    said = base(claim) in ("ccomp", "obj") and cues.saying_verb(verb.lower_, lemma(verb)) in cues.SAYING
    return lemma(verb) in ACCUSING or (said and lemma(verb) not in speakers.CALLING)


def _accuser(noun: Token) -> Token | None:
    """ "Allegations leveled against him by several women"."""
    for each in children(noun, "acl"):
        by = children(each, "obl:agent") or [one for one in children(each, "obl") if "by" in cases(one)]
        if is_passive(each) and by:
            return by[0]
    return None


def _inside(claim: Token, frame: Frame) -> Token | None:
    """Inside a clause: whose tweet, who meant, who got the idea."""
    for each in subtree(claim):
        if each.i == frame.head.i:
            continue
        owner = owner_of(each) if _is_message(each) else None
        named = owner if owner is not None else _meaner(each)
        if named is not None and named.pos_ != "PRON":
            return named
    return None


def _is_message(noun: Token) -> bool:
    """Whether a noun is one of claiming: no post that is a place."""
    placed = lemma(noun) == "post" and not children(noun, "nmod:poss")
    return is_claim_word(noun) and noun.pos_ in ("NOUN", "PROPN") and not placed


_MEANING = lexicon("mean refer claim assert allege say describe get tweet suggest state post write")


_GOT = lexicon("idea impression notion information news")


def _meaner(verb: Token) -> Token | None:
    if verb.pos_ != "VERB" or lemma(verb) not in _MEANING:
        return None
    if lemma(verb) == "get" and not any(lemma(each) in _GOT for each in children(verb, "obj")):
        return None
    agent = next(iter(children(verb, "obl:agent")), None)
    subject = next(iter(children(verb, "nsubj")), None)
    found = agent or (subject if not is_passive(verb) else None)
    return found if found is not None and (entity(found) in PEOPLE or found.pos_ == "PROPN") else None


# ---- to whom, when --------------------------------------------------------------------------------------------


def hearers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Whom the denier tells: the object of the telling verb, "to" or "before" somebody."""
    cue = next((link.cue[0] for link in speakers.said_by(frame.head)), None)
    for verb in (frame.head, *([] if cue is None else [cue])):
        if lemma(verb) in _TOLD and speakers.in_sentence(verb, frame.head):
            yield from children(verb, "obj", "iobj")
            return
    if frame.support is not None:
        yield from children(frame.support, "iobj")
    if frame.head.pos_ == "VERB" and lemma(frame.head) in _KNOWING:
        return
    for each in frame.obliques:
        if set(_HEARERS) & set(each.prepositions) and each.token.head.i == frame.head.i and _hears(each.token):
            yield each.token


_LISTENERS = lexicon(
    "reporter committee panel lawmaker journalist court parliament congress senate audience crowd agency"
)


_KNOWING = lexicon("know recall remember see witness hear meet")


def _hears(token: Token) -> bool:
    return name_label(token) in ("PERSON", "ORG") or lemma(token) in _LISTENERS


def when(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """When it is denied: dates of the denying verb, or beside its subject."""
    yield from _dates((frame.head, *fillers.get("speaker", ())))


def when_said(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """When it is said: dates of the sentence's cue."""
    cues_here = (link.cue[0] for link in speakers.said_by(frame.head) if speakers.in_sentence(link.cue[0], frame.head))
    yield from _dates((*cues_here, *fillers.get("speaker", ())))


def _dates(heads: tuple[Token, ...]) -> Iterator[Token]:
    for head in heads:
        found = [each for each in children(head, "obl", "nmod", "advmod", "obj") if _date(each)]
        if found:
            yield from found[:1]
            return


_NO_DATES = lexicon("already previously repeatedly still once long later soon eventually originally then now")


def _date(token: Token) -> bool:
    return is_time(token) and not (token.pos_ == "ADV" and token.lower_ in _NO_DATES)
