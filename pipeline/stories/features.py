"""An article's text -> what grouping needs of it: terms and a sketch of its word shingles."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

from pipeline.characters import WITHOUT_INVISIBLE
from pipeline.model import CleanArticle, Features
from pipeline.stories.ids import derived_id
from pipeline.stories.words import WORD, fold, stem

LEAD = 1200  # characters of prose; more of the body does not tell stories apart any better
FIRST = 100  # characters that stand for a title where there is none
TITLE_WEIGHT = 3
SHINGLE = 5  # words
SKETCH_BELOW = 1 << 30  # keeps one hash of four
SKETCH_SIZE = 1024
SHORT_SKETCH = 48  # of a short text, so many of the smallest hashes
LEAST_WORDS = 8  # of a text that can be another's to the letter
TRACKING = re.compile(r"utm_|mc_|pk_|at_|(?:fbclid|gclid|dclid|msclkid|igshid|cmp|cmpid|ref|src|source|smid)$")
LEAST_SHINGLES = 30  # of a text that can be a copy; page stubs have fewer


def features(clean: CleanArticle, vector: Sequence[float] = (), embeddings: Sequence[bytes] = ()) -> Features:
    """Terms of title and lead, the sketch of the whole prose, boilerplate left out, and the vectors in few bytes."""
    text = prose(clean)
    title = clean.facts.title.value if clean.facts.title else ""
    words = [fold(word) for word in WORD.findall(text)]
    return Features(
        terms=_terms(title, text[:LEAD]),
        title=tuple(sorted(_terms("", title or text[:FIRST]))),
        sketch=sketch(words),
        words=len(words),
        digests=tuple(_digests(words, clean.article.metadata.url)),
        vector=packed(vector),
        embeddings=tuple(b64encode(each).decode("ascii") for each in embeddings) if any(embeddings) else (),
    )


def _digests(words: Sequence[str], url: str | None) -> Iterator[str]:
    """Of a text that is no stub, and of its address."""
    if len(words) >= LEAST_WORDS:
        yield derived_id("t", " ".join(words))
    if url and (address := address_of(url)):
        yield derived_id("u", address)


def address_of(url: str) -> str | None:
    """A URL without what differs from link to link: scheme, "www.", tracking parameters, fragment; None for no URL."""
    try:
        parts = urlsplit(url)
        given = parse_qsl(parts.query)
    except ValueError:
        return None
    kept = sorted((name, value) for name, value in given if not TRACKING.match(name.lower()))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(kept)}" if host else None


def packed(vector: Sequence[float]) -> str:
    """A unit vector as base64 of one signed byte a dimension, 127 for 1."""
    return b64encode(bytes(round(127 * value) & 0xFF for value in vector)).decode("ascii")


def sketch(words: list[str]) -> tuple[int, ...]:
    """A sample of the shingles' hashes by content alone, sorted: the smallest ones, one in four of a long text's."""
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(max(0, len(words) - SHINGLE + 1))}
    hashes = {_mixed(crc32(shingle.encode("utf-8", "surrogatepass"))) for shingle in shingles}
    if len(hashes) < LEAST_SHINGLES:
        return ()
    below = sorted(value for value in hashes if value < SKETCH_BELOW)[:SKETCH_SIZE]
    return tuple(below if len(below) >= SHORT_SKETCH else sorted(hashes)[:SHORT_SKETCH])


def _mixed(value: int) -> int:
    """Spreads a CRC's bits, so that its upper ones serve as a sample's threshold."""
    value = (value * 0x9E3779B1) & 0xFFFFFFFF
    return ((value ^ (value >> 15)) * 0x85EBCA6B) & 0xFFFFFFFF


def prose(clean: CleanArticle) -> str:
    """The text without its masked stretches, and without what nobody sees."""
    text, kept, position = clean.article.text, [], 0
    for mask in sorted(clean.masks, key=lambda mask: (mask.start, mask.end)):
        kept.append(text[position : max(position, mask.start)])
        position = max(position, mask.end)
    return "\n".join([*kept, text[position:]]).translate(WITHOUT_INVISIBLE).strip()


def _terms(title: str, lead: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for text, weight in ((title, TITLE_WEIGHT), (lead, 1)):
        for word in WORD.findall(text):
            term = stem(fold(word))
            if len(term) > 2:
                counts[term] = counts.get(term, 0) + weight
    return dict(sorted(counts.items()))
