"""bzip2."""

import bz2
from pathlib import Path

from tests.articles.formats.reading import BRIDGE, FERRY, articles, places, read, reasons
from tests.articles.formats.test_tarred import packed


def test_what_is_packed_is_read_by_its_own_name(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "ferry.txt.bz2", bz2.compress(FERRY.encode())))
    assert (article.source_id, article.text) == ("ferry.txt", FERRY)


def test_an_archive_within_gives_its_files(tmp_path: Path) -> None:
    data = packed({"a.txt": FERRY.encode(), "b.txt": BRIDGE.encode()})
    found = read(tmp_path, "day.tar.bz2", bz2.compress(data))
    assert places(found) == ["day.tar.bz2!a.txt", "day.tar.bz2!b.txt"]


def test_a_bomb_and_damage_are_told(tmp_path: Path) -> None:
    bomb = bz2.compress(b'{"text":"' + b"a" * 60_000_000)
    assert "unpacks to more than 65536 bytes" in reasons(read(tmp_path, "bomb.bz2", bomb))[-1]
    damaged = reasons(read(tmp_path, "a.bz2", bz2.compress(FERRY.encode())[:-9]))
    assert "ended before the end-of-stream marker" in damaged[-1]


def test_a_text_that_begins_like_it_is_a_text(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, "a.txt", "BZh is a mark of bzip2, the librarian of Arnhem said."))
    assert article.content_type == "text/plain"
