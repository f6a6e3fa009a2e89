"""The formats that are told, one a file; which one an input has is asked in the order of this list."""

from pipeline.articles.formats import (
    arc,
    bzipped,
    code,
    docx,
    feed,
    gzipped,
    json_document,
    json_lines,
    mail,
    markdown,
    mhtml,
    newsml,
    nexis,
    nitf,
    page,
    plain,
    refused,
    table,
    tarred,
    wacz,
    warc,
    zipped,
)
from pipeline.articles.formats.format import Format
from pipeline.articles.formats.start import Start

FORMATS: tuple[Format, ...] = (
    gzipped.FORMAT,
    bzipped.FORMAT,
    wacz.FORMAT,
    docx.FORMAT,
    *refused.PACKAGES,
    zipped.FORMAT,
    tarred.FORMAT,
    warc.FORMAT,
    arc.FORMAT,
    *refused.BINARY,
    nitf.FORMAT,
    newsml.FORMAT,
    feed.FORMAT,
    *refused.LISTS,
    refused.SGML,
    page.FORMAT,
    refused.XML,
    json_lines.FORMAT,
    json_document.FORMAT,
    mhtml.FORMAT,
    mail.FORMAT,
    refused.MAILBOX,
    nexis.FORMAT,
    table.FORMAT,
    *code.FORMATS,
    markdown.FORMAT,
    plain.FORMAT,
)
"""First what bytes tell alone, then markup, then records, then texts; the last takes whatever is left."""


def format_of(start: Start) -> Format:
    """The first format that tells an input's beginning as its own."""
    return next(one for one in FORMATS if one.told(start))
