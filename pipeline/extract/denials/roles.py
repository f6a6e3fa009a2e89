"""The roles of denials, for each way in which a denial names its speaker and its claim."""

from spacy.tokens import Token

from pipeline.extract import spans
from pipeline.extract.denials import claimants, claims, denied, denying, speakers
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.modality import modality
from pipeline.extract.grammar.tree import base, cases, children, first_conjunct, lemma, marks, strayed_from
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers, Place, Role
from pipeline.extract.spans import Cut
from pipeline.model import Modality


def _roles(
    speaker: tuple[Place, ...],
    claim: tuple[Place, ...],
    cut: Cut = denied.whole,
    time: Place = claimants.when,
    claimant: tuple[Place, ...] = (claimants.claimants,),
) -> tuple[Role, ...]:
    return (
        Role("speaker", spans.name, speaker),
        Role("claim", cut, claim),
        Role("claimant", spans.name, claimant),
        Role("addressee", spans.name, (claimants.hearers,)),
        Role("time", spans.phrase, (time,)),
    )


def _content(frame: Frame, _: Fillers) -> list[Token]:
    """The clause that is denied: "denied that", "denied having"; an infinitive of purpose is none."""
    own = [each for each in children(frame.head, "ccomp", "xcomp", "csubj") if "to" not in marks(each)]
    beside = [frame.head, *(each for each in children(frame.head, "obl", "iobj"))]
    return (
        own or [one for each in beside for one in children(each, "advcl", "acl", "ccomp") if _told(one, frame.head)][:1]
    )


def _told(clause: Token, verb: Token) -> bool:
    """Whether a that-clause is what the verb denies, even where it was hung on a noun between."""
    strayed = strayed_from(clause)
    return "that" in marks(clause) if strayed is None else strayed.i == verb.i


def _of_noun(frame: Frame, _: Fillers) -> list[Token]:
    """What a denial is of: "denial of the report", "denial that he knew"."""
    after = [each for each in children(frame.head, "nmod") if {"of", "about", "regarding"} & set(cases(each))]
    return after or [each for each in children(frame.head, "acl", "ccomp") if "that" in marks(each)]


def _issuers(frame: Frame, _: Fillers) -> list[Token]:
    """Whose denial it is: its owner, "by" or "from" whom, or who issues, makes or gives it."""
    own = [speakers.resolved(each) for each in children(frame.head, "nmod:poss")]
    own += [each for each in children(frame.head, "nmod") if {"by", "from"} & set(cases(each))]
    if own or frame.support is None or lemma(frame.support) not in _GIVING:
        return own
    return [each for each in Frame.of(frame.support).subjects if speakers.can_speak(each)]


def _of_predicate(frame: Frame, _: Fillers) -> list[Token]:
    """What is said to be false."""
    own = [_taken_up(each, frame.head) for each in children(frame.head, "nsubj", "nsubj:pass", "csubj", "ccomp")]
    own = own or _announced(frame.head)
    own = own or [each for each in children(frame.head, "xcomp", "advcl") if "to" in marks(each)]
    own = own or list(frame.objects[:1])
    own = own or [each for each in children(frame.head, "nmod") if {"in", "to", "for"} & set(cases(each))]
    if own or not children(frame.head, "cop"):
        return own
    return [each for each in children(frame.head.head, "obj") if each.i < frame.head.i]


def _announced(predicate: Token) -> list[Token]:
    """ "It was simply not true that he knew", where the tree hangs the clause beside the predicate."""
    beside = children(predicate.head, "ccomp") if children(predicate, "expl") else []
    return [each for each in beside if each.i > predicate.i and "that" in marks(each)][:1]


def _taken_up(subject: Token, predicate: Token) -> Token:
    """ "A claim which is false": the noun that a relative pronoun stands for."""
    relative = subject.lower_ in ("which", "that") and predicate.dep_ == "acl:relcl"
    return predicate.head if relative else subject


def _modified(frame: Frame, _: Fillers) -> list[Token]:
    """What is called false in passing: "false accusations"."""
    return [first_conjunct(frame.head).head]


def _told_falsely(frame: Frame, _: Fillers) -> list[Token]:
    """ "Lied when he said that ...": what was said then."""
    when = next((each for each in frame.head.doc[frame.head.i + 1 : frame.head.i + 4] if each.lower_ == "when"), None)
    return children(when.head, "ccomp", "obj")[:1] if when is not None else []


def _contradictors(frame: Frame, fillers: Fillers) -> list[Token]:
    """Who contradicts by saying the opposite ("X says Y was there, contradicting Z"), else the subject."""
    aside = base(frame.head) in ("advcl", "acl") and frame.head.tag_ == "VBG"
    return list(speakers.sayers(frame, fillers)) * aside or list(speakers.deniers(frame, fillers))


def _opposed(frame: Frame, _: Fillers) -> list[Token]:
    return denying.opposed_to(frame.head)


def _itself_opposed(frame: Frame, _: Fillers) -> list[Token]:
    """ "Contrary to his claim": the noun that the preposition stands before."""
    noun = denying.told_otherwise(frame.head)
    return [] if noun is None else [noun]


def _held_off(frame: Frame, _: Fillers) -> list[Token]:
    """What one distances oneself from, takes issue with, casts doubt on."""
    taken = {"from", "with", "on", "against", "upon", "over"}
    near = [each.token for each in frame.obliques if taken & set(each.prepositions)]
    return near or [each for each in frame.objects if claims.is_claim(each)]


def _itself(frame: Frame, _: Fillers) -> list[Token]:
    return [frame.head]


def _objects(frame: Frame, _: Fillers) -> list[Token]:
    return [*frame.objects, *children(frame.head, "ccomp")][:1]


def _overstaters(frame: Frame, fillers: Fillers) -> list[Token]:
    """Whose figures are disputed: the subject of overstating."""
    speakers = {each.i for each in fillers.get("speaker", ())}
    return [each for each in frame.subjects if each.i not in speakers]


_GIVING = lexicon("issue make offer give repeat publish release send post put reiterate")
BY_SUBJECT = _roles((speakers.deniers,), (_content, denied.held))
AGAINST = _roles((_contradictors,), (_content, denied.held), claimant=(claimants.claimants, denied.contradicted))
BY_NOUN = _roles((_issuers,), (_of_noun,))
BY_CALLER = _roles((speakers.callers,), (denied.called,))
BY_SAYER = _roles((speakers.sayers, speakers.first_person), (_of_predicate,), time=claimants.when_said)
IGNORANT = _roles((speakers.professing,), (denied.unknown,), denied.predicate, claimants.when_said)
TAKEN = _roles((speakers.sayers, speakers.first_person), (lambda frame, _: frame.objects,), time=claimants.when_said)
NEVER = _roles((speakers.professing,), (_itself,), denied.predicate, claimants.when_said)
IN_PASSING = _roles((speakers.sayers,), (_modified,), time=claimants.when_said)
BLAMELESS = _roles((speakers.professing,), (), time=claimants.when_said)


def _charged(frame: Frame, _: Fillers) -> list[Token]:
    """What somebody is accused of in the clause that the speaker answers."""
    accusing = denying.accused_in(frame.head)
    heads = [accusing, *children(accusing, "obj")] if accusing is not None else []
    below = [one for each in heads for one in children(each, "advcl", "obl", "nmod", "acl", "xcomp")]
    return [each for each in below if {"of", "for"} & {*marks(each), *cases(each)}][:1]


def _chargers(frame: Frame, _: Fillers) -> list[Token]:
    accusing = denying.accused_in(frame.head)
    return children(accusing, "nsubj") if accusing is not None else []


ANSWER = _roles((speakers.deniers,), (_charged,), claimant=(_chargers,))
AGAINST_CLAIM = _roles((), (_itself_opposed,))
LIED = (
    Role("speaker", spans.name, (speakers.sayers,)),
    Role("claim", spans.clause, (_told_falsely,)),
    Role("claimant", spans.name, (_overstaters,)),
    Role("time", spans.phrase, (claimants.when_said,)),
)
FROM = _roles((speakers.deniers,), (_held_off, denied.held))
SHORT = _roles((speakers.sayers, speakers.first_person), (), time=claimants.when_said)
DESPITE = _roles((speakers.deniers,), (_opposed,))
OVERSTATED = (
    Role("speaker", spans.name, (speakers.sayers,)),
    Role("claim", denied.whole, (_objects,)),
    Role("claimant", spans.name, (_overstaters,)),
    Role("time", spans.phrase, (claimants.when_said,)),
)


def carried_out(frame: Frame, mode: Modality) -> Modality:
    """ "Called a news conference to deny it", "despite his denials", "his false claims": the denial took place."""
    recalled = lemma(frame.head) in ("recall", "remember") and mode == "possible"
    if recalled or frame.head.dep_ == "amod" or "despite" in cases(frame.head):
        return "actual"
    above = speakers.calling(frame.head) or frame.support
    if above is not None and lemma(above) in speakers.CALLING | _GIVING:
        return modality(above)
    purpose = base(frame.head) in ("advcl", "acl") and "to" in marks(frame.head)
    return "actual" if purpose and mode == "planned" else mode
