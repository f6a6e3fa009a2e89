"""What was read of an article, for people and for programs."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from pipeline.model import CleanArticle, Fact

_SINGLE = ("title", "outlet", "domain", "published", "language", "dateline")
_MANY = ("authors", "credited")
_KEPT = "\n\t"


def as_json(clean: CleanArticle) -> dict[str, Any]:
    """One object an article: facts as {value, evidence, how} or null, masks as [start, end, reason]."""
    article, facts = clean.article, clean.facts
    return {
        "id": article.id,
        "source_id": article.source_id,
        "source": article.source,
        "content_type": article.content_type,
        **{name: _fact(getattr(facts, name)) for name in _SINGLE},
        **{name: [_fact(fact) for fact in getattr(facts, name)] for name in _MANY},
        "family": facts.family,
        "set_aside": clean.set_aside,
        "text": article.text,
        "masks": [[mask.start, mask.end, mask.reason] for mask in clean.masks],
    }


def as_text(clean: CleanArticle) -> str:
    """Facts with their evidence, then the text with each mask in its place as ⟦reason: words⟧; safe to print."""
    shown = _masked(clean).replace("\r\n", "\n")
    return printable("\n".join((*_header(clean), "", *shown.split("\n"))) + "\n")


def printable(text: str) -> str:
    r"""The text with every character that could steer a terminal or reorder a line written as \x1b or \u202e."""
    return text.translate({ord(character): _printable(character) for character in set(text)})


def _printable(character: str) -> str:
    if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _fact(fact: Fact | None) -> dict[str, str] | None:
    return None if fact is None else {"value": fact.value, "evidence": fact.evidence, "how": fact.how}


def _header(clean: CleanArticle) -> Iterator[str]:
    source = clean.article.source.replace("\n", "\\n")
    yield f"{source}  ({clean.article.content_type}, {clean.article.id})"
    for name in (*_SINGLE, *_MANY):
        told = getattr(clean.facts, name)
        for fact in told if isinstance(told, tuple) else [told]:
            yield f"  {name:<10} {_told(fact)}"
    yield f"  {'family':<10} {clean.facts.family or '-'}"
    if clean.set_aside:
        yield f"  set aside: {clean.set_aside}"


def _told(fact: Fact | None) -> str:
    if fact is None:
        return "-"
    evidence = "" if fact.evidence == fact.value else f": {' '.join(fact.evidence.split())}"
    return f"{' '.join(fact.value.split())}  [{fact.how}{evidence}]"


def _masked(clean: CleanArticle) -> str:
    text, place, pieces = clean.article.text, 0, []
    for mask in clean.masks:
        pieces += [text[place : mask.start], f"⟦{mask.reason}: {text[mask.start : mask.end]}⟧"]
        place = mask.end
    return "".join((*pieces, text[place:]))
