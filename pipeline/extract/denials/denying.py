"""Verbs of rejecting, disputing, contradicting, disowning: what must hold of their objects and subjects."""

from spacy.tokens import Token

from pipeline.extract.denials import claims, denied, speakers
from pipeline.extract.denials.falsehoods import is_false
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.tree import base, cases, children, lemma, marks, misread_object
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.triggers import Match


def anyhow(_: Frame, __: Fillers) -> bool:
    """Nothing more must hold."""
    return True


def with_both(_: Frame, fillers: Fillers) -> bool:
    """Speaker and claim are named."""
    return bool(fillers.get("speaker")) and bool(fillers.get("claim"))


def of_claim(frame: Frame, _: Fillers) -> bool:
    """What is rejected can be true or false, and whoever rejects it does not rule on it by office."""
    if not any(speakers.can_speak(each) and not speakers.is_court(each) for each in frame.subjects):
        return False
    if lemma(frame.head.head) in ("motion", "ruling", "petition") or _dropped(frame):
        return False
    judged = lemma(frame.head) not in ("question", "challenge", "contest") and any(map(_judgement, frame.objects))
    return judged or _taken_up(frame) or any(map(claims.is_claim, frame.objects or denied.judged_as(frame)))


def _dropped(frame: Frame) -> bool:
    """ "Prosecutors dismissed the charges": they no longer bring them."""
    brought = any(lemma(each) == "prosecutor" for each in frame.subjects)
    return brought and any(lemma(each) in ("charge", "complaint", "indictment") for each in frame.objects)


def _judgement(token: Token) -> bool:
    return lemma(token) in ("label", "innuendo", "insinuation", "characterization", "hype", "hysteria")


def _taken_up(frame: Frame) -> bool:
    """ "Both rejected that": a pronoun, and a claim in the words before."""
    if not any(each.lower_ in ("that", "this") for each in frame.objects):
        return False
    before = frame.head.doc[max(0, frame.head.i - 60) : frame.head.i]
    return any(claims.is_claim_word(each) or lemma(each) in claims.ACCUSING for each in before)


def as_false(frame: Frame, _: Fillers) -> bool:
    """Rejected or dismissed as something false, whatever it is: "dismissed the video as propaganda"."""
    described = [each for each in children(frame.head, "obl", "advcl", "xcomp") if "as" in (*cases(each), *marks(each))]
    judged = any(claims.is_claim(each) or lemma(each) in claims.JUDGED for each in frame.objects)
    return bool(frame.subjects) and any(judged or is_false(each) for each in described)


def of_doubted(_: Frame, fillers: Fillers) -> bool:
    """Somebody doubts, plays down or pushes back against what can be true or false."""
    doubted = any(claims.is_claim(each) or lemma(each) in claims.JUDGED for each in fillers.get("claim", ()))
    return doubted and bool(fillers.get("speaker"))


def is_misreported(frame: Frame, fillers: Fillers) -> bool:
    """Somebody says that somebody distorted something; "distorted accounts" tell of no such charge."""
    told = any(claims.is_claim(each) or claims.is_told(each) or lemma(each) in _TWISTED for each in frame.objects)
    figurative = lemma(frame.head) in ("distort", "inflate", "embellish", "overplay") and not told
    return frame.head.dep_ != "amod" and not figurative and with_both(frame, fillers)


_TWISTED = claims.HELD | claims.JUDGED | lexicon("record truth reality word quote history picture toll size crowd")


def of_words(_: Frame, fillers: Fillers) -> bool:
    """What one keeps away from is what somebody said."""
    return any(claims.is_claim_word(each) for each in fillers.get("claim", ()))


def disowns(_: Frame, fillers: Fillers) -> bool:
    """What somebody said or did is disowned; not a group or child."""
    owned = fillers.get("claim", ())
    said = any(claims.is_claim_word(each) or claims.is_told(each) or lemma(each) in _DISOWNED for each in owned)
    return bool(fillers.get("speaker")) and said


_DISOWNED = lexicon(
    "knowledge responsibility role part involvement advertisement ad video document leaflet policy view"
)


def disputes(frame: Frame, fillers: Fillers) -> bool:
    """Somebody disputes what can be true or false; no territory, will or election."""
    clause = bool(children(frame.head, "ccomp")) or any(base(each) in ("ccomp", "csubj") for each in frame.objects)
    thing = any(claims.is_claim(each) or _disputable(each) for each in frame.objects)
    thing = thing or (frame.head.tag_ == "VBD" and bool(denied.misread_pronoun(frame.head)) and not frame.objects)
    return bool(fillers.get("speaker")) and not _modifies(frame.head) and (clause or thing)


def _modifies(verb: Token) -> bool:
    return verb.dep_ == "amod" and misread_object(verb) is None


def _disputable(token: Token) -> bool:
    return (
        token.lower_ in claims.TAKING_UP
        or token.lower_ in ("this", "that", "it")
        or lemma(token) in claims.HELD | claims.SPEECH | _DISPUTABLE
    )


_DISPUTABLE = lexicon(
    "number toll count charge accuracy validity result authenticity fact detail scale size extent cause label "
    "diagnosis reading timeline official sentence legality criticism evidence calculation data statistic"
)


def contradicts(frame: Frame, fillers: Fillers) -> bool:
    """Somebody, or what somebody said, is contradicted; not one rule or feeling by another."""
    against = [*frame.objects, *fillers.get("claim", ()), *fillers.get("claimant", ())]
    said = any(
        claims.is_claim_word(each) or _judgement(each) or each.lower_ in claims.TAKING_UP or _is_name(each)
        for each in against
    )
    proven = lemma(frame.head) in ("refute", "debunk", "rebut", "disprove") and bool(against)
    return said or (bool(fillers.get("speaker")) and (proven or bool(children(frame.head, "ccomp"))))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in ("him", "her", "them", "us", "me")


def distancing(token: Token) -> Match | None:
    """ "Distanced itself from the remarks"."""
    oneself = next((each for each in children(token, "obj") if each.lower_.endswith(("self", "selves"))), None)
    return Match(token, (token, oneself)) if oneself is not None else None


def despite(token: Token) -> Match | None:
    """ "Told reporters that they were there, despite Trump's tweet that they were not"."""
    said = lemma(token) != "add" or not children(token, "obj")
    return Match(token, (token,)) if said and opposed_to(token) else None


def contrary_to(token: Token) -> Match | None:
    """ "Contrary to the minister's claims, the tax has risen": the article itself says the opposite."""
    noun = told_otherwise(token)
    if noun is None or not (claims.is_claim(noun) or lemma(noun) in _TOLD_OF | claims.HELD):
        return None
    above = noun.head if noun.head.i != token.i else token.head
    return None if lemma(above) in OPPOSING and opposed_to(above) else Match(token, (token, token.nbor()))


def told_otherwise(contrary: Token) -> Token | None:
    """The noun after "contrary to"."""
    if contrary.i + 1 >= len(contrary.doc) or contrary.nbor().lower_ != "to":
        return None
    below = next((each for each in children(contrary, "obl", "nmod")), None)
    return below or (contrary.head if contrary.dep_ == "case" else None)


def answers_back(token: Token) -> Match | None:
    """ "While the union accused the bank of lying, the bank said that it had told all"."""
    accusing = accused_in(token)
    if accusing is None or not children(token, "ccomp", "parataxis") or not children(token, "nsubj"):
        return None
    return Match(token, (token,))


def accused_in(answer: Token) -> Token | None:
    """The accusation that a verb of saying answers: set against it by "while" or "but"."""
    aside = [each for each in children(answer, "advcl") if _WHILE & set(marks(each))]
    first = (
        [answer.head] if answer.dep_ == "conj" and any(each.lower_ == "but" for each in children(answer, "cc")) else []
    )
    accusing = [
        each for each in (*aside, *first) if lemma(each) in claims.ACCUSING - {"suspect"} and children(each, "nsubj")
    ]
    return next(iter(accusing), None)


_WHILE = frozenset({"while", "although", "though", "whereas"})
OPPOSING = lexicon(
    "say tell insist maintain claim announce declare state add argue stress write tweet respond reiterate"
)


def opposed_to(verb: Token) -> list[Token]:
    """The claims that something is said in spite of."""
    below = [verb, *children(verb, "ccomp", "xcomp")]
    against = [
        one
        for each in below
        for one in children(each, "obl", "advcl")
        if {"despite", "contrary to", "in spite of"} & {*cases(one), *marks(one)}
    ]
    said = claims.SPEECH - {"denial"} | _TOLD_OF
    return [each for each in against if claims.is_claim(each) or lemma(each) in said]


_TOLD_OF = lexicon("tweet remark comment insistence warning")
