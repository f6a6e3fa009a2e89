"""What is known only to be refused: what each is, and what to do with it. None of it is ever read as prose."""

from collections.abc import Callable, Iterator

from pipeline.articles.decode import binary
from pipeline.articles.formats.format import KEPT, Format, Found, Input
from pipeline.articles.formats.start import HEAD, Start
from pipeline.articles.make import Unreadable

Told = Callable[[Start], bool]


def refused(name: str, suffixes: tuple[str, ...], way_out: str, told: Told) -> Format:
    """A format whose every input is one Unreadable."""

    def read(given: Input) -> Iterator[Found]:
        yield Unreadable(given.source, f"{name}, which is not read: {way_out}", given.stream.read(KEPT))

    return Format(name, suffixes, way_out, told, read, refused=True)


def _magic(name: str, suffixes: tuple[str, ...], magic: bytes, way_out: str) -> Format:
    return refused(name, suffixes, way_out, lambda start: start.head.startswith(magic))


def _holds(name: str, suffixes: tuple[str, ...], member: str, way_out: str) -> Format:
    return refused(name, suffixes, way_out, lambda start: member in start.members)


def _rooted(name: str, suffixes: tuple[str, ...], roots: tuple[str, ...], way_out: str) -> Format:
    return refused(name, suffixes, way_out, lambda start: start.root in roots)


_SAVE_TEXT = "save it as plain text, Word (docx) or HTML"
_SAVE_CSV = "save its sheet as CSV, with the names of the columns in the first row"
_UNPACK = "unpack it, or pack it as zip, tar or gzip"
_SEE = "give the article's text or page instead"
PACKAGES = (
    _holds("an Excel workbook", (".xlsx",), "xl/workbook.xml", _SAVE_CSV),
    _holds("an e-book", (".epub",), "META-INF/container.xml", _SAVE_TEXT),
    _holds("an OpenDocument text", (".odt", ".ods"), "META-INF/manifest.xml", _SAVE_TEXT),
    _holds("an Office document", (".pptx",), "[Content_Types].xml", _SAVE_TEXT),
)
"""By what stands in a zip; in this order."""
BINARY = (
    _magic("a PDF document", (".pdf",), b"%PDF-", "take its text out, for example with pdftotext -layout"),
    _magic("an RTF document", (".rtf",), b"{\\rtf", _SAVE_TEXT),
    _magic("an old Office document", (".doc", ".xls", ".msg"), b"\xd0\xcf\x11\xe0", _SAVE_TEXT),
    _magic("an xz archive", (".xz",), b"\xfd7zXZ", _UNPACK),
    _magic("a zstd archive", (".zst",), b"\x28\xb5\x2f\xfd", _UNPACK),
    _magic("a 7z archive", (".7z",), b"7z\xbc\xaf", _UNPACK),
    _magic("a RAR archive", (".rar",), b"Rar!", _UNPACK),
    _magic("a PNG image", (".png",), b"\x89PNG", _SEE),
    _magic("a JPEG image", (".jpg", ".jpeg"), b"\xff\xd8\xff", _SEE),
    _magic("a GIF image", (".gif",), b"GIF8", _SEE),
    _magic("a program", (), b"\x7fELF", _SEE),
    _magic(
        "a SQLite database", (".sqlite", ".db"), b"SQLite format 3", "export its table of articles as CSV or JSON Lines"
    ),
    _magic("a Parquet file", (".parquet",), b"PAR1", "export it as JSON Lines or CSV"),
    refused("binary data", (), _SEE, lambda start: binary(start.head)),
)
"""By their first bytes; in this order."""


def _sgml(start: Start) -> bool:
    declared = start.text[:9].lower() == b"<!doctype" and b".dtd" in start.text[:300].lower()
    corpus = start.root in ("reuters", "lewis") and b"</" in start.text
    return corpus or (start.suffix in (".sgm", ".sgml") and (declared or start.root != ""))


SGML = refused(
    "SGML, such as Reuters-21578",
    (".sgm", ".sgml"),
    "write its documents as JSON Lines, one object with title, date and text a line",
    _sgml,
)
LISTS = (
    _rooted(
        "a sitemap", (), ("urlset", "sitemapindex"), "it lists addresses without texts; fetch the pages and give those"
    ),
    _rooted("a list of feeds (OPML)", (".opml",), ("opml",), "fetch the feeds that it lists and give those"),
)


def _xml(start: Start) -> bool:
    """Declared as XML, or an element that is not HTML's and one that is closed, which prose in brackets has not."""
    text = start.text
    named = text.startswith(b"<?xml") or text[:9].lower() == b"<!doctype" or start.suffix == ".xml"
    return text[:1] == b"<" and (named or (start.root not in _INLINE and b"</" in text))


_INLINE = frozenset(["", "a", "b", "i", "em", "strong", "span", "img", "br", "u", "font", "small", "blockquote", "ul",
                     "ol", "li", "h2", "h3", "h4", "h5", "h6", "center", "figure", "hr", "cite", "q", "sup",
                     "mark", "pre", "code"])  # fmt: skip
"""Elements of HTML that may begin a text."""


def _read_xml(given: Input) -> Iterator[Found]:
    head = given.stream.read(HEAD)
    root = Start(head, given.name).element
    what = f"XML with the root element <{root}>" if root else "XML without an element"
    reason = f"{what}, no format of articles that is known: {_CONVERT}"
    yield Unreadable(given.source, reason, head[:KEPT])


_CONVERT = "write its documents as NITF, NewsML-G2 or JSON Lines"
XML = Format("other XML", (".xml",), _CONVERT, _xml, _read_xml, refused=True)
MAILBOX = refused(
    "a mailbox (mbox)",
    (".mbox",),
    "save its messages as single eml files",
    lambda start: start.text.startswith(b"From ") and b"\nFrom:" in start.text and b"\nSubject:" in start.text,
)
