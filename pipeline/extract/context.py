"""What values are resolved against: the article's date, and the names it writes more fully elsewhere."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from pipeline.extract.values import Context, fullest_names, normalize
from pipeline.model import CleanArticle, Name

_AROUND = 3  # words on each side of a name that can belong to it
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w.-]|['’](?!s\b)){0,40}")
_PLAIN = Context()


def context_of(clean: CleanArticle, docs: Sequence[Doc]) -> Context:
    """The context of one article, given the sentences of it whose entities are known."""
    return Context(
        date=_date(clean),
        persons=fullest_names(_named(docs, "PERSON")),
        organisations=tuple(_named(docs, "ORG")),
    )


def name_sentences(mentions: Iterable[tuple[str, str]], sentences: Sequence[str]) -> list[int]:
    """Numbers of the sentences that may name more fully what is mentioned (role, text); of like namings the first."""
    asked = {word for role, text in mentions for word in _last_name(role, text)}
    found: dict[str, int] = {}
    for number, sentence in enumerate(sentences if asked else ()):
        for naming in _namings(sentence, asked):
            found.setdefault(naming, number)
    return sorted(set(found.values()))


def _last_name(role: str, text: str) -> Iterator[str]:
    """The last word of a name, where neither a table of states nor one of organisations knows it."""
    value = normalize(role, text, _PLAIN)
    if isinstance(value, Name) and value.iso3166 is None:
        yield from [word for word in _NAME_WORD.findall(value.name) if word[0].isupper()][-1:]


def _namings(sentence: str, asked: set[str]) -> Iterator[str]:
    """The capitalised words around each word asked for, if there are any; one said twice stands at a name's seam."""
    words = _NAME_WORD.findall(sentence)
    for place in [place for place, word in enumerate(words) if word in asked]:
        first = last = place
        while first > max(0, place - _AROUND) and words[first - 1][0].isupper():
            first -= 1
        while last < min(len(words), place + _AROUND + 1) - 1 and words[last + 1][0].isupper():
            last += 1
        naming = words[first : last + 1]
        if len(naming) > 1 and len({*naming}) == len(naming):
            yield " ".join(naming)


def _date(clean: CleanArticle) -> datetime.date | None:
    published = clean.facts.published
    try:
        return datetime.date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None


def _named(docs: Iterable[Doc], label: str) -> list[str]:
    return sorted({" ".join(entity.text.split()) for doc in docs for entity in doc.ents if entity.label_ == label})
