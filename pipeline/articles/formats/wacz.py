"""WACZ, a web archive: WARC files in a zip, beside indexes and lists of pages that repeat what they hold."""

from pipeline.articles.formats.format import Format
from pipeline.articles.formats.start import Start
from pipeline.articles.formats.zipped import files

_ARCHIVES = "archive/"


def _told(start: Start) -> bool:
    return "datapackage.json" in start.members and any(name.startswith(_ARCHIVES) for name in start.members)


FORMAT = Format(
    "WACZ",
    (".wacz",),
    "the pages of its WARC files; indexes and lists of pages are passed over",
    _told,
    lambda given: files(given, lambda name: name.startswith(_ARCHIVES)),
    packed=True,
)
