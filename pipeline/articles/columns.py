"""The header of a table: what parts the columns, and which known fields their names are."""

from collections.abc import Iterable, Sequence

from pipeline.articles.fields import KNOWN, Fields

_DELIMITERS = ",;\t|"
_MAX_NAME = 40
_MAX_WORDS = 4


def delimiter(header: str) -> str:
    """What parts most columns of a header; a comma where nothing does."""
    return max(_DELIMITERS, key=header.count)


def canonical(names: Iterable[str], fields: Fields = KNOWN) -> list[str]:
    """The names as the fields spell them, whatever their case and spaces: "Publish Date" is publish_date."""
    spelt = {_folded(path): path for paths in reversed(vars(fields).values()) for path in reversed(paths)}
    return [spelt.get(_folded(name), name.strip()) for name in names]


def with_text(columns: Iterable[str], fields: Fields = KNOWN) -> bool:
    """Whether a column may hold texts."""
    return any(column in fields.text + fields.mixed for column in columns)


def is_header(names: Sequence[str], fields: Fields = KNOWN) -> bool:
    """Whether they are short names of which one is a known field of texts, and another one known too."""
    columns = canonical(names, fields)
    paths = {path for paths in vars(fields).values() for path in paths}
    short = all(
        len(name) <= _MAX_NAME and len(name.split()) <= _MAX_WORDS and not name.endswith((".", "!", "?"))
        for name in names
    )
    return short and with_text(columns, fields) and sum(column in paths for column in columns) > 1


def _folded(name: str) -> str:
    return "".join(name.lower().split()).replace("_", "").replace("-", "")
