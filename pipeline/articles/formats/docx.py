"""Word documents (docx): their paragraphs as a text, whose format is then told anew."""

import io
import zipfile
from collections.abc import Iterator

from pipeline.articles.formats.format import MAX_DOCUMENT, Format, Found, Input
from pipeline.articles.xml import elements, local, parsed
from pipeline.errors import UnreadableArticle

MAX_ELEMENTS = 600_000
"""Of one document: a download of five hundred articles; they are passed once."""
_DOCUMENT = "word/document.xml"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(given: Input) -> Iterator[Found]:
    """One text: a line a paragraph, table cells too; headers, footers, notes and pictures are left out."""
    text = "\n".join(_paragraphs(_document(given))).strip()
    if not text:
        raise UnreadableArticle("a Word document without text")
    yield given.within(io.BytesIO(text.encode("utf-8", "replace")), "")


def _document(given: Input) -> bytes:
    with zipfile.ZipFile(given.stream) as archive, archive.open(_DOCUMENT) as document:
        data = document.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise UnreadableArticle(f"a Word document of more than {MAX_DOCUMENT} bytes")
    return data


def _paragraphs(data: bytes) -> Iterator[str]:
    pieces: list[str] = []
    for event, node in elements(parsed(data, MAX_ELEMENTS)):
        name = local(node)
        if event == "start" and name == "t":
            pieces.append(node.text or "")
        elif event == "start":
            pieces.append(_BREAKS.get(name, ""))
        elif name == "p":
            yield "".join(pieces)
            pieces.clear()


FORMAT = Format(
    "Word (docx)",
    (".docx",),
    "its paragraphs, as a text: Nexis documents one by one",
    lambda start: _DOCUMENT in start.members,
    read,
    packed=True,
)
