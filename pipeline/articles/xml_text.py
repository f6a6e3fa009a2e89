"""XML as feeds send it: decoded by what its bytes are, and its common faults mended, before it is parsed."""

import re
from html import unescape
from html.entities import html5

from pipeline.articles.decode import decode

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,200}>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]+(\\s?)")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(?:#(\d{1,7}|[xX][0-9a-fA-F]{1,6});|(\w{1,40});|)")
_CDATA, _END = "<![CDATA[", "]]>"


def sound_xml(data: bytes) -> bytes:
    """The document of decoded_xml in UTF-8, its references mended.

    Those to HTML's entities become the characters, other ampersands "&amp;"; CDATA sections stay as they are.
    """
    first, *rest = decoded_xml(data).split(_CDATA)
    pieces = [_REFERENCE.sub(_known, first)]
    for piece in rest:
        inside, end, outside = piece.partition(_END)
        pieces += (_CDATA, inside, end, _REFERENCE.sub(_known, outside))
    return "".join(pieces).encode()


def decoded_xml(data: bytes) -> str:
    """The document without its declaration, which may be wrong; characters that XML forbids become spaces."""
    text = decode(data).lstrip("\ufeff")
    return _legal(_DECLARATION.sub("", text, count=1).lstrip())


def _known(found: re.Match[str]) -> str:
    """A reference that is not XML's own as XML may hold it."""
    number, name = found[1], found[2]
    if number or (name and f"{name};" in html5):
        return _legal(unescape(found[0])).replace("&", "&amp;").replace("<", "&lt;")
    return f"&amp;{found[0][1:]}"


def _legal(text: str) -> str:
    """The text with white space in place of what XML forbids."""
    return _ILLEGAL.sub(lambda found: found[1] or " ", text)
