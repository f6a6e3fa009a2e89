"""Log files, and the articles that they tell of, into a database."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import orjson

from pipeline.articles.clean import clean
from pipeline.articles.make import Unreadable
from pipeline.errors import DatabaseRefused, LogDamaged, NotWritten, UnknownStory
from pipeline.letters import NAME as DEAD_LETTERS
from pipeline.model import Article, Story
from pipeline.site import database
from pipeline.site.database import Letter
from pipeline.site.words import DAMAGED
from pipeline.stories import fold
from pipeline.storylog import SUFFIX, StoryLogs

_TYPED = re.compile(r"(?P<error>[A-Z]\w*[a-z]\w*): (?P<reason>\S.*)", re.S)
"""A reason that begins with the error's type, as runs write those of errors that are not the pipeline's own."""


@dataclass(frozen=True)
class Exported:
    """How much came into the database; stories that were merged into others are not counted."""

    stories: int
    articles: int
    texts: int
    dead_letters: int
    failed: tuple[Letter, ...]  # of the dead letters, what kept a log or a text out


def export(folder: Path, articles: Iterable[Article | Unreadable] | None, to: Path) -> Exported:
    """Writes the file anew, as a whole or not at all: the same logs and articles give the same bytes.

    Raises DatabaseRefused where none can be made, where another kind of file would be lost, or where no articles are
    named and texts would be; NotWritten where it cannot be written to its end.
    """
    check_place(to)
    if to.exists() and not database.is_one(to):
        raise DatabaseRefused(f"{to} is there already and no database: name another file")
    check_texts(articles, to.exists() and database.has_texts(to), to)
    scratch = to.with_name(f".{to.name}.new")
    database.remove(scratch)
    try:
        with closing(database.create(scratch)) as db:
            written = write(db, folder, articles or ())
            db.execute("PRAGMA journal_mode = DELETE")  # one file, which a reader need not be able to write beside
        scratch.replace(to)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"{to} cannot be written: {error}") from error
    finally:
        database.remove(scratch)
    return written


def check_place(to: Path) -> None:
    """Raises DatabaseRefused where there is no folder that it could be written into."""
    if not to.absolute().parent.is_dir():
        raise DatabaseRefused(f"{to} cannot be written: there is no folder {to.parent}")


def check_texts(articles: Iterable[Article | Unreadable] | None, are_there: bool, to: Path) -> None:
    """Raises DatabaseRefused where texts are there and no articles are named that could take their place."""
    if articles is None and are_there:
        raise DatabaseRefused(f"{to} has the articles' texts, which would be lost: name --articles, or remove it first")


def write(db: sqlite3.Connection, folder: Path, articles: Iterable[Article | Unreadable]) -> Exported:
    """All that there is, in one transaction; texts of those articles only that a story holds."""
    logs = Logs(folder)
    with db:
        told = list(logs.changed())
        letters = [*logs.damaged.values()]
        held = {article.id for story in told for article in story.articles}
        texts = add_texts(db, _once(articles, held), letters)
        for story in told:
            database.replace_story(db, story)
        failed = tuple(letters)
        letters += dead_letters(folder)
        database.replace_dead_letters(db, letters)
    return Exported(sum(story.merged_into is None for story in told), len(held), texts, len(letters), failed)


class Logs:
    """The log files of a folder, folded anew where they have grown."""

    def __init__(self, folder: Path) -> None:
        """Raises UnknownStory where there is no such folder."""
        if not folder.is_dir():
            raise UnknownStory(f"no folder {folder}: run `pipeline demo` or `pipeline run`, or name one with --dir")
        self._logs = StoryLogs(folder)
        self._sizes: dict[str, int] = {}
        self.damaged: dict[str, Letter] = {}
        """Story -> why its log could not be folded when it was last read."""

    def changed(self) -> Iterator[Story]:
        """Stories whose logs have grown since the last call, but for those that are damaged."""
        for story_id in self._logs.story_ids():
            size = (self._logs.folder / f"{story_id}{SUFFIX}").stat().st_size
            if size and size != self._sizes.get(story_id):
                self._sizes[story_id] = size
                yield from self._folded(story_id)

    def _folded(self, story_id: str) -> Iterator[Story]:
        self.damaged.pop(story_id, None)
        try:
            if records := tuple(self._logs.read(story_id)):
                yield fold(records)
        except LogDamaged as error:
            self.damaged[story_id] = Letter("export", f"{story_id}{SUFFIX}", DAMAGED, str(error))


def dead_letters(folder: Path) -> Iterator[Letter]:
    """Those that the folder's last run left."""
    path = folder / DEAD_LETTERS
    for line in path.read_bytes().splitlines() if path.is_file() else ():
        try:
            told = orjson.loads(line)
            yield _of_run(str(told["source"]), str(told["reason"]))
        except (orjson.JSONDecodeError, KeyError, TypeError):
            yield Letter("export", DEAD_LETTERS, None, "a line that is no dead letter")


def _of_run(source: str, reason: str) -> Letter:
    typed = _TYPED.fullmatch(reason)
    return Letter("run", source, typed["error"] if typed else None, typed["reason"] if typed else reason)


def add_texts(db: sqlite3.Connection, articles: Iterable[Article | Unreadable], letters: list[Letter]) -> int:
    """How many texts came in; an article that cannot be cleaned becomes a letter."""
    added = 0
    for article in articles:
        if isinstance(article, Article):
            try:
                database.add_text(db, clean(article))
                added += 1
            except (ValueError, ArithmeticError, LookupError, TypeError) as error:
                letters.append(Letter("export", article.source, type(error).__name__, str(error)))
    return added


def _once(articles: Iterable[Article | Unreadable], wanted: set[str]) -> Iterator[Article]:
    """Those that are wanted, each once."""
    left = set(wanted)
    for article in articles:
        if isinstance(article, Article) and article.id in left:
            left.discard(article.id)
            yield article
