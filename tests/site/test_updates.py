import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from pipeline.site import updates as module
from pipeline.site.server import application
from pipeline.site.updates import Updates

Act = Callable[[TestClient, Updates], Awaitable[None]]


def live(file: Path, act: Act) -> None:
    """Acts on a server of a database that grows."""

    async def run() -> None:
        updates = Updates()
        async with TestClient(TestServer(application(file, updates=updates))) as client:
            await asyncio.wait_for(act(client, updates), 20)

    asyncio.run(run())


def test_whoever_waits_is_told_each_time(seeds: Path) -> None:
    async def act(client: TestClient, updates: Updates) -> None:
        async with client.get("/updates") as stream:
            assert stream.content_type == "text/event-stream"
            assert await stream.content.readuntil(b"\n\n") == b"retry: 5000\n\n"
            for _ in range(2):
                updates.tell()
                assert (await stream.content.readuntil(b"\n\n")).startswith(b"event: changed\ndata: ")

    live(seeds, act)


def test_a_server_that_stops_lets_those_go_who_wait(seeds: Path) -> None:
    async def act(client: TestClient, updates: Updates) -> None:
        async with client.get("/updates") as stream:
            await stream.content.readuntil(b"\n\n")
            await updates.close(client.app)
            await stream.content.read()

    live(seeds, act)


def test_silence_is_broken_and_more_readers_than_can_be_served_are_refused(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SILENCE", 0.01)
    monkeypatch.setattr(module, "_READERS", 1)

    async def act(client: TestClient, updates: Updates) -> None:
        async with client.get("/updates") as stream:
            await stream.content.readuntil(b"\n\n")
            assert (await stream.content.readuntil(b"\n\n")).startswith(b":")
            async with client.get("/updates") as second:
                assert second.status == 503

    live(seeds, act)


def test_pages_of_a_database_that_grows_have_one_script_of_the_servers_own(seeds: Path) -> None:
    async def act(client: TestClient, updates: Updates) -> None:
        async with client.get("/stories") as page:
            text = await page.text()
            assert text.count("<script") == text.count('<script src="/site.js" defer></script>') == 1
            assert "script-src 'self';" in page.headers["Content-Security-Policy"]
        async with client.get("/site.js") as script:
            assert script.content_type == "text/javascript"
        async with client.get("/nowhere") as page:
            assert "<script" not in await page.text()

    live(seeds, act)
