"""The same tables as Parquet files in a folder; needs pyarrow, which the extra `parquet` brings."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pyarrow
from pyarrow.parquet import ParquetWriter, read_metadata

from pipeline.articles.make import Unreadable
from pipeline.errors import DatabaseRefused, NotWritten
from pipeline.model import Article
from pipeline.site import database
from pipeline.site.export import Exported, check_loss, check_place, write

TABLES = ("stories", *database.OF_A_STORY, "texts", "masks", "dead_letters")

_TYPES = {
    "TEXT": pyarrow.string(),
    "INTEGER": pyarrow.int64(),
    "REAL": pyarrow.float64(),
    "BOOLEAN": pyarrow.bool_(),
}
_ROWS = 20_000  # of a row group, which is held in memory


def export(folder: Path, articles: Iterable[Article | Unreadable] | None, to: Path) -> Exported:
    """Writes the folder anew, as a whole or not at all: the same logs and articles give the same bytes.

    Raises DatabaseRefused where none can be made, or where other files or an export that has more would be lost;
    UnknownStory where there are no logs; NotWritten where it cannot be written to its end.
    """
    check_place(to, folder)
    if to.exists() and not _is_one(to):
        raise DatabaseRefused(f"{to} is there already and no folder of these tables alone: name another folder")
    scratch = to.with_name(f".{to.name}.new")
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        scratch.mkdir()
        file = scratch / "tables.db"
        with closing(database.create(file)) as db:
            written = write(db, folder, articles or ())
            check_loss(to, written, lambda table: _has_rows(to, table))
            for table in TABLES:
                _write(db, table, scratch / _name(table))
        database.remove(file)
        _replace(to, scratch)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"{to} cannot be written: {error}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return written


def _name(table: str) -> str:
    return f"{table}.parquet"


def _is_one(folder: Path) -> bool:
    """Whether it is a folder of these tables, of whatever version, and no others, or an empty one."""
    older = {_name(table) for table in database.IN_OLDER_ONES}
    return folder.is_dir() and {path.name for path in folder.iterdir()} - older in (set(), set(map(_name, TABLES)))


def _has_rows(folder: Path, table: str) -> bool:
    try:
        return bool(read_metadata(folder / _name(table)).num_rows)
    except (FileNotFoundError, pyarrow.ArrowException):
        return False


def _write(db: sqlite3.Connection, table: str, to: Path) -> None:
    """The rows in their order; columns are named and typed as SQLite's are."""
    declared = db.execute("SELECT name, type, NOT [notnull] AND NOT pk FROM pragma_table_info(?)", (table,))
    schema = pyarrow.schema([pyarrow.field(name, _TYPES[type_], may_lack) for name, type_, may_lack in declared])
    rows = db.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 # a name from above
    with ParquetWriter(to, schema) as file:
        while batch := rows.fetchmany(_ROWS):
            columns = zip(zip(*batch, strict=True), schema.types, strict=True)
            values = [pyarrow.array(column).cast(type_) for column, type_ in columns]
            file.write_batch(pyarrow.record_batch(values, schema=schema))


def _replace(old: Path, new: Path) -> None:
    """A folder cannot be renamed onto another that has files: the old one steps aside first."""
    aside = old.with_name(f".{old.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)
