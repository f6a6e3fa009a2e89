"""Refusing somebody something, forbidding to deny, "neither confirm nor deny": denying that is no denial."""

from itertools import pairwise

from spacy.tokens import Token

from pipeline.extract.denials import claims, speakers
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import ancestors, base, cases, children, is_passive, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers

# What is refused, not denied.
_REFUSED = lexicon(
    "process bail entry access admission visa permit permission request petition motion appeal right inspection "
    "service coverage benefit asylum parole freedom liberty funding fund treatment care education food water aid "
    "application license licence opportunity chance vote citizenship status passage clearance shelter justice loan "
    "credit promotion job employment medicine medication protection accreditation relief refuge haven victory "
    "vaccination registration use overflight extradition bid housing landing exit reentry re-entry sanctuary "
    "legitimacy recognition case review attempt effort injunction stay boarding release reinstatement certification "
    "extension exemption easement variance zoning waiver consent approval unanimous quorum inspector visit"
)
_CLOSED = lexicon(
    "crime law illegal ban outlaw criminalize criminalise punish convict jail sentence guilty prosecute legislation"
)
_HISTORY = lexicon("holocaust climate genocide science fact reality existence")


def denies(frame: Frame, _: Fillers) -> bool:
    """Not refusing somebody something, not a rule against denying, not "neither confirm nor deny"."""
    head = frame.head
    if _beside_confirming(head) or _forbidden(head):
        return False
    things = (*children(head, "obj", "nsubj:pass"), *frame.objects)
    if _refused_to_somebody(head) or any(lemma(each) in _REFUSED for each in things):
        return False
    if frame.objects and not children(head, "ccomp", "xcomp") and all(map(_is_somebody, frame.objects)):
        return False
    clauses = [each for each in children(head, "ccomp", "xcomp") if "to" not in marks(each)]
    of_claims = any(claims.is_claim(each) for each in frame.objects) or bool(clauses)
    return of_claims or not any(speakers.is_court(each) for each in frame.subjects)


def is_denial(frame: Frame, fillers: Fillers) -> bool:
    """Somebody's denial of a claim: not of a service, a visa or a historical crime, not "in denial"."""
    below = (*fillers.get("claim", ()), *children(frame.head, "compound", "amod"))
    deniers = fillers.get("speaker", ())
    if any(lemma(each) in _REFUSED | _HISTORY for each in below) or any(speakers.is_court(each) for each in deniers):
        return False
    judged = base(frame.head) == "nsubj" and frame.head.head.pos_ == "ADJ" and bool(children(frame.head, "det"))
    said = judged or bool(children(frame.head, "amod")) or (frame.head.tag_ == "NNS" and bool(cases(frame.head)))
    return bool(deniers) or bool(fillers.get("claim")) or said


def _is_somebody(token: Token) -> bool:
    named = name_label(token) == "PERSON" and not children(token, "nmod:poss")
    return named or token.lower_ in ("others", "people", "women", "men", "him", "her", "us", "me", "anyone", "everyone")


def _refused_to_somebody(verb: Token) -> bool:
    """ "Denied him entry", "was denied entry"."""
    given = [*children(verb, "obj", "iobj"), *(each for each in children(verb, "xcomp") if each.tag_.startswith("NN"))]
    given.sort(key=lambda each: int(each.i))
    if is_passive(verb) and not children(verb, "obl:agent"):
        return bool(given) or not any(_may_be_claim(each) for each in Frame.of(verb).objects)
    pairs = pairwise(given)
    return any(not any(token.is_punct for token in verb.doc[a.i + 1 : b.i]) for a, b in pairs)


def _may_be_claim(token: Token) -> bool:
    return claims.is_claim(token) or token.lower_ in claims.TAKING_UP or token.pos_ == "VERB" or base(token) == "csubj"


def _beside_confirming(verb: Token) -> bool:
    beside = [verb.head, *children(verb.head, "conj")] if verb.dep_ == "conj" else children(verb, "conj")
    either = any(each.lower_ in ("or", "nor") for one in (verb, *beside) for each in children(one, "cc"))
    return either and any(lemma(each) in ("confirm", "admit", "acknowledge", "affirm") for each in beside)


def _forbidden(verb: Token) -> bool:
    bare = verb.dep_ not in ("ROOT", "conj", "ccomp", "acl:relcl", "parataxis") and not children(verb, "nsubj")
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    law = "against" in marks(verb) and any(lemma(each) in _CLOSED for each in before)
    return law or (bare and any(lemma(each) in _CLOSED for each in ancestors(verb)))
