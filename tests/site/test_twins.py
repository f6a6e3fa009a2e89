import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from pipeline.site import server
from pipeline.site.server import application
from pipeline.site.updates import Updates

Head = Callable[[], Awaitable[tuple[str, str]]]


def heads(file: Path, act: Callable[[Head, Updates], Awaitable[None]]) -> None:
    """Acts on a server of a database that grows; each call asks for the head of the stories' JSON."""

    async def run() -> None:
        updates = Updates()
        async with TestClient(TestServer(application(file, updates=updates))) as client:

            async def head() -> tuple[str, str]:
                async with client.head("/stories.json") as answer:
                    return answer.headers["ETag"], answer.headers["Content-Length"]

            await asyncio.wait_for(act(head, updates), 20)

    asyncio.run(run())


def test_a_head_is_read_from_the_database_once_a_change(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[Path] = []
    read = server.open_to_read
    monkeypatch.setattr(server, "open_to_read", lambda path: reads.append(path) or read(path))

    async def act(head: Head, updates: Updates) -> None:
        first = await head()
        assert [await head() for _ in range(5)] == [first] * 5
        assert len(reads) == 1
        updates.tell()
        assert await head() == first
        assert len(reads) == 2

    heads(seeds, act)


def test_what_changed_while_it_was_read_is_read_again(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Updates] = []
    read = server.open_to_read
    monkeypatch.setattr(server, "open_to_read", lambda path: told[-1].tell() or read(path))

    async def act(head: Head, updates: Updates) -> None:
        told.append(updates)
        await head()
        await head()
        assert updates.told == 2

    heads(seeds, act)
