"""Whom pronouns and which state "the country" stand for, where an article makes it plain.

A pronoun stands for the one name of its kind before it in its sentence; else for the named subject of one of the few
sentences before. A place stands for the one place in its sentence or the nearest before that has any. In a
quotation "I" is the one who is quoted. What is less plain than that stays without a value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Span, Token

from pipeline.extract.values.agents import agent
from pipeline.extract.values.context import Context
from pipeline.extract.values.places import place
from pipeline.extract.values.tables import states
from pipeline.extract.values.words import plain
from pipeline.model import Argument, Event, Name, TextField

AGENTS = frozenset({"actor", "party", "speaker", "claimant", "addressee"})
PLACES = frozenset({"location", "origin"})
PERSONS = frozenset({"he", "him", "his", "she", "her"})
BODIES = frozenset({"it", "its"})
STATES = frozenset({"the country", "the nation"})
HERE = frozenset({"there", "here"})
OBJECTS = frozenset({"him", "her"})
"""Pronouns that are not looked for beyond their own sentence."""
SENTENCES = 3
"""How many sentences with names a pronoun's name may stand back."""
_QUOTES = frozenset('"“”«»')
_INSIDE_NAMES = frozenset({"flat", "flat:name", "compound", "appos", "nmod:desc"})


@dataclass(frozen=True)
class Mention:
    """A name in the text: where it and its sentence start, its entity label (PERSON, ORG, PLACE), whether a subject."""

    start: int
    sentence: int
    text: str
    label: str
    subject: bool
    field: TextField = "text"


def is_subject(entity: Span) -> bool:
    """Whether a name, or the noun that it stands beside ("Minister Yusuf Haji"), is the subject of a verb."""
    token: Token = entity.root
    while token.dep_ in _INSIDE_NAMES and token.head is not token:
        token = token.head
    return token.dep_.startswith("nsubj")


def resolved(event: Event, mentions: Sequence[Mention], context: Context) -> Event:
    """The event with the values of its pronouns; mentions are the article's, in the order of the text."""
    near = [mention for mention in mentions if mention.field == event.field]
    arguments = {
        role: tuple(_argument(role, argument, event, near, context) for argument in fillers)
        for role, fillers in event.arguments.items()
    }
    return event if arguments == event.arguments else event.model_copy(update={"arguments": arguments})


def _argument(role: str, given: Argument, event: Event, mentions: Sequence[Mention], context: Context) -> Argument:
    if given.normalized is not None:
        return given
    before = [mention for mention in mentions if mention.start < given.start]
    value = _value(role, given, event, before, context)
    return given.model_copy(update={"normalized": value}) if value else given


def _value(role: str, given: Argument, event: Event, before: Sequence[Mention], context: Context) -> Name | None:
    word, start = plain(given.text).lower(), given.start
    if role in PLACES and word in HERE | STATES:
        return _only_place(word, before)
    if role not in AGENTS:
        return None
    if word == "i":
        return next((link.name for link in event.attribution if link.direct and link.name), None)
    if word in PERSONS | BODIES:
        labels = {"PERSON"} if word in PERSONS else {"PLACE", "ORG"}
        return _agent(word, start, event, [mention for mention in before if mention.label in labels], context)
    return None


def _agent(word: str, start: int, event: Event, before: Sequence[Mention], context: Context) -> Name | None:
    for sentence, group in _sentences_back(before):
        own = sentence == event.sentence.start
        fit = [mention for mention in group if (_as_quoted(mention, start, event) if own else mention.subject)]
        found = list(dict.fromkeys(name for name in (_name(mention, context) for mention in fit) if name))
        if found and (own or word not in OBJECTS):
            return found[0] if len(found) == 1 or not own else None
    return None


def _as_quoted(mention: Mention, start: int, event: Event) -> bool:
    """Whether no quotation begins or ends between a name and a pronoun of its sentence."""
    origin = event.sentence.start
    return not _QUOTES & set(event.sentence.text[mention.start - origin : start - origin])


def _name(mention: Mention, context: Context) -> Name | None:
    """The name, where it is of the kind that its label says."""
    name = agent(mention.text, context)
    person = mention.label == "PERSON"
    if name is None or (person and name.iso3166) or (not person and name.name in context.persons.values()):
        return None
    return name


def _only_place(word: str, before: Sequence[Mention]) -> Name | None:
    """The one place (for "the country" the one state) of the nearest sentence that names any."""
    for _, group in _sentences_back([mention for mention in before if mention.label == "PLACE"]):
        names = list(dict.fromkeys(name for name in (place(mention.text) for mention in group) if name))
        found = [name for name in names if word in HERE or name in states().names.values()]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _sentences_back(mentions: Sequence[Mention]) -> Iterator[tuple[int, list[Mention]]]:
    """Where a sentence starts and its mentions, the last sentence first."""
    groups = [(start, list(group)) for start, group in groupby(mentions, key=lambda mention: mention.sentence)]
    yield from reversed(groups[-SENTENCES:])
