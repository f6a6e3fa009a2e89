import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.site import server
from pipeline.site.api import openapi
from pipeline.site.export import export
from pipeline.storylog import StoryLogs
from tests.site.asking import addresses, ask, get
from tests.stories.making import MATTER, analysis, denied, logs, sent


def test_every_page_has_its_json_under_its_address(seeds: Path) -> None:
    for address in addresses(seeds):
        page, twin = ask(seeds, address, f"{address}.json")
        assert (page.status, twin.status) == (200, 200)
        assert page.page.xpath("//link[@rel='alternate']/@href") == [f"{address}.json"]
        assert twin.headers["Content-Type"] == "application/json; charset=utf-8"
        assert isinstance(twin.json, dict)


def test_every_link_of_every_page_leads_somewhere(seeds: Path) -> None:
    pages = ask(seeds, *addresses(seeds))
    links = {link for page in pages for link in page.page.xpath("//a/@href | //link/@href") if link.startswith("/")}
    assert len(links) > 10
    answers = dict(zip(links, ask(seeds, *(link.partition("#")[0] for link in links)), strict=True))
    assert {link: answer.status for link, answer in answers.items() if answer.status != 200} == {}


def test_of_what_there_is_one_the_pages_speak_in_the_singular(tmp_path: Path) -> None:
    told = logs([analysis("a", MATTER, [sent(said_by=()), denied()])]).values()
    StoryLogs(tmp_path / "logs").append(record for records in told for record in records)
    (tmp_path / "logs" / "_dead-letters.jsonl").write_text('{"source": "x.bin", "reason": "binary"}\n')
    export(tmp_path / "logs", [], tmp_path / "one.db")
    pages = [answer.page for answer in ask(tmp_path / "one.db", *addresses(tmp_path / "one.db"))]
    words = [
        " ".join(each.text_content().split()) for page in pages for each in page.xpath("//p | //li | //h2 | //title")
    ]
    assert [each for each in words if re.search(r"\b1 (\w+ )?\w+s\b|themselves|1 of them", each)] == []
    assert "1 deployment, 1 denial, as told in articles" in words


def test_links_into_a_page_find_their_place(seeds: Path) -> None:
    for page in ask(seeds, *addresses(seeds)):
        places = set(page.page.xpath("//@id"))
        assert {link[1:] for link in page.page.xpath("//a/@href") if link.startswith("#")} <= places


def test_pages_have_landmarks_one_main_heading_and_names_for_every_field(seeds: Path) -> None:
    for page in (answer.page for answer in ask(seeds, *addresses(seeds))):
        assert [len(page.xpath(f"//body/{name}")) for name in ("header", "main", "footer")] == [1, 1, 1]
        assert len(page.xpath("//h1")) == 1
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert page.xpath("//*[self::input or self::select][not(ancestor::label)]") == []
        assert page.get("lang") == "en"


def test_pages_run_no_code_and_load_nothing_from_elsewhere(seeds: Path) -> None:
    for answer in ask(seeds, *addresses(seeds), "/site.css", "/nowhere"):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "url(" not in answer.text
        assert "<script" not in answer.text  # an export does not grow: nothing is told of it
        assert " style=" not in answer.text


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8080", 200),
        ("127.0.0.1", 200),
        ("[::1]:8080", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8080", 421),
        ("[", 421),
        ("", 421),
    ],
)
def test_only_who_asks_for_this_machine_by_name_is_answered(seeds: Path, host: str, status: int) -> None:
    assert get(seeds, "/stories", Host=host).status == status


def test_what_is_not_there_is_a_page_that_says_so(seeds: Path) -> None:
    lost = [
        "/nowhere",
        "/stories/s-none",
        "/stories/s-none/entries/e-1",
        "/articles/x",
        "/articles/%ED%A0%80",
        "/a%00b",
    ]
    for answer in ask(seeds, *lost):
        assert answer.status == 404
        assert "There is no such" in answer.page.findtext(".//h1")
    assert get(seeds, "/articles/x.json").json == {"error": "There is no such article."}


def test_a_page_and_its_twin_have_one_digest_that_changes_with_the_content(seeds: Path) -> None:
    pages = ["/stories", "/stories?q=rostec", "/stories?q=nowhere"]
    found = [answer.page.xpath("//main/@data-digest")[0] for answer in ask(seeds, *pages)]
    twins = [
        answer.headers["ETag"] for answer in ask(seeds, *(page.replace("/stories", "/stories.json") for page in pages))
    ]
    assert [f'"{digest}"' for digest in found] == twins
    assert ask(seeds, "/stories.json", method="HEAD")[0].headers["ETag"] == twins[0]
    assert len(set(found)) == 3


def test_nothing_can_be_written(seeds: Path) -> None:
    page, twin = ask(seeds, "/stories", "/stories.json", method="POST")
    assert (page.status, twin.status) == (405, 405)
    assert page.headers["Allow"] == twin.headers["Allow"] == "GET,HEAD"
    assert "can only be read" in page.page.findtext(".//h1")
    assert "can only be read" in twin.json["error"]


@pytest.mark.parametrize(("address", "told"), [("/stories", "<h1>"), ("/stories.json", '{"error"')])
def test_a_name_that_is_not_the_servers_is_told_so_as_every_failure_is(seeds: Path, address: str, told: str) -> None:
    answer = get(seeds, address, Host="evil.example")
    assert (answer.status, told in answer.text) == (421, True)


def test_json_that_a_reader_has_is_not_sent_again(seeds: Path) -> None:
    etag = get(seeds, "/stories.json").headers["ETag"]
    for known in (etag, f'"x", {etag}', f"W/{etag}", "*"):
        answer = get(seeds, "/stories.json", **{"If-None-Match": known})
        assert (answer.status, answer.text, answer.headers["ETag"]) == (304, "", etag)
    assert get(seeds, "/stories.json", **{"If-None-Match": '"x"'}).status == 200


def test_a_database_that_is_lost_under_the_server_is_told_as_such(seeds: Path, tmp_path: Path) -> None:
    for content in (None, b"no database"):
        file = tmp_path / "lost.db"
        if content:
            file.write_bytes(content)
        page, twin = ask(file, "/stories", "/stories.json")
        assert (page.status, twin.status) == (503, 503)
        assert page.page.findtext(".//h1") == twin.json["error"] == "The database cannot be read at the moment."
        assert str(tmp_path) not in page.text + twin.text


def test_a_failure_of_our_own_is_a_page_too(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "open_to_read", lambda path: 1 / 0)
    page, twin = ask(seeds, "/stories", "/stories.json")
    assert (page.status, twin.status) == (500, 500)
    assert page.page.findtext(".//h1") == twin.json["error"]
    assert "ZeroDivision" not in page.text


def test_the_pages_description_is_served_beside_them(seeds: Path) -> None:
    page, document = ask(seeds, "/stories", "/openapi.json")
    assert page.page.xpath("//link[@rel='service-desc']/@href") == ["/openapi.json"]
    assert document.json == openapi() | {"servers": [{"url": "/"}]}


def test_an_address_with_a_slash_at_its_end_leads_to_the_page(seeds: Path) -> None:
    for address in addresses(seeds):
        answer = get(seeds, f"{address}/?page=1")
        assert (answer.status, answer.headers["Location"]) == (308, f"{address}?page=1")
    assert get(seeds, "/evil.example/").status == 404


def test_the_front_leads_to_the_stories(seeds: Path) -> None:
    assert get(seeds, "/").headers["Location"] == "/stories"
