"""The columns of a table: what parts them, which known fields their names are, and those of a faulty line."""

import re
from collections.abc import Iterable, Sequence

from pipeline.articles.fields import KNOWN, Fields

_DELIMITERS = ",;\t|"
_MAX_NAME = 40
_MAX_WORDS = 4
_FIELD = r'"(?:[^"]++|""|"(?!{0}|\Z))*+"(?={0}|\Z)|[^"{0}]*+(?={0}|\Z)'
"""In quotation marks, of which those within may lack their escape where no column ends behind them; or without any."""


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


def written(line: str, parted_by: str) -> list[str]:
    """The fields of a line as they are written, up to one that has a quotation mark which ends or begins nothing."""
    field, found, place = re.compile(_FIELD.format(re.escape(parted_by))), [], 0
    while place <= len(line) and (match := field.match(line, place)):
        found.append(match[0])
        place = match.end() + 1
    return found


def unquoted(field: str) -> str:
    """What a field says that is written as above."""
    return field[1:-1].replace('""', '"') if field.startswith('"') else field


def _folded(name: str) -> str:
    return "".join(name.lower().split()).replace("_", "").replace("-", "")
