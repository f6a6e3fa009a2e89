"""gzip: one input within."""

from collections.abc import Iterator

from pipeline.articles.formats.format import Format, Found, Input
from pipeline.articles.packed import gunzipped


def read(given: Input) -> Iterator[Found]:
    """What is packed, by the name without ".gz"."""
    packed = given._replace(name=given.name.removesuffix(".gz"))
    yield from packed.inside(gunzipped(given.stream), "")


FORMAT = Format(
    "gzip", (".gz",), "what is packed in it", lambda start: start.head.startswith(b"\x1f\x8b"), read, packed=True
)
