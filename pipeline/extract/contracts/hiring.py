"""Firms and persons that are hired for a job."""

from spacy.tokens import Token

from pipeline.extract.contracts import participants, topics
from pipeline.extract.frame import Frame
from pipeline.extract.grammar.entities import name_label
from pipeline.extract.grammar.tree import children, lemma, marks
from pipeline.extract.grammar.words import lexicon
from pipeline.extract.roles import Fillers


def contracts_with(frame: Frame, _: Fillers) -> bool:
    """ "Contracted with a firm", "contracts a company"; nobody contracts a firm as a disease."""
    with_whom = any("with" in each.prepositions and participants.can_contract(each.token) for each in frame.obliques)
    firm = any(participants.is_company(each) for each in frame.objects)
    return with_whom or firm or any(_for_a_job(frame, each) for each in frame.objects)


def hires(frame: Frame, _: Fillers) -> bool:
    """A company or state hires a company, or somebody for a job; in articles about contracts a firm is chosen."""
    hired = [each for each in frame.objects if each.pos_ in ("NOUN", "PROPN") or participants.is_company(each)]
    if lemma(frame.head) in _HIRING and any(_for_a_job(frame, each) for each in hired):
        return True
    named = any(each.pos_ == "PROPN" or participants.is_company(each) for each in hired if _can_work(each))
    return named and topics.in_business_article(frame.head)


def _can_work(token: Token) -> bool:
    return participants.can_contract(token) or lemma(token) in _PROFESSIONS


def _for_a_job(frame: Frame, hired: Token) -> bool:
    """A lawyer, firm or named person, by a body or with a word of what for."""
    aims = [each for each in (*children(frame.head, "advcl", "xcomp"), *children(hired, "acl")) if "to" in marks(each)]
    firm = participants.is_company(hired) or name_label(hired) == "ORG"
    by_body = any(participants.is_company(each) or name_label(each) in ("ORG", "PLACE") for each in frame.subjects)
    known = firm or _one_person(frame, hired)
    return known and (
        bool(aims) or by_body or (lemma(frame.head) == "hire" and (firm or name_label(hired) == "PERSON"))
    )


def _one_person(frame: Frame, hired: Token) -> bool:
    """Somebody named, or one of a profession; of any calling where the verb is "hire"."""
    named = any(name_label(each) == "PERSON" for each in (hired, *children(hired, "appos", "flat")))
    called = lemma(frame.head) == "hire" and lemma(hired).endswith(("er", "or", "ist", "ant", "ian", "agent", "man"))
    single = hired.tag_ not in ("NNS", "NNPS")
    owned = bool(children(hired, "nmod:poss")) and lemma(hired) in _PROFESSIONS
    return named or owned or (single and (lemma(hired) in _PROFESSIONS or (called and hired.pos_ == "NOUN")))


_HIRING = lexicon("hire retain engage employ contract enlist recruit commission")


_PROFESSIONS = lexicon(
    "lawyer attorney consultant lobbyist investigator spy auditor adviser advisor contractor firm counsel architect "
    "researcher banker mercenary accountant"
)
