"""Triggers: the words that name an event, declared as lemmas and found in every form that the syntax allows.

A phrase is written as its words in order, the first being the one that governs: ``"pull out"``, ``"take up
position"``; several may stand in one string, with commas between. A phrase's further words may stand apart from the
first ("pulled most of its troops out").
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.extract.grammar.tree import base, children, is_form_of, lemma
from pipeline.extract.grammar.words import all_forms, forms
from pipeline.language.select import Lead
from pipeline.language.signs import Sign, text_has


@dataclass(frozen=True)
class Match:
    """A trigger found: head governs the arguments, words make the trigger's span."""

    head: Token
    words: tuple[Token, ...]


@dataclass(frozen=True)
class Trigger:
    """Words that can name an event; cues are lower-case word forms, one of which is in every sentence that matches.

    Leads say more closely what such a sentence has, so that others need not be parsed.
    """

    cues: frozenset[str]
    match: Callable[[Token], Match | None]
    leads: tuple[Lead, ...]


def verbs(*lemmas: str) -> Trigger:
    """Verbs and verb phrases in any tense, voice or form, gerunds included ("the mobilizing of")."""
    return _lexical(lemmas, ("VERB", "AUX"), gerunds=True)


def nouns(*lemmas: str) -> Trigger:
    """Nouns that name the event; a phrase's first word may be a modifier: "arms deal" matches on "deal"."""
    return _lexical(lemmas, ("NOUN", "PROPN"))


def adjectives(*lemmas: str) -> Trigger:
    """Adjectives and participles that are predicates or modify a noun."""
    return _lexical(lemmas, ("ADJ", "VERB", "ADV", "NOUN"))


def any_of(*lemmas: str) -> Trigger:
    """The words as verb, noun or adjective."""
    return _lexical(lemmas, ("VERB", "NOUN", "PROPN", "ADJ", "AUX", "ADV"))


def custom(cues: Iterable[str], match: Callable[[Token], Match | None], hint: str | Sign = "") -> Trigger:
    """A trigger that no word list can say; cues are lemmas, match is asked of every token that is a form of one.

    A hint is a sign of every sentence that matches, or a regular expression found in its lower-cased text.
    """
    words = all_forms(cues)
    trigger = Trigger(words, match, (Lead(words),))
    return hinted(trigger, hint) if hint else trigger


def hinted(trigger: Trigger, hint: str | Sign) -> Trigger:
    """The trigger, for sentences with such a text or sign alone."""
    sign = text_has(hint) if isinstance(hint, str) else hint
    return replace(trigger, leads=tuple(replace(lead, sign=sign) for lead in trigger.leads))


def _lexical(lemmas: tuple[str, ...], parts: tuple[str, ...], gerunds: bool = False) -> Trigger:
    lemmas = tuple(part.strip() for each in lemmas for part in each.split(","))
    phrases = _by_form(lemmas)

    def match(token: Token) -> Match | None:
        if token.pos_ not in parts and not (gerunds and token.pos_ == "NOUN" and token.lower_.endswith("ing")):
            return None
        found = phrases.get(token.lower_) or phrases.get(lemma(token)) or ()
        return next((hit for rest in found if (hit := _phrase(token, rest)) is not None), None)

    return Trigger(all_forms(lemmas), match, tuple(_leads(lemmas)))


def _leads(lemmas: tuple[str, ...]) -> Iterator[Lead]:
    """Single words together, each phrase by itself with the words that follow its first."""
    yield Lead(all_forms(each for each in lemmas if len(each.split()) == 1))
    for phrase in sorted(each for each in lemmas if len(each.split()) > 1):
        first, *rest = phrase.split()
        yield Lead(forms(first), tuple(forms(word) for word in rest))


def _by_form(lemmas: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in sorted(lemmas, key=lambda each: (-len(each.split()), each)):
        first, *rest = phrase.split()
        for form in sorted(forms(first)):
            table[form] = (*table.get(form, ()), tuple(rest))
    return table


def _phrase(head: Token, rest: tuple[str, ...]) -> Match | None:
    words = [head]
    for word in rest:
        part = _part(head, word, words)
        if part is None:
            return None
        words.append(part)
    return Match(head, tuple(words))


def _part(head: Token, word: str, taken: list[Token]) -> Token | None:
    """A word of the phrase below the head (particle, object, preposition of an oblique) or right after the last."""
    following = taken[-1].i + 1
    if following < len(head.doc) and _is(head.doc[following], word):
        return head.doc[following]
    dependents = children(head, "compound", "advmod", "obj", "xcomp", "case")
    below = [*(each for each in dependents if not children(each, "case")), *_prepositions(head)]
    return next((each for each in below if each.i > head.i and _is(each, word)), None)


def _prepositions(head: Token) -> list[Token]:
    """First halves of "out of" and the like, which belong to the verb as much as to its place."""
    marks = [mark for each in children(head, "obl", "advmod") for mark in children(each, "case", "advmod")]
    return [mark for mark in marks if mark.i + 1 < len(mark.doc) and mark.nbor().lower_ == "of"]


def _is(token: Token, word: str) -> bool:
    return bool(token.lower_ == word) or (base(token) in ("obj", "xcomp", "obl") and is_form_of(token, (word,)))
