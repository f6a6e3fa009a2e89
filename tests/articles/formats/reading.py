"""Reading small inputs, and small texts to read."""

from pathlib import Path

from pipeline.articles.fields import KNOWN, Fields
from pipeline.articles.make import Unreadable
from pipeline.articles.read import read_articles
from pipeline.model import Article

FERRY = "The night ferry of Arnhem will sail on, the council said on Monday after a long debate."
BRIDGE = "The old bridge at Nijmegen stays shut until June, and its keeper denied that it would ever fall."


def read(folder: Path, name: str, data: bytes | str, fields: Fields = KNOWN) -> list[Article | Unreadable]:
    """What comes of a file of these contents."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_articles(path, fields))


def articles(found: list[Article | Unreadable]) -> list[Article]:
    """The articles of it."""
    return [item for item in found if isinstance(item, Article)]


def reasons(found: list[Article | Unreadable]) -> list[str]:
    """Why the others are none."""
    return [item.reason for item in found if isinstance(item, Unreadable)]


def places(found: list[Article | Unreadable]) -> list[str]:
    """Where each stands, from the file's name on."""
    parted = (item.source.partition("!") for item in found)
    return [file.rsplit("/", 1)[-1] + mark + within for file, mark, within in parted]
