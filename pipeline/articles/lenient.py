"""JSON as it is found: read as it stands, else with its common faults mended, else the records that are whole.

Mended are NaN and infinities, lone surrogates, line ends within strings, escapes that JSON does not know, and quotation
marks that nobody escaped. Each step takes one pass.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import orjson

from pipeline.articles.decode import decode
from pipeline.articles.fields import CONTAINERS

MAX_MENDED = 10_000
"""Quotation marks and escapes of one text that are mended; more are not faults in JSON, but another format."""
_ESCAPE = re.compile(r"\\(?:([\"\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))", re.DOTALL)
_MARK = re.compile(r'\\.|"', re.DOTALL)
_NAME = r'"(?:[^"\\\n]|\\.){0,80}"\s{0,20}:'
_BEHIND = rf'\s{{0,200}}(?:[:}}\]]|\Z|,\s{{0,200}}(?:{_NAME}|[\[{{\d-]|"[^"\n]{{0,300}}"\s{{0,20}}[,\]]|$))'
_CLOSES = re.compile(_BEHIND)
"""What stands behind the quotation mark that ends a string: the end of what holds it, or the next name or value."""
_UNMARKED = r'[^"\\]*+(?:\\[\s\S][^"\\]*+)*+'
_SOUND = re.compile(rf'(?:{_UNMARKED}"{_UNMARKED}"(?={_BEHIND}))*+')
"""Strings that end where their first quotation mark does, one after the other."""
_LIST = re.compile(rf'\A\s*+\[|"(?:{"|".join(sorted({path.rpartition(".")[2] for path in CONTAINERS}))})"\s*+:\s*+\[')
_OBJECT = re.compile(r"\s*+(?=\{)")
_BETWEEN = re.compile(r"\}\s*+,?\s*+(?=\{)")
_GAP = re.compile(r"[\s,]*+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder(strict=False)
_FAULTS = (ValueError, RecursionError)  # also of numbers with more digits than Python takes


class Broken(ValueError):
    """A text that is no JSON, however it is taken; the message says where and why."""


def loads(data: bytes) -> Any:
    """The value of a JSON text; raises Broken."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        reason = str(error)
    text = decode(data)
    for mend in (str, mended):
        try:
            return _sound(json.loads(mend(text), strict=False))
        except RecursionError:  # mending changes nothing about how deep it goes
            break
        except ValueError:
            continue
    raise Broken(reason)


def mended(text: str) -> str:
    """The text with escapes and quotation marks as JSON wants them, where they are faulty."""
    known = _ESCAPE.sub(lambda found: found[0] if found[1] else _unknown(found[2]), text)
    pieces: list[str] = []
    place, sound = 0, _SOUND.match(known)
    while sound:
        marks = (mark for mark in _MARK.finditer(known, sound.end()) if mark[0] == '"')
        next(marks, None)  # opens a string
        sound = None
        for mark in marks:
            if _CLOSES.match(known, mark.end()):
                sound = _SOUND.match(known, mark.end())
                break
            pieces += (known[place : mark.start()], "\\")
            place = mark.start()
            if len(pieces) > 2 * MAX_MENDED:
                return text
    return "".join((*pieces, known[place:]))


def _unknown(sign: str) -> str:
    """What an escape that JSON does not know stands for: the sign itself, or the backslash before a letter."""
    return f"\\\\{sign}" if sign.isalnum() or not sign else sign


def records(data: bytes) -> Iterator[dict[str, Any] | str]:
    """The objects of a damaged list, or of objects in a row; of one that cannot be read its text."""
    text = decode(data)
    opening = _LIST.search(text)
    first = _OBJECT.match(text, opening.end() if opening else 0)
    place = first.end() if first else len(text)
    while text.startswith("{", place):
        try:
            value, end = _DECODER.raw_decode(text, place)
            value = _sound(value)
        except _FAULTS as fault:
            following = _BETWEEN.search(text, place)
            end = following.start() + 1 if following else len(text)
            is_tried = isinstance(fault, RecursionError) or end - place >= len(text.strip())
            value = text[place:end] if is_tried else _mended(text[place:end])
        yield value
        gap = _GAP.match(text, end)
        place = gap.end() if gap else end


def _mended(text: str) -> Any:
    try:
        return _sound(json.loads(mended(text), strict=False))
    except _FAULTS:
        return text


def _sound(value: Any) -> Any:
    """The value with U+FFFD for what UTF-8 cannot carry."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_sound(item) for item in value]
    return {_sound(key): _sound(item) for key, item in value.items()} if isinstance(value, dict) else value
