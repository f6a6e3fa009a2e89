"""A database that follows a folder of story logs and of article files while they grow."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.articles.read import read_articles
from pipeline.site import database
from pipeline.site.database import Letter
from pipeline.site.export import Logs, add_texts, dead_letters
from pipeline.site.metrics import Lags

Files = Callable[[], Iterable[Path]]


class LogFollower:
    """Brings a database up to what the folders hold; files are read once, logs whenever they have grown."""

    def __init__(self, db: sqlite3.Connection, folder: Path, files: Files) -> None:
        """Raises UnknownStory where there is no folder of logs."""
        self._db, self._folder = db, folder
        self._logs, self._letters = Logs(folder), list[Letter]()
        self._files, self._seen = files, set[Path]()
        self._told: list[Letter] = []
        self.lags: Lags = {}  # folders have no offsets

    def refresh(self) -> bool:
        """Whether anything was new; what was is there as a whole. Raises OSError, sqlite3.Error."""
        try:
            with self._db:
                return self._refreshed()
        except Exception:  # nothing of it was written: all of it is new again
            self._logs, self._letters, self._seen, self._told = Logs(self._folder), [], set(), []
            raise

    def _refreshed(self) -> bool:
        new = [file for file in self._files() if file not in self._seen]
        for file in new:
            self._seen.add(file)
            add_texts(self._db, read_articles(file), self._letters)
        stories = list(self._logs.changed())
        for story in stories:
            database.replace_story(self._db, story)
        before = self._told
        self._told = [*self._logs.damaged.values(), *self._letters, *dead_letters(self._folder)]
        if self._told != before:
            database.replace_dead_letters(self._db, self._told)
        return bool(new or stories or self._told != before)
