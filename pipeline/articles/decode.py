"""Bytes to text: by byte order mark, as UTF-8, by the declared encoding, by what the bytes look like."""

import codecs
import re

from charset_normalizer import from_bytes

NO_TEXT = "no text: its bytes are none in any encoding that is declared or likely"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?([A-Za-z][\w.:-]{1,30})", re.IGNORECASE)
_HEAD = 2048
_SAMPLE = 20_000
_FOREIGN_SIGNS = re.compile("[A-Za-z][\x80-\xbf\u2020-\u203a\ufffd×÷][a-z]|[a-z]{2}[³¹¿¶¼]|[\xc0-\xff]{4}")
"""Signs within words, or letters with accents in a row: another alphabet read as the Western one."""
_MOSTLY_ASCII = 0.8
_SYMBOLS = re.compile("[!-@\\[-`{-~\u2000-\u2bff\ufe0f\U0001f000-\U0001ffff]")
_MUCH_ASCII = 0.5
_MOST_LOST = 0.1
_FEW = 24  # signs that bytes of no text may be in one alphabet by chance
_BREAK = re.compile(r"[\s.,\u3001\u3002\uff0c\uff0e]")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x08"))


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes; what fits no encoding becomes U+FFFD, a byte order mark is dropped, nothing is raised."""
    return _read(data, declared)[0]


def decoded(data: bytes, declared: str | None = None) -> str | None:
    """As decode; None for bytes that are no text in any encoding that is told, declared or likely."""
    text, is_likely = _read(data, declared)
    return text if is_likely else None


def _read(data: bytes, declared: str | None) -> tuple[str, bool]:
    """The text, and whether it is likely that it is one."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :].decode(encoding, "replace")
            return marked, _is_whole(marked) if encoding == "utf-8" else likely(marked)
    names = ("utf-8", declared, _in_head(data))
    found = next((text for name in names if name and (text := _strictly(data, name)) is not None), None)
    return (found, True) if found is not None else _by_look(data)


def likely(text: str) -> bool:
    """Whether what wide bytes give is a text, which any bytes can be: few signs are lost, and scripts keep apart."""
    sample = text[:_SAMPLE]
    if not _is_whole(text):
        return False
    if sum(character.isascii() for character in sample) >= _MUCH_ASCII * len(sample):
        return True
    words = _SYMBOLS.sub(" ", sample).encode("utf-8", "replace")
    return _is_more(text) and from_bytes(words, cp_isolation=["utf_8"], enable_fallback=False).best() is not None


def binary(data: bytes) -> bool:
    """Whether bytes hold too many control characters to be text; UTF-16 with its mark is text."""
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > 0.02 * len(sample)


def wide(head: bytes) -> str | None:
    """The encoding of text whose characters take two or four bytes, by its mark or by the zeros in ASCII text."""
    marked = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), None)
    if marked:
        return None if marked == "utf-8" else marked
    sample = head[:_HEAD]
    for encoding, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) > _MOSTLY_ASCII * len(zeros) and others.count(0) == 0:
            return encoding
    return None


def _in_head(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD)
    return match[1].decode("ascii") if match else None


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if the encoding is one of characters, and fits; latin-1 is read as windows-1252, as browsers do."""
    try:
        name = codecs.lookup(encoding).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, UnicodeError, ValueError, AttributeError, TypeError):
        return None


def _by_look(data: bytes) -> tuple[str, bool]:
    """Broken UTF-8, or windows-1252 where it gives words, or the encoding that a sample looks like, if any."""
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\ufffd")
    if len(replaced.encode("utf-8")) - len(replaced) - 2 * broken > broken:
        return replaced, True
    western = data.decode("cp1252", "replace")
    mostly_ascii = sum(byte < 0x80 for byte in data[:_SAMPLE]) >= _MOSTLY_ASCII * len(data[:_SAMPLE])
    if mostly_ascii and not _FOREIGN_SIGNS.search(western[:_SAMPLE]):
        return western, True
    guess = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, guess.encoding) if guess else None
    return (western, mostly_ascii) if text is None else (text, mostly_ascii or _is_more(text))


def _is_whole(text: str) -> bool:
    """Whether few of its signs are lost."""
    return text.count("\ufffd", 0, _SAMPLE) <= _MOST_LOST * min(len(text), _SAMPLE)


def _is_more(text: str) -> bool:
    """Whether it is more than a few signs in a row."""
    return len(text) >= _FEW or _BREAK.search(text) is not None
