"""Log files, and the articles that they tell of, into a database."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

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
    damaged: tuple[Letter, ...] = ()  # of the dead letters, what kept a log out
    uncleaned: tuple[Letter, ...] = ()  # and what kept a text out


def export(folder: Path, articles: Iterable[Article | Unreadable] | None, to: Path) -> Exported:
    """Writes the file anew, as a whole or not at all: the same logs and articles give the same bytes.

    Raises DatabaseRefused where none can be made, or where other data or an export that has more would be lost;
    UnknownStory where there are no logs; NotWritten where it cannot be written to its end.
    """
    check_place(to, folder)
    if to.exists() and not database.is_export(to):
        raise DatabaseRefused(f"{to} is there already and no export, or has more than one has: name another file")
    scratch = to.with_name(f".{to.name}.new")
    database.remove(scratch)
    try:
        with closing(database.create(scratch)) as db:
            written = write(db, folder, articles or ())
            check_loss(to, written, lambda table: to.exists() and database.has_rows(to, table))
            db.execute("PRAGMA journal_mode = DELETE")  # one file, which a reader need not be able to write beside
        scratch.replace(to)
    except (OSError, sqlite3.OperationalError) as error:
        raise NotWritten(f"{to} cannot be written: {error}") from error
    finally:
        database.remove(scratch)
    return written


def check_place(to: Path, logs: Path) -> None:
    """Raises DatabaseRefused where there is no folder that it could be written into, or only that of the logs."""
    if not to.absolute().parent.is_dir():
        raise DatabaseRefused(f"{to} cannot be written: there is no folder {to.parent}")
    try:
        TemporaryFile(dir=to.parent).close()
    except OSError as error:
        raise DatabaseRefused(f"{to} cannot be written: {error.strerror}") from error
    if to.resolve().is_relative_to(logs.resolve()):
        raise DatabaseRefused(f"{to} lies in {logs}, the folder of the story logs: name a place outside it")


def check_loss(to: Path, new: Exported, has_rows: Callable[[str], bool]) -> None:
    """Raises DatabaseRefused where what is there has stories or texts, in these tables, that the new one may lack."""
    lost = next((why for table, why in _lacking(new) if has_rows(table)), None)
    if lost:
        raise DatabaseRefused(f"{to} stays as it is, since {lost}; to export all the same, remove it or name another")


def _lacking(new: Exported) -> Iterator[tuple[str, str]]:
    """Tables in which an export may lack something, and why."""
    for letter in new.damaged:
        yield "stories", f"stories would be lost with {letter.source} ({letter.reason})"
    if not new.stories:
        yield "stories", "the logs tell no story"
    if not new.texts:
        yield "texts", "its texts would be lost: name their files with --articles"


def write(db: sqlite3.Connection, folder: Path, articles: Iterable[Article | Unreadable]) -> Exported:
    """All that there is, in one transaction; texts of those articles only that a story holds.

    Raises UnknownStory where there are no logs.
    """
    logs, uncleaned = Logs(folder), list[Letter]()
    if not StoryLogs(folder).story_ids():
        raise UnknownStory(
            f"no story logs in {folder}: name the folder that `pipeline run` or a worker writes, with --dir"
        )
    with db:
        told = list(logs.changed())
        damaged = [*logs.damaged.values()]
        held = {article.id for story in told for article in story.articles}
        texts = add_texts(db, _once(articles, held), uncleaned)
        for story in told:
            database.replace_story(db, story)
        letters = [*damaged, *uncleaned, *dead_letters(folder)]
        database.replace_dead_letters(db, letters)
    stories = sum(story.merged_into is None for story in told)
    return Exported(stories, len(held), texts, len(letters), tuple(damaged), tuple(uncleaned))


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
