"""Whether a word that can deny does: what must hold of its object, its subject and what stands beside it."""

from collections.abc import Callable
from itertools import pairwise

from spacy.tokens import Token

from pipeline.extract.denials import claims
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.polarity import is_negated
from pipeline.extract.grammar.tree import ancestors, base, cases, children, is_passive, lemma, marks, misread_object
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers
from pipeline.extract.triggers import Match

FALSE = lexicon(
    "false baseless unfounded untrue groundless fake fabricated absurd ridiculous preposterous incorrect bogus "
    "fictitious unsubstantiated nonsensical ludicrous laughable outrageous concocted untruthful spurious trumped-up"
)
FALSEHOODS = lexicon(
    "lie lies nonsense rubbish propaganda fabrication fiction hoax slander smear fantasy falsehood falsehoods garbage "
    "baloney hogwash disinformation misinformation invention"
)
HALF_TRUE = lexicon(
    "exaggerated overstated inaccurate misleading overblown unfair distorted one-sided flawed biased inflated misplaced"
)
# What is refused, not denied.
_REFUSED = lexicon(
    "process bail entry access admission visa permit permission request petition motion appeal right inspection "
    "service coverage benefit asylum parole freedom liberty funding fund treatment care education food water aid "
    "application license licence opportunity chance vote citizenship status passage clearance shelter justice loan "
    "credit promotion job employment medicine medication protection accreditation relief refuge haven victory "
    "vaccination registration use overflight extradition bid housing landing exit reentry re-entry sanctuary "
    "legitimacy recognition case review attempt effort injunction stay boarding release reinstatement certification "
    "extension exemption waiver consent approval unanimous quorum inspector visit"
)
_CLOSED = lexicon(
    "crime law illegal ban outlaw criminalize criminalise punish convict jail sentence guilty prosecute legislation"
)
_HISTORY = lexicon("holocaust climate genocide science")
_FORGED = lexicon("fake forged fabricated spurious bogus false")
_PAPERS = lexicon("document video photo letter footage picture image recording figure number data paper tape evidence")
_ONLY_OF_CLAIMS = lexicon("unfounded baseless groundless untrue unsubstantiated")
_TAKING_UP = lexicon("it this that these those they all everything which")


def anyhow(_: Frame, __: Fillers) -> bool:
    """Nothing more must hold."""
    return True


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
    of_claims = any(claims.is_claim(each) for each in frame.objects) or bool(children(head, "ccomp", "xcomp"))
    return of_claims or not any(claims.is_court(each) for each in frame.subjects)


def _is_somebody(token: Token) -> bool:
    named = token.ent_type_ == "PERSON" and not children(token, "nmod:poss")
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
    return claims.is_claim(token) or token.lower_ in _TAKING_UP or token.pos_ == "VERB" or base(token) == "csubj"


def _beside_confirming(verb: Token) -> bool:
    beside = [verb.head, *children(verb.head, "conj")] if verb.dep_ == "conj" else children(verb, "conj")
    return any(lemma(each) in ("confirm", "admit", "acknowledge", "affirm") for each in beside)


def _forbidden(verb: Token) -> bool:
    bare = verb.dep_ not in ("ROOT", "conj", "ccomp", "acl:relcl", "parataxis") and not children(verb, "nsubj")
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    law = "against" in marks(verb) and any(lemma(each) in _CLOSED for each in before)
    return law or (bare and any(lemma(each) in _CLOSED for each in ancestors(verb)))


def of_claim(frame: Frame, _: Fillers) -> bool:
    """What is rejected can be true or false, and whoever rejects it does not rule on it by office."""
    if not any(claims.can_speak(each) and not claims.is_court(each) for each in frame.subjects):
        return False
    if lemma(frame.head.head) in ("motion", "ruling", "petition"):
        return False
    judged = lemma(frame.head) not in ("question", "challenge", "contest") and any(map(_judgement, frame.objects))
    return judged or _taken_up(frame) or any(map(claims.is_claim, frame.objects or claims.judged_as(frame)))


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
    return bool(frame.subjects) and any(judged or _is_false(each) for each in described)


def _is_false(token: Token) -> bool:
    return any(each.lower_ in FALSE | FALSEHOODS for each in (token, *children(token, "amod", "compound", "conj")))


def of_doubted(_: Frame, fillers: Fillers) -> bool:
    """Somebody doubts, plays down or pushes back against what can be true or false."""
    doubted = any(claims.is_claim(each) or lemma(each) in claims.JUDGED for each in fillers.get("claim", ()))
    return doubted and bool(fillers.get("speaker"))


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


def is_denial(frame: Frame, fillers: Fillers) -> bool:
    """Somebody's denial of a claim: not of a service, a visa or a historical crime, not "in denial"."""
    below = (*fillers.get("claim", ()), *children(frame.head, "compound", "amod"))
    speakers = fillers.get("speaker", ())
    if any(lemma(each) in _REFUSED | _HISTORY for each in below) or any(claims.is_court(each) for each in speakers):
        return False
    return bool(speakers) or bool(fillers.get("claim")) or bool(children(frame.head, "cop", "amod"))


def of_claim_noun(_: Frame, fillers: Fillers) -> bool:
    """A predicate of a claim named by its noun; "this is wrong" judges an act."""
    return any(claims.is_claim(each) or claims.is_told(each) for each in fillers.get("claim", ()))


def invented(frame: Frame, _: Fillers) -> bool:
    """A claim is said to have been made up."""
    return frame.passive and any(claims.is_claim(each) for each in frame.objects)


def disputes(frame: Frame, fillers: Fillers) -> bool:
    """Somebody disputes what can be true or false; no territory, will or election."""
    clause = bool(children(frame.head, "ccomp")) or any(base(each) in ("ccomp", "csubj") for each in frame.objects)
    thing = any(claims.is_claim(each) or _disputable(each) for each in frame.objects)
    thing = thing or (frame.head.tag_ == "VBD" and bool(claims.misread_pronoun(frame.head)) and not frame.objects)
    return bool(fillers.get("speaker")) and not _modifies(frame.head) and (clause or thing)


def _modifies(verb: Token) -> bool:
    return verb.dep_ == "amod" and misread_object(verb) is None


def _disputable(token: Token) -> bool:
    return (
        token.lower_ in _TAKING_UP
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
        claims.is_claim_word(each) or _judgement(each) or each.lower_ in _TAKING_UP or _is_name(each)
        for each in against
    )
    return said or (bool(fillers.get("speaker")) and bool(children(frame.head, "ccomp")))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" or token.lower_ in ("him", "her", "them", "us", "me")


def with_both(_: Frame, fillers: Fillers) -> bool:
    """Speaker and claim are named."""
    return bool(fillers.get("speaker")) and bool(fillers.get("claim"))


def with_claim(frame: Frame, fillers: Fillers) -> bool:
    """Something is called false; only a claim is denied by calling it absurd."""
    called = [each for each in fillers.get("claim", ()) if each.ent_type_ != "ORG"]
    if frame.head.lower_ in _FOOLISH:
        return any(claims.is_claim(each) or lemma(each) in claims.HELD | claims.JUDGED for each in called)
    return any(lemma(each) not in _NO_CLAIMS for each in called)


_FOOLISH = lexicon("absurd ridiculous preposterous nonsensical ludicrous laughable outrageous nonsense rubbish garbage")
_NO_CLAIMS = lexicon(
    "proposal plan verdict election vote trial bill law decision deal ruling policy idea process court"
)


def with_judged_claim(_: Frame, fillers: Fillers) -> bool:
    """A claim or criticism is called exaggerated, unfair and the like; an election is not."""
    said = (
        each for each in fillers.get("claim", ()) if claims.is_claim(each) or lemma(each) in claims.HELD | claims.JUDGED
    )
    return next(said, None) is not None


def of_what_is_claimed(frame: Frame, fillers: Fillers) -> bool:
    """A predicate of something that is claimed, or of a pronoun that takes it up."""
    if frame.head.dep_ in ("amod", "compound") or {"if", "whether"} & set(marks(frame.head)):
        return False
    if frame.head.dep_ == "acl:relcl" and not fillers.get("speaker"):
        return False
    subjects = fillers.get("claim", ())
    if frame.head.lower_ in _FORGED and fillers.get("speaker"):
        return any(lemma(each) in _PAPERS or claims.is_claim(each) or each.lower_ in _TAKING_UP for each in subjects)
    if frame.head.lower_ in _ONLY_OF_CLAIMS and subjects:
        return not any(each.pos_ == "PROPN" for each in subjects)
    told = bool(fillers.get("speaker")) and any(map(claims.is_told, subjects))
    taken_up = any(each.lower_ in _TAKING_UP or base(each) == "csubj" for each in subjects)
    return told or taken_up or any(map(claims.is_claim, subjects))


def alone(frame: Frame, _: Fillers) -> bool:
    """A one-word sentence: "Wrong!"."""
    return frame.head.dep_ == "ROOT" and all(token.is_punct or token.i == frame.head.i for token in frame.head.sent)


# ---- triggers that no list can say ----------------------------------------------------------------------------


def not_true(token: Token) -> Match | None:
    """ "Is not true", "isn't the case"."""
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t", "never")), None)
    return Match(token, (negation, token)) if negation is not None and children(token, "cop") else None


def baseless(token: Token) -> Match | None:
    """ "Without foundation", "no truth in"."""
    preposition = next((each for each in children(token, "case") if each.lower_ == "without"), None)
    if preposition is not None:
        return Match(token, (preposition, token))
    no = next((each for each in children(token, "det") if each.lower_ == "no"), None)
    grounds = token.lower_ in ("truth", "basis", "foundation", "merit", "substance", "validity")
    return Match(token, (no, token)) if no is not None and grounds else None
    return Match(token, (no, token)) if no is not None and token.lower_ in ("truth", "basis", "foundation") else None


def far_from_truth(token: Token) -> Match | None:
    """ "Could not be further from the truth", "far from the truth"."""
    far = next((each for each in (token.head, *children(token.head, "advmod", "amod")) if each.lower_ in _FAR), None)
    away = any(each.lower_ == "from" for each in children(token, "case"))
    return Match(token, (far, token)) if far is not None and away else None


_FAR = frozenset({"far", "further", "farther"})


def distancing(token: Token) -> Match | None:
    """ "Distanced itself from the remarks"."""
    oneself = next((each for each in children(token, "obj") if each.lower_.endswith(("self", "selves"))), None)
    return Match(token, (token, oneself)) if oneself is not None else None


def unsupported(token: Token) -> Match | None:
    """ "The claims were not backed by any evidence", "are not supported by the facts"."""
    negation = next((each for each in children(token, "advmod") if each.lower_ in ("not", "n't", "n’t")), None)
    claimed = any(claims.is_claim(each) for each in children(token, "nsubj:pass"))
    return Match(token, (negation, token)) if negation is not None and claimed else None


def innocent(token: Token) -> Match | None:
    """ "Insists that he is innocent"."""
    said = lemma(token.head) in _PROTESTING and base(token) in ("ccomp", "xcomp")
    return Match(token, (token,)) if said and not is_negated(token) else None


_PROTESTING = lexicon("say insist maintain claim protest plead declare reiterate repeat swear")


def no_reply(token: Token) -> Match | None:
    """ "No," he said when asked whether ..."."""
    outer = token.head
    asked = any(lemma(each) == "ask" for each in token.sent)
    opens = token.i == token.sent.start or token.nbor(-1).text in ('"', "“", "``")
    closes = token.i + 2 < len(token.doc) and token.nbor().text in (",", ".", "!")
    closes = closes and (token.nbor().text == "," or token.nbor(2).text in ('"', "”", "''"))
    return Match(token, (token,)) if asked and opens and closes and outer.i != token.i else None


def plea(token: Token) -> Match | None:
    """ "Pleaded not guilty"."""
    for guilty in children(token, "xcomp", "advmod", "obj", "advcl", "ccomp"):
        negation = next((each for each in children(guilty, "advmod") if each.lower_ == "not"), None)
        if guilty.lower_ == "guilty" and negation is not None:
            return Match(token, (token, negation, guilty))
    return None


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


def short_answer(token: Token) -> Match | None:
    """ "I am not.", "No, we didn't"."""
    if token.i == 0 or token.i + 1 >= len(token.doc) or not token.nbor().is_punct:
        return None
    auxiliary = token.nbor(-1)
    before = token.doc[max(token.sent.start, auxiliary.i - 1) : auxiliary.i]
    answers = auxiliary.pos_ in ("AUX", "VERB") and bool(len(before)) and before[-1].lower_ in ("i", "we")
    answers = answers and (before[-1].i == token.sent.start or before[-1].nbor(-1).is_punct)
    return Match(auxiliary, (before[-1], auxiliary, token)) if answers else None


def out_of_context(token: Token) -> Match | None:
    """ "Taken out of context"."""
    verb = token.head
    preposition = next((each for each in children(token, "case")), None)
    if lemma(verb) != "take" or preposition is None or preposition.lower_ != "out":
        return None
    return Match(verb, (verb, preposition, token))


def maintains_innocence(token: Token) -> Match | None:
    """ "Maintained his innocence"."""
    innocence = next((each for each in children(token, "obj") if lemma(each) == "innocence"), None)
    return Match(token, (token, innocence)) if innocence is not None else None


def despite(token: Token) -> Match | None:
    """ "Told reporters that they were there, despite Trump's tweet that they were not"."""
    return Match(token, (token,)) if opposed_to(token) else None


def opposed_to(verb: Token) -> list[Token]:
    """The claims that something is said in spite of."""
    below = [verb, *children(verb, "ccomp", "xcomp")]
    against = [
        one
        for each in below
        for one in children(each, "obl", "advcl")
        if {"despite", "contrary to", "in spite of"} & {*cases(one), *marks(one)}
    ]
    return [each for each in against if claims.is_claim(each) or lemma(each) in claims.SPEECH | _TOLD_OF]


_TOLD_OF = lexicon("tweet remark comment insistence warning")


Holds = Callable[[Frame, Fillers], bool]
