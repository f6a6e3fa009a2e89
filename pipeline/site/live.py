"""A database that follows a folder of story logs and of article files while they grow."""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.articles.clean import clean
from pipeline.articles.read import read_articles
from pipeline.model import Article
from pipeline.site import database
from pipeline.site.export import Letter, Logs, dead_letters

Files = Callable[[], Iterable[Path]]


class Follower:
    """Brings a database up to what the folders hold; files are read once, logs whenever they have grown."""

    def __init__(self, db: sqlite3.Connection, folder: Path, files: Files) -> None:
        """Raises UnknownStory where there is no folder of logs."""
        self._db, self._folder = db, folder
        self._logs, self._letters = Logs(folder), list[Letter]()
        self._files, self._seen = files, set[Path]()

    def refresh(self) -> bool:
        """Whether anything was new; what was is there as a whole."""
        with self._db:
            new = [file for file in self._files() if file not in self._seen]
            for file in new:
                self._add(file)
            stories = list(self._logs.changed(self._letters))
            for story in stories:
                database.replace_story(self._db, story)
            database.replace_dead_letters(self._db, [*dict.fromkeys(self._letters), *dead_letters(self._folder)])
        return bool(new or stories)

    def _add(self, file: Path) -> None:
        self._seen.add(file)
        for item in read_articles(file):
            if isinstance(item, Article):
                database.add_text(self._db, clean(item))
