"""Mail (eml): newsletters and forwarded articles, one article a message."""

import email
import re
from collections.abc import Callable, Iterator, Sequence
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr
from functools import partial
from itertools import count

from pipeline.articles.decode import decode
from pipeline.articles.formats.format import KEPT, Format, Found, Input
from pipeline.articles.formats.start import Start
from pipeline.articles.fragment import fragment_text
from pipeline.articles.make import Record, Unreadable, make
from pipeline.errors import UnreadableArticle
from pipeline.model import Article, Metadata

_SIGNS = frozenset(["mime-version", "message-id", "received", "return-path", "delivered-to"])
"""Fields that people do not write above an article, as they write From, Date and Subject."""
_BASIC = frozenset(["from", "subject", "date", "to"])
MAX_PARTS = 1000
MAX_LINES = 500_000
_MAX_HEADER = 1000
_FIELD = re.compile(rb"^content-(?:type|disposition|transfer-encoding):.*(?:\n[ \t].*)*", re.IGNORECASE | re.MULTILINE)
"""The library's time for these grows with their square."""
_BODIES = ("text/plain", "text/html")
_MESSAGES = ("message/rfc822", "message/global", "message/news", "message/partial")
_ENCODED = ("base64", "quoted-printable")
MAX_DEPTH = 20
"""Parts within one another; a forwarded message takes two."""
_ENOUGH = 0.4
"""Of the longest alternative's letters: a stub that leads to the page has few, a text without the page's menu most."""
_NOTE = 60
"""Letters, about ten words: fewer above a forwarded message are a note on it."""
_PAGES = 20
"""HTML parts of a message beyond which all their text is taken: to find the article of each takes long."""
_COUNTED = 200_000
"""Characters: a text is cut beyond."""
_ADDRESS = re.compile(r"https?://\S{1,2000}")


def read(given: Input) -> Iterator[Found]:
    """The article of a message, and of each that it holds; what is attached is told."""
    yield from _found(parsed(given.beginning()), given.record("message/rfc822"))
    yield from given.rest()


def parsed(data: bytes) -> Message:
    """The message; UnreadableArticle where its parts or their fields would take too long."""
    if data.count(b"\n--") > MAX_PARTS or data.count(b"\n") > MAX_LINES:
        raise UnreadableArticle(f"a mail of more than {MAX_PARTS} parts or {MAX_LINES} lines")
    if any(len(field.group()) > _MAX_HEADER for field in _FIELD.finditer(data)):
        raise UnreadableArticle(f"a mail with a field of more than {_MAX_HEADER} characters about its content")
    return email.message_from_bytes(data, _Part, policy=_Raw())


class _Part(Message):
    """A part that refuses to hold others too deep, while they are read: the library's time grows with their depth."""

    depth = 0

    def attach(self, payload: Message) -> None:  # type: ignore[override]  # the parser gives it nothing else
        """Take a part in; UnreadableArticle where it stands too deep."""
        if isinstance(payload, _Part):
            payload.depth = self.depth + 1
        if self.depth >= MAX_DEPTH:
            raise UnreadableArticle(f"a mail with parts more than {MAX_DEPTH} deep in one another")
        super().attach(payload)


class _Raw(Compat32):
    """Fields of bytes that stand in no encoding's words: as UTF-8, or else as windows-1252."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value in characters."""
        return value if value.isascii() else decode(value.encode("ascii", "surrogateescape"), "cp1252")


def _found(message: Message, record: Record) -> Iterator[Article | Unreadable]:
    """The article of a message's own text, unless that is a note on messages that it holds; then what it holds."""
    held, numbers = list(_held(message)), count(1)
    is_long = sum(part.get_content_type() == "text/html" for part in message.walk()) > _PAGES
    text = _text(message, fragment_text if is_long else partial(_page_text, record=record))
    if _letters(text) >= _NOTE or all(_message(part) is None for part in held):
        yield _article(text, message, record)
    for part in held:
        name = header(part.get_filename() or "")
        if (within := _message(part)) is not None:
            yield from _found(within, _within(record, name) if name else record.numbered(next(numbers)))
        else:
            source = _within(record, name or part.get_content_type()).source
            yield Unreadable(source, "attached to a mail, not read: save it as a file", b"")


def _within(record: Record, name: str) -> Record:
    """The record of what a message holds by name."""
    return Record(f"{record.source}!{name}", name, record.content_type)


def _held(part: Message) -> Iterator[Message]:
    """The messages and files that a part is or holds, without those that stand in such a message."""
    if part.get_content_type() in _MESSAGES or _is_file(part):
        yield part
    for child in _children(part):
        yield from _held(child)


def _message(part: Message) -> Message | None:
    """The message that a part of such a type holds; none where it is encoded, which the library does not undo."""
    if part.get_content_type() not in _MESSAGES or header(part["Content-Transfer-Encoding"] or "").lower() in _ENCODED:
        return None
    payload = part.get_payload()
    return next((inner for inner in payload if isinstance(inner, Message)), None) if isinstance(payload, list) else None


def _children(part: Message) -> list[Message]:
    """What a part of many holds; nothing of a message, which speaks for itself."""
    payload = part.get_payload() if part.get_content_maintype() == "multipart" else None
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _is_file(part: Message) -> bool:
    """Whether a part is attached, or named and no text; a picture with an id is one of the page that shows it."""
    if _children(part):
        return False
    shown = part.get_content_maintype() == "image" and part["Content-ID"] is not None
    named = part.get_filename() is not None and part.get_content_type() not in _BODIES
    return attached(part) or (named and not shown)


def _text(part: Message, of_page: Callable[[str], str]) -> str:
    """A part's own text: of alternatives one, of a page with its pictures the page, of other parts all."""
    kind = part.get_content_type()
    if children := _children(part):
        if kind == "multipart/alternative":
            children.sort(key=lambda child: child.get_content_type() != "text/plain")
        texts = [text for child in children if (text := _text(child, of_page)).strip()]
        if kind == "multipart/alternative":
            return _fullest(texts)
        return "\n\n".join(texts[:1] if kind == "multipart/related" else texts)
    if kind not in _BODIES or attached(part):
        return ""
    return content(part) if kind == "text/plain" else of_page(content(part))


def _fullest(texts: Sequence[str]) -> str:
    """The first text that holds enough of what the longest one does."""
    most = max(map(_letters, texts), default=0)
    return next((text for text in texts if _letters(text) >= _ENOUGH * most), "")


def _letters(text: str) -> int:
    """How many letters and digits a text has outside of addresses, as far as they are counted."""
    return sum(map(str.isalnum, _ADDRESS.sub(" ", text[:_COUNTED])))


def _page_text(page: str, record: Record) -> str:
    """The text of the article of a page, or else all its text."""
    from pipeline.articles.html import read_page

    found = read_page(page, record)
    return found.text if isinstance(found, Article) else fragment_text(page)


def _article(text: str, message: Message, record: Record) -> Article | Unreadable:
    if not text.strip():
        bodies = (content(part) for part in message.walk() if part.get_content_type() in _BODIES and not attached(part))
        return Unreadable(record.source, "a mail without a text", next(bodies, "").encode("utf-8", "replace")[:KEPT])
    named = Record(record.source, header(message["Message-ID"] or "") or record.source_id, record.content_type)
    return make(named, text, _metadata(message))


def _metadata(message: Message) -> Metadata:
    name, address = parseaddr(header(message["From"] or ""))
    return Metadata(
        title=header(message["Subject"] or "") or None,
        published=header(message["Date"] or "") or None,
        outlet=name or address.rpartition("@")[2] or None,
    )


def content(part: Message) -> str:
    """The text of a part, in its encoding."""
    data = part.get_payload(decode=True)
    return decode(data, part.get_content_charset()) if isinstance(data, bytes) else ""


def header(value: object) -> str:
    """A field's value in plain characters, on one line; as it stands where it cannot be decoded."""
    written = str(value)[:_MAX_HEADER]
    try:
        shown = str(make_header(decode_header(written))) if written.isascii() else written
    except (LookupError, ValueError, TypeError):
        shown = written
    return " ".join(shown.split())


def attached(part: Message) -> bool:
    """Whether a part is a file of its own."""
    return part.get_content_disposition() == "attachment"


def _told(start: Start) -> bool:
    """Fields that only programs write, or the ending."""
    names = start.headers.keys()
    return bool(names & _BASIC) and (bool(names & _SIGNS) or start.suffix == ".eml")


FORMAT = Format(
    "mail",
    (".eml",),
    "one article a message, those that it holds too: its text, subject, sender, date; attachments are told",
    _told,
    read,
)
