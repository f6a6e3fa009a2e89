"""Names in full: how an article writes out the people and bodies whom its events name by their last word."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.values import Context, normalize
from pipeline.extract.values.words import DETERMINERS
from pipeline.model import Name

_AROUND = 4  # words before a name's last one that can belong to it
_WORD = re.compile(r"[^\W\d_](?:[\w.-]|['’](?!s\b)){0,40}")
_LOWER = re.compile(r"\b[a-z][a-z'’-]{1,40}\b")
_PLAIN = Context()


def namings(mentions: Iterable[tuple[str, str]], sentences: Sequence[str]) -> list[str]:
    """The longer forms, as the sentences write them, of what is mentioned (role, text); each once, sorted."""
    asked = {word for role, text in mentions for word in _last_word(role, text)}
    found = {naming for sentence in sentences for naming in _in_sentence(sentence, asked)} if asked else set()
    if not found:
        return []
    common = {word for sentence in sentences for word in _LOWER.findall(sentence)} | DETERMINERS
    kept = (words[1:] if opens and words[0].lower() in common else words for words, opens in found)
    return sorted({" ".join(words) for words in kept if len(words) > 1})


def _last_word(role: str, text: str) -> Iterator[str]:
    """The last word of a name, where neither a table of states nor one of organisations knows it."""
    value = normalize(role, text, _PLAIN)
    if isinstance(value, Name) and value.iso3166 is None:
        yield from [word.rstrip(".") for word in _WORD.findall(value.name) if word[0].isupper()][-1:]


def _in_sentence(sentence: str, asked: set[str]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The capitalised words that end with each word asked for, and whether they open the sentence.

    A word that opens a sentence may be no part of the name: "But Peskov".
    """
    matches = list(_WORD.finditer(sentence))
    for place, match in enumerate(() if _headline(sentence, [each.group() for each in matches]) else matches):
        last = match.group().rstrip(".")
        if last not in asked:
            continue
        first = place
        while first > max(0, place - _AROUND) and _joined(sentence, matches[first - 1], matches[first]):
            first -= 1
        if first < place:
            yield (*(each.group() for each in matches[first:place]), last), first == 0


def _headline(sentence: str, words: Sequence[str]) -> bool:
    """Whether a line without a full stop capitalises all long words, so that capitals do not tell names from others."""
    return sentence[-1:] not in '.!?"”' and all(word[0].isupper() for word in words if len(word) > 3)


def is_name(text: str) -> bool:
    """Whether every word of a text is capitalised."""
    return bool(text) and all(word[0].isupper() for word in text.split())


def _joined(sentence: str, left: re.Match[str], right: re.Match[str]) -> bool:
    return left.group()[0].isupper() and sentence[left.end() : right.start()] == " "
