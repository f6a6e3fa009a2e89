"""Claims and those who deal with them: what is denied, who made it, who denies it, to whom and when.

Each function with a frame is a place of a role (roles.py).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.attribution import cues
from pipeline.extract.attribution.chain import links_of
from pipeline.extract.attribution.links import owner_of, source_of
from pipeline.extract.classes import is_time
from pipeline.extract.frame import Frame
from pipeline.extract.roles import Fillers
from pipeline.extract.spans import Ranges
from pipeline.extract.tree import ancestors, base, cases, children, is_passive, lemma, marks, subtree
from pipeline.extract.words import all_forms, lexicon

# What can be true or false, and so be denied, rejected or called baseless.
CLAIMS = lexicon(
    "allegation accusation report claim charge suggestion assertion rumor rumour speculation criticism finding notion "
    "insinuation theory contention conclusion narrative characterization characterisation comparison smear innuendo "
    "conspiracy complaint statement account version implication assumption depiction description interpretation "
    "testimony story argument premise perception portrayal assessment indictment lawsuit information tweet remark "
    "comment figure estimate news article imputation accusations inference critique gossip hearsay contentions"
)
# Denied or rejected only where a clause says what they hold: "the idea that", "concerns that".
HELD = lexicon("idea view belief concern fear impression point hint talk doubt warning fact possibility thesis worry")
SPEECH = lexicon("announcement message posting post declaration explanation insistence denial admission letter word")
CLAIM_FORMS = all_forms(CLAIMS | HELD | SPEECH)
_DENYING = lexicon("deny reject dispute dismiss refute rebut contradict question challenge contest")
_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "PLACE", "GPE"})
_COURTS = lexicon("court judge tribunal jury justice magistrate panel commission prosecutor panel bench umpire referee")
_HEARERS = ("to", "before")
_TOLD = lexicon("tell inform assure")
_ACCUSING = lexicon("accuse charge suspect blame")


def is_claim(token: Token) -> bool:
    """Whether a nominal is something that can be true or false."""
    word = lemma(token)
    if word in CLAIMS or token.lower_ in ("criticism", "criticisms", "news"):
        return True
    return word in HELD | SPEECH and _has_content(token)


def _has_content(noun: Token) -> bool:
    of_gerund = (each for each in children(noun, "acl", "ccomp", "advcl") if each.pos_ != "ADJ")
    return any(True for _ in of_gerund) or any("of" in cases(each) for each in children(noun, "nmod"))


def is_court(token: Token) -> bool:
    """Whether a subject rules on claims by office."""
    return any(lemma(each) in _COURTS for each in (token, *children(token, "compound", "flat")))


def can_speak(token: Token) -> bool:
    """Whether a nominal can be who denies."""
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X") and not is_time(token)


# ---- who denies -----------------------------------------------------------------------------------------------


def sayers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who says the clause that the trigger stands in, by the sentence's own cue; the innermost."""
    for link in links_of(frame.head):
        if link.source is not None and link.source.sent == frame.head.sent and not _is_speech_itself(link.source):
            yield link.source
            return


def _is_speech_itself(token: Token) -> bool:
    return token.lower_ in ("which", "that", "who")


def deniers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Subjects of a verb of denying."""
    for each in frame.subjects:
        if can_speak(each):
            yield each


def first_person(frame: Frame, _: Fillers) -> Iterator[Token]:
    """"I" and "we", where nobody else in the sentence is said to speak."""
    for each in frame.subjects:
        if each.lower_ in ("i", "we"):
            yield each


def callers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Who calls, labels or describes something as what the trigger says: "called the criticism unfounded"."""
    verb = calling(frame.head)
    if verb is not None:
        yield from (each for each in Frame.of(verb).subjects if can_speak(each))


CALLING = lexicon(
    "call label brand describe dismiss denounce consider deem reject dub decry blast slam condemn term characterize "
    "characterise portray regard"
)


def calling(predicate: Token) -> Token | None:
    """The verb that calls something what the predicate says."""
    above = predicate.head
    if lemma(above) in CALLING and base(predicate) in ("xcomp", "obj", "obl", "advcl", "ccomp", "advmod"):
        return above
    return None


# ---- what is denied -------------------------------------------------------------------------------------------


def called(frame: Frame, _: Fillers) -> Iterator[Token]:
    """What is called something: the object of the calling verb."""
    verb = calling(frame.head)
    if verb is not None:
        yield from (each for each in Frame.of(verb).objects if each.i != frame.head.i)


def held(frame: Frame, _: Fillers) -> Iterator[Token]:
    """The object of denying: the claim's noun or, where an accusation is only resumed, what was said before."""
    for each in frame.objects:
        resumed = _resumed(each, frame.head)
        yield each if resumed is None else resumed


def _resumed(noun: Token, verb: Token) -> Token | None:
    """"X accuses Y of selling weapons, a charge Y denies": the accusation itself."""
    if verb.dep_ != "acl:relcl" or verb.head.i != noun.i or not is_claim(noun) or not _after_comma(noun):
        return None
    for above in ancestors(noun):
        content = _content_of(above, noun)
        if content is not None:
            return content
    return None


def _after_comma(noun: Token) -> bool:
    first = min(each.i for each in noun.subtree)
    return first > 0 and noun.doc[first - 1].text in (",", "-", "--", "—", "–")


def _content_of(verb: Token, noun: Token) -> Token | None:
    if lemma(verb) in _ACCUSING:
        of = [each for each in children(verb, "advcl", "obl", "acl", "xcomp") if "of" in (*marks(each), *cases(each))]
        return of[0] if of and of[0].i < noun.i else None
    if cues.saying_verb(verb.lower_, lemma(verb)) in cues.SAYING | cues.THINKING:
        return next((each for each in children(verb, "ccomp") if each.i < noun.i), None)
    return None


def whole(token: Token) -> Ranges:
    """A claim with all that says what it holds; without the clause that denies it, and without "that" before it."""
    left_out = {part.i for each in children(token, "acl:relcl") if lemma(each) in _DENYING for part in each.subtree}
    left_out |= {part.i for each in children(token, "parataxis", "discourse", "cop", "nsubj:outer") for part in each.subtree}
    opening = {each.i for each in children(token, "mark", "case") if each.lower_ in ("that", "whether", "of", "with")}
    return spans.run(token, {each.i for each in subtree(token)} - left_out - opening)


# ---- who claims -----------------------------------------------------------------------------------------------


def claimants(frame: Frame, fillers: Fillers) -> Iterator[Token]:
    """Who made the claim: its owner, its accuser, the subject of the saying verb inside it."""
    speakers = {each.i for each in fillers.get("speaker", ())}
    for claim in fillers.get("claim", ()):
        found = _claimant(claim, frame)
        if found is not None and found.i not in speakers and found.lower_ not in ("he", "she", "it", "they", "his", "its"):
            yield found
            return


def _claimant(claim: Token, frame: Frame) -> Token | None:
    accuser = claim.head if lemma(claim.head) in _ACCUSING or base(claim) == "ccomp" else None
    if accuser is not None and accuser.i != frame.head.i and frame.head.i > claim.i:
        return source_of(accuser)
    if claim.pos_ in ("NOUN", "PROPN") and is_claim_word(claim):
        return owner_of(claim) or _accuser(claim)
    return _inside(claim, frame)


def is_claim_word(token: Token) -> bool:
    """Whether a noun is one of saying or claiming."""
    return lemma(token) in CLAIMS | HELD | SPEECH or cues.saying_noun(token.lower_) is not None


def _accuser(noun: Token) -> Token | None:
    """"Allegations leveled against him by several women"."""
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
        owner = owner_of(each) if is_claim_word(each) and each.pos_ in ("NOUN", "PROPN") else None
        named = owner if owner is not None else _meaner(each)
        if named is not None and named.pos_ != "PRON":
            return named
    return None


_MEANING = lexicon("mean refer claim assert allege say describe get tweet suggest state post write")


def _meaner(verb: Token) -> Token | None:
    if verb.pos_ != "VERB" or lemma(verb) not in _MEANING:
        return None
    agent = next(iter(children(verb, "obl:agent")), None)
    subject = next(iter(children(verb, "nsubj")), None)
    found = agent or (subject if not is_passive(verb) else None)
    return found if found is not None and (found.ent_type_ in _PEOPLE or found.pos_ == "PROPN") else None


# ---- to whom, when --------------------------------------------------------------------------------------------


def hearers(frame: Frame, _: Fillers) -> Iterator[Token]:
    """Whom the denier tells: the object of the telling verb, "to" or "before" somebody."""
    for link in links_of(frame.head)[:1]:
        verb = link.cue[0]
        if lemma(verb) in _TOLD and verb.sent == frame.head.sent:
            yield from children(verb, "obj", "iobj")
            return
    for each in frame.obliques:
        if set(_HEARERS) & set(each.prepositions) and each.token.head.i == frame.head.i and _hears(each.token):
            yield each.token


_LISTENERS = lexicon("reporter committee panel lawmaker journalist court parliament congress senate audience crowd agency")


def _hears(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG") or lemma(token) in _LISTENERS


def when(frame: Frame, _: Fillers) -> Iterator[Token]:
    """When it is denied: dates of the denying verb, else of the verb that brings it."""
    heads = [frame.head]
    link = next(iter(links_of(frame.head)), None)
    if link is not None and link.cue[0].sent == frame.head.sent and frame.head.pos_ != "VERB":
        heads.append(link.cue[0])
    for head in heads:
        found = [each for each in children(head, "obl", "nmod:unmarked", "advmod", "obj") if _date(each)]
        if found:
            yield from found[:1]
            return


_NO_DATES = lexicon("already previously repeatedly still once long later soon eventually originally then now")


def _date(token: Token) -> bool:
    return is_time(token) and not (token.pos_ == "ADV" and token.lower_ in _NO_DATES)
