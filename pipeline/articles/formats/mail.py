"""Mail (eml): newsletters and forwarded articles, one article a message."""

import email
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

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


def read(given: Input) -> Iterator[Found]:
    """The article of a message's text, plain before HTML; what is attached is told."""
    message = parsed(given.beginning())
    record = given.record("message/rfc822")
    parts = [part for part in message.walk() if not part.is_multipart()]
    bodies = [part for kind in _BODIES for part in parts if part.get_content_type() == kind and not attached(part)]
    yield _article(bodies[0], message, record) if bodies else Unreadable(record.source, "a mail without a text", b"")
    for part in parts:
        if attached(part):
            name = header(part.get_filename() or "") or part.get_content_type()
            yield Unreadable(f"{record.source}!{name}", "attached to a mail, not read: save it as a file", b"")
    yield from given.rest()


def parsed(data: bytes) -> Message:
    """The message; UnreadableArticle where its parts or their fields would take too long."""
    if data.count(b"\n--") > MAX_PARTS or data.count(b"\n") > MAX_LINES:
        raise UnreadableArticle(f"a mail of more than {MAX_PARTS} parts or {MAX_LINES} lines")
    if any(len(field.group()) > _MAX_HEADER for field in _FIELD.finditer(data)):
        raise UnreadableArticle(f"a mail with a field of more than {_MAX_HEADER} characters about its content")
    return email.message_from_bytes(data)


def _article(body: Message, message: Message, record: Record) -> Article | Unreadable:
    text, told = content(body), _metadata(message)
    named = Record(record.source, header(message["Message-ID"] or "") or record.source_id, record.content_type)
    if body.get_content_type() == "text/html":
        from pipeline.articles.html import read_page

        page = read_page(text, named)
        text = page.text if isinstance(page, Article) else fragment_text(text)
    if not text.strip():
        return Unreadable(record.source, "a mail without a text", content(body).encode()[:KEPT])
    return make(named, text, told)


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
        shown = str(make_header(decode_header(written)))
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
    "one article: the plain text, or the HTML; subject, sender, date; attachments are told",
    _told,
    read,
)
