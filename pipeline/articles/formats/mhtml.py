"""MHTML: a page with its pictures, as browsers save it."""

from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.formats.mail import content, header, parsed
from pipeline.articles.formats.start import Start
from pipeline.errors import UnreadableArticle


def read(given: Input) -> Iterator[Found]:
    """The article of the page, which is the first part of HTML; frames and pictures are passed over."""
    from pipeline.articles.html import read_page

    message = parsed(given.beginning())
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableArticle("MHTML without a page in it")
    address = message["Snapshot-Content-Location"] or page["Content-Location"]
    yield read_page(content(page), given.record("multipart/related"), header(address) if address else None)
    yield from given.rest()


def _told(start: Start) -> bool:
    saved = "snapshot-content-location" in start.headers or "multipart/related" in start.headers.get("content-type", "")
    return "mime-version" in start.headers and saved and b"ontent-Location:" in start.head


FORMAT = Format("MHTML", (".mhtml", ".mht"), "the page's article, with its address", _told, read)
