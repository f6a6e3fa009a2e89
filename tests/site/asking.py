"""Pages asked for over HTTP."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import orjson
from aiohttp.test_utils import TestClient, TestServer
from lxml import html
from yarl import URL

from pipeline.site.database import open_to_read
from pipeline.site.server import application


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return orjson.loads(self.text)

    @property
    def page(self) -> Any:
        return html.fromstring(self.text)


def ask(file: Path, *addresses: str, method: str = "GET", **headers: str) -> list[Answer]:
    """One answer an address."""
    return asyncio.run(_ask(file, addresses, method, headers))


def get(file: Path, address: str, **headers: str) -> Answer:
    (answer,) = ask(file, address, **headers)
    return answer


async def _ask(file: Path, addresses: tuple[str, ...], method: str, headers: dict[str, str]) -> list[Answer]:
    async with TestClient(TestServer(application(file))) as client:
        answers = []
        for address in addresses:
            url = URL(address, encoded=True)
            async with client.request(method, url, headers=headers, allow_redirects=False) as response:
                answers.append(Answer(response.status, response.headers, await response.text()))
        return answers


def addresses(file: Path) -> list[str]:
    """An address of every kind of page."""
    db = open_to_read(file)
    ((story, entry),) = db.execute("SELECT story_id, id FROM entries WHERE position = 1")
    (article,) = db.execute("SELECT id FROM articles LIMIT 1").fetchone()
    return [
        "/stories",
        f"/stories/{story}",
        f"/stories/{story}/entries/{entry}",
        f"/articles/{article}",
        f"/stories/{story}/articles",
        "/figures",
        "/stream",
        "/dead-letters",
    ]


class Tags(HTMLParser):
    """Every tag of a page with its attributes, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
