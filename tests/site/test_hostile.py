"""Articles that try to be more than text."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.articles.make import Record, make
from pipeline.model import Analysis, Argument, Article, Metadata, Name, Span
from pipeline.site.export import export
from pipeline.site.pages import link
from pipeline.storylog import StoryLogs
from tests.site.asking import Tags, ask, get
from tests.stories.making import analysis, denied, logs, sent

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}"
TEXT = f"Russia has sent soldiers {SCRIPT} to Mali {BREAKOUT}\n</style></div></main><iframe src=//evil.example>\n" * 3


def article(url: str) -> Article:
    title = f"{BREAKOUT} {SCRIPT}"
    return make(Record("x.txt", f"x{BREAKOUT}.txt", "text/plain"), TEXT, Metadata(title=title, url=url))


def exported(folder: Path, url: str = "javascript:alert(1)") -> tuple[Path, str]:
    """A database whose every text is hostile, and its story's address."""
    made = article(url)
    name = Argument(start=0, end=6, text=BREAKOUT, normalized=Name(name=SCRIPT, iso3166=BREAKOUT))
    event = sent(by=SCRIPT, to=BREAKOUT, said_by=(BREAKOUT,))
    event = event.model_copy(update={"arguments": event.arguments | {"actor": (name,)}})
    denial = denied(by=BREAKOUT, claim=SCRIPT, claimant=BREAKOUT)
    told = analysis(made.id, TEXT, [event, denial], title=f"{BREAKOUT} {SCRIPT}", outlet=f"{SCRIPT}{BREAKOUT}")
    told = told.model_copy(update={"source_id": made.source_id})
    ((story, records),) = logs([told]).items()
    StoryLogs(folder / "logs").append(records)
    (folder / "logs" / "_dead-letters.jsonl").write_text('{"source": "<script>", "reason": "<img src=x onerror=y>"}\n')
    export(folder / "logs", [made], folder / "news.db")
    return folder / "news.db", story


def test_no_text_becomes_a_tag_or_an_attribute_on_any_page(tmp_path: Path) -> None:
    file, story = exported(tmp_path)
    data = ask(file, f"/stories/{story}.json")[0].json
    entries = [f"/stories/{story}/entries/{each['id']}" for each in data["happenings"] + data["denials"]]
    articles = f"/stories/{story}/articles"
    article = f"/articles/{ask(file, f'{articles}.json')[0].json['articles'][0]['id']}"
    answers = ask(
        file, "/stories?q=%22%3E%3Cscript%3E", f"/stories/{story}", articles, *entries, article, "/dead-letters"
    )
    for answer in answers:
        assert answer.status == 200
        tags = Tags(answer.text).found
        assert {tag for tag, _ in tags} & {"script", "img", "iframe", "style", "svg", "object"} == set()
        assert [name for _, attributes in tags for name in attributes if name.startswith("on") or name == "style"] == []
        assert "49" not in "".join(answer.page.itertext()).split()
    assert any("alert(1)" in "".join(answer.page.itertext()) for answer in answers)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//http://", False),
        ("data:text/html,<script>", False),
        ("//news.example/", False),
        ("https:news", False),
        ("https://[", False),
        ("https://a.example/\n", False),
        ("https://a.example/ onclick=x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_web_addresses_become_links_that_give_nothing_away(tmp_path: Path, url: str, linked: bool) -> None:
    file, _ = exported(tmp_path, url)
    (answer,) = ask(file, f"/articles/{article(url).id}")
    outer = [link for link in answer.page.xpath("//a") if not link.get("href").startswith(("/", "#"))]
    assert [link.get("href") for link in outer] == ([url] if linked else [])
    assert all(link.get("rel") == "noopener noreferrer" for link in outer)


def steered(steering: str) -> tuple[Article, Analysis]:
    """An article all of whose names and words hold the characters, and its analysis."""
    text = f"{steering} has sent soldiers to Mali."
    event = sent(by=steering, said_by=(steering,)).model_copy(update={"sentence": Span(start=0, end=99, text=text)})
    made = make(Record("x.txt", steering, "text/plain"), text, Metadata(title="Soldiers"))
    return made, analysis(made.id, text, [event, denied(by=steering)], title=steering, outlet=steering)


def test_no_control_character_reaches_a_page(tmp_path: Path) -> None:
    steering = "Le\x1b[31m Mon\x00de\x9b"
    made, told = steered(steering)
    ((story, records),) = logs([told]).items()
    StoryLogs(tmp_path / "logs").append(records)
    export(tmp_path / "logs", [made], tmp_path / "news.db")
    entry = get(tmp_path / "news.db", f"/stories/{story}.json").json["happenings"][0]["id"]
    pages = ("/stories", f"/stories/{story}", f"/stories/{story}/entries/{entry}", f"/articles/{made.id}")
    for answer in ask(tmp_path / "news.db", *pages):
        assert answer.status == 200
        assert "Mon\ufffdde" in answer.text
        assert not [each for each in answer.text if unicodedata.category(each) == "Cc" and each != "\n"]


def test_a_password_in_an_address_is_no_part_of_the_link() -> None:
    assert link("https://user:secret@e.example:8443/?q=1") == "https://e.example:8443/?q=1"


def test_what_is_too_long_is_cut_where_it_stands_beside_others(tmp_path: Path) -> None:
    title, outlet = "Soldiers " * 2_000, "Le Monde " * 500
    ((story, records),) = logs([analysis("a", TEXT, [sent(), denied()], title=title, outlet=outlet)]).items()
    StoryLogs(tmp_path / "logs").append(records)
    file = tmp_path / "news.db"
    export(tmp_path / "logs", [], file)
    pages = ask(file, "/stories", f"/stories/{story}", f"/stories/{story}/articles", "/articles/a")
    for page in pages:
        assert not re.search(r"(Soldiers ?){40}|(Le Monde ?){40}", page.text)
        assert "…</bdi>" in page.text
    twin = get(file, f"/stories/{story}/articles.json").json
    assert (twin["articles"][0]["title"], twin["articles"][0]["outlet"]) == (title, outlet)


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for each in node.values() if isinstance(node, dict) else node:
            yield from strings(each)


def test_nothing_turns_the_direction_of_words_and_no_nul_is_shown(tmp_path: Path) -> None:
    steering = "Le \u202eednoM\u2067 \0Monde\\u0000"
    made, told = steered(steering)
    told = told.model_copy(update={"source_id": f"{steering}.txt"})
    ((story, records),) = logs([told]).items()
    StoryLogs(tmp_path / "logs").append(records)
    file = tmp_path / "news.db"
    export(tmp_path / "logs", [made], file)
    entry = get(file, f"/stories/{story}.json").json["happenings"][0]["id"]
    for address in ("/stories", f"/stories/{story}", f"/stories/{story}/entries/{entry}", f"/articles/{made.id}"):
        page, twin = ask(file, address, f"{address}.json")
        assert "ednoM \ufffdMonde\\u0000" in page.text
        assert not re.search("[\u202a-\u202e\u2066-\u2069\0]", page.text)
        assert "\0" not in "".join(strings(twin.json))
        assert "ednoM\u2067 \ufffdMonde\\u0000" in "".join(strings(twin.json))
