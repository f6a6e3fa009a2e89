"""JSON and JSON Lines in the shapes of common sources."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles import json_reader
from pipeline.articles.make import Unreadable
from pipeline.articles.mapping import read_mapping
from pipeline.articles.read import read_articles
from pipeline.model import Article, Metadata

BODY = "The council of Arnhem voted on Monday to keep the night ferry."


def read(tmp_path: Path, value: Any, name: str = "a.json") -> list[Article | Unreadable]:
    (tmp_path / name).write_text(value if isinstance(value, str) else json.dumps(value))
    return list(read_articles(tmp_path / name))


NEWS_PLEASE = {"maintext": BODY, "title": "Ferry stays", "authors": ["Ineke Bos"],
               "date_publish": "2021-05-03 10:00:00",
               "source_domain": "arnhem.example", "url": "https://arnhem.example/1", "language": "en",
               "date_download": "2021-05-04 00:00:00", "description": "short"}  # fmt: skip
NEWS_API = {"status": "ok", "totalResults": 1, "articles": [
    {"source": {"id": None, "name": "Arnhem Post"}, "author": "Ineke Bos", "title": "Ferry stays",
     "description": "short", "url": "https://arnhem.example/1",
     "publishedAt": "2021-05-03T10:00:00Z", "content": BODY}]}  # fmt: skip
GDELT = {"articles": [{"url": "https://arnhem.example/1", "title": "Ferry stays", "seendate": "20210503T100000Z",
                       "domain": "arnhem.example", "language": "English", "text": BODY}]}  # fmt: skip
SCHEMA_ORG = {"@type": "NewsArticle", "headline": "Ferry stays", "articleBody": BODY, "inLanguage": "en",
              "author": [{"@type": "Person", "name": "Ineke Bos"}], "publisher": {"name": "Arnhem Post"},
              "datePublished": "2021-05-03"}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NEWS_PLEASE, ("Ferry stays", ("Ineke Bos",), "2021-05-03 10:00:00", "arnhem.example")),
        (NEWS_API, ("Ferry stays", ("Ineke Bos",), "2021-05-03T10:00:00Z", "Arnhem Post")),
        (GDELT, ("Ferry stays", (), "20210503T100000Z", "arnhem.example")),
        (SCHEMA_ORG, ("Ferry stays", ("Ineke Bos",), "2021-05-03", "Arnhem Post")),
        (
            {"hits": {"hits": [{"_id": "7", "_source": SCHEMA_ORG}]}},
            ("Ferry stays", ("Ineke Bos",), "2021-05-03", "Arnhem Post"),
        ),
    ],
    ids=["news-please", "NewsAPI", "GDELT", "schema.org", "search hits"],
)
def test_fields_of_common_sources_are_found(tmp_path: Path, value: Any, expected: tuple[Any, ...]) -> None:
    (article,) = read(tmp_path, value)
    assert isinstance(article, Article)
    told = article.metadata
    assert (told.title, told.authors, told.published, told.outlet) == expected
    assert article.text == BODY


def test_lines_keep_their_ids_and_their_very_text(tmp_path: Path) -> None:
    text = "  Two spaces before, a <b>tag</b> within, a break after.\n"
    lines = "\n".join(json.dumps({"id": key, "text": text, "outlet": "Post"}) for key in ("a", "b"))
    found = read(tmp_path, lines, "x.jsonl")
    assert [(item.source_id, item.text) for item in found if isinstance(item, Article)] == [("a", text), ("b", text)]
    assert isinstance(found[0], Article)
    assert found[0].metadata == Metadata(outlet="Post")


def test_a_bad_line_is_told_with_its_bytes_and_the_next_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path, '{"id":"1","text":"One."}\n{"id":\n\n[1]\n{"id":"4"}\n{"id":"5","text":"Five."}\n', "x.jsonl"
    )
    assert [isinstance(item, Article) for item in found] == [True, False, False, False, True]
    assert [item.data for item in found if isinstance(item, Unreadable)] == [b'{"id":\n', b"[1]\n", b'{"id":"4"}\n']
    assert [item.source.rsplit("#")[1] for item in found] == ["1", "2", "4", "5", "6"]


def test_markup_in_a_field_that_may_hold_it_becomes_text(tmp_path: Path) -> None:
    (article,) = read(tmp_path, {"content": "<p>One &amp; two.</p><p>Three.</p>"})
    assert isinstance(article, Article)
    assert article.text == "One & two.\nThree."


def test_a_file_of_nothing_but_bad_lines_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reader, "MAX_FAILED", 3)
    found = read(tmp_path, "{\n" * 50, "x.jsonl")
    assert [isinstance(item, Unreadable) for item in found] == [True] * 5
    last = found[-1]
    assert isinstance(last, Unreadable)
    assert last.reason == "the rest, from line 5 on, is not read"


def test_what_is_no_json_after_all_is_told(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path, '{"text": "cut of')
    assert isinstance(outcome, Unreadable)
    assert outcome.reason.startswith("not JSON")


EVENT_REGISTRY = {"articles": {"page": 1, "totalResults": 1, "results": [
    {"uri": "77", "lang": "eng", "date": "2021-05-03", "dateTimePub": "2021-05-03T09:58:00Z", "title": "Ferry stays",
     "body": BODY, "url": "https://arnhem.example/1", "source": {"uri": "arnhem.example", "title": "Arnhem Post"},
     "authors": [{"uri": "i@arnhem.example", "name": "Ineke Bos"}]}]}}  # fmt: skip
FUNDUS = [{"title": "Ferry stays", "authors": ["Ineke Bos"], "publishing_date": "2021-05-03 10:00:00+00:00",
           "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [BODY]}]},
           "html": {"requested_url": "https://arnhem.example/1", "crawl_date": "2021-05-04",
                    "source_info": {"publisher": "Arnhem Post"}}}]  # fmt: skip
NINJS = {"uri": "urn:post:7", "type": "text", "headline": "Ferry stays", "byline": "Ineke Bos", "body_text": BODY,
         "firstcreated": "2021-05-03T10:00:00Z", "copyrightholder": "Arnhem Post"}  # fmt: skip
NINJS_2 = {"uri": "urn:post:7", "headlines": [{"value": "Ferry stays"}], "by": "Ineke Bos",
           "bodies": [{"contenttype": "text/html", "value": f"<p>{BODY}</p>"}],
           "versionCreated": "2021-05-03T10:00:00Z", "infosources": [{"name": "Arnhem Post"}]}  # fmt: skip
GUARDIAN = {"response": {"status": "ok", "content": {
    "id": "world/7", "webTitle": "Ferry stays", "webPublicationDate": "2021-05-03T10:00:00Z",
    "fields": {"bodyText": BODY, "byline": "Ineke Bos"}, "publication": "Arnhem Post"}}}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "published"),
    [
        (EVENT_REGISTRY, "2021-05-03T09:58:00Z"),
        (FUNDUS, "2021-05-03 10:00:00+00:00"),
        (NINJS, "2021-05-03T10:00:00Z"),
        (NINJS_2, "2021-05-03T10:00:00Z"),
        (GUARDIAN, "2021-05-03T10:00:00Z"),
    ],
    ids=["Event Registry", "Fundus", "ninjs", "ninjs 2", "Guardian"],
)
def test_exports_are_read_by_the_names_of_their_fields(tmp_path: Path, value: Any, published: str) -> None:
    (article,) = read(tmp_path, value)
    assert isinstance(article, Article)
    told = article.metadata
    assert (told.title, told.authors, told.published, told.outlet) == (
        "Ferry stays", ("Ineke Bos",), published, "Arnhem Post",
    )  # fmt: skip
    assert article.text == BODY


def test_every_message_of_every_chat_of_telegram_is_accounted_for(tmp_path: Path) -> None:
    message = {"id": 2, "type": "message", "date": "2021-05-03T12:00:00", "date_unixtime": "1620036000",
               "from": "Ferries", "text": ["Breaking: ", {"type": "bold", "text": "the ferry"}, " stays."]}  # fmt: skip
    service = {"id": 1, "type": "service", "date": "2021-05-03T11:00:00", "action": "create_channel", "text": ""}
    chat = {"name": "Ferries", "type": "public_channel", "messages": [service, message]}
    for export in (chat, {"about": "x", "chats": {"list": [chat, {**chat, "messages": [message]}]}}):
        found = read(tmp_path, export)
        articles = [item for item in found if isinstance(item, Article)]
        assert {article.text for article in articles} == {"Breaking: the ferry stays."}
        assert (articles[0].metadata.outlet, articles[0].metadata.published) == ("Ferries", "1620036000")
        assert len(found) - len(articles) == 1
        assert [item.reason for item in found if isinstance(item, Unreadable)] == ["a service message, without a text"]


def test_an_article_with_lists_of_its_own_is_one_article(tmp_path: Path) -> None:
    (article,) = read(tmp_path, {"text": BODY, "data": [1, 2], "items": [{"text": "x"}]})
    assert isinstance(article, Article)
    assert article.text == BODY


def test_a_list_of_addresses_says_what_to_do(tmp_path: Path) -> None:
    listed = {"articles": [{"url": "https://arnhem.example/1", "title": "Ferry stays", "seendate": "20210503T100000Z"}]}
    (outcome,) = read(tmp_path, listed)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "an entry of a list, without its text: fetch 'https://arnhem.example/1' and give the page"


@pytest.mark.parametrize("value", [{"articles": []}, {"articles": {"results": []}, "total": 0}, [], {"messages": []}])
def test_an_answer_without_articles_says_so(tmp_path: Path, value: Any) -> None:
    (outcome,) = read(tmp_path, value)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "no articles in it"


def test_an_empty_text_is_told_as_such(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path, {"id": 7, "type": "message", "text": "", "photo": "7.jpg"})
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "an empty text in the field 'text'"


def test_an_object_of_other_fields_names_them(tmp_path: Path) -> None:
    (outcome,) = read(tmp_path, {"copy": BODY, "made": 1})
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == (
        "no text in any of the known fields; the record has copy, made: name one, --map text=FIELD"
    )  # fmt: skip


def test_a_title_that_tells_something_is_the_text_of_a_record_without_one(tmp_path: Path) -> None:
    found = read(tmp_path, [{"title": "Kenya sends troops to Chad"}, {"title": "World news"}, {"name": "A b c d e"}])
    assert isinstance(found[0], Article)
    assert (found[0].text, found[0].metadata.title) == ("Kenya sends troops to Chad", "Kenya sends troops to Chad")
    assert [item.reason.partition(";")[0] for item in found[1:] if isinstance(item, Unreadable)] == [
        "no text in any of the known fields"
    ] * 2


def test_of_a_damaged_list_what_cannot_be_read_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"articles": [{"text": "Rain 1."}, {"text" "Rain 2."}, {"text": "Rain "3"."}, {"text": "Rain 4')
    found = list(read_articles(path))
    assert [item.text for item in found if isinstance(item, Article)] == ["Rain 1.", 'Rain "3".']
    assert [item.source[-2:] for item in found if isinstance(item, Unreadable)] == ["#2", "#4"]


def test_a_line_that_is_too_long_is_told_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_reader, "MAX_LINE", 100)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{"a" * 990}"}}\n{{"text": "Rain fell."}},\n')
    long, article = read_articles(path)
    assert isinstance(long, Unreadable)
    assert isinstance(article, Article)
    assert article.source.endswith("#2")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({"text": 12}, "the field 'text' holds a number, not a text"),
        ({"text": 0, "title": "World"}, "the field 'text' holds a number, not a text"),
        ({"text": False}, "the field 'text' holds true or false, not a text"),
        ({"text": {"en": "Rain."}}, "the field 'text' holds an object, not a text"),
        ({"body": [1, 2]}, "the field 'body' holds a list, not a text"),
        ({"content": {"rendered": 5}}, "the field 'content.rendered' holds a number, not a text"),
        ({"content": {"rendered": ""}}, "an empty text in the field 'content.rendered'"),
        ({"text": " \n"}, "an empty text in the field 'text'"),
        ({"text": 12, "url": "http://x.org/1", "title": "World"}, "the field 'text' holds a number, not a text"),
    ],
    ids=str,
)
def test_a_field_of_a_wrong_type_is_the_one_reason(tmp_path: Path, value: Any, reason: str) -> None:
    (outcome,) = read(tmp_path, value)
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == reason


def test_a_mapped_field_of_a_wrong_type_is_the_reason_and_another_that_has_words_is_enough(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"copy": 12}')
    (outcome,) = read_articles(tmp_path / "a.json", read_mapping(["text=copy"]))
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "the field 'copy' holds a number, not a text"
    assert isinstance(read(tmp_path, {"text": 12, "body": BODY})[0], Article)


def titles(tmp_path: Path, value: Any, name: str = "a.json") -> list[str | None]:
    return [item.metadata.title for item in read(tmp_path, value, name) if isinstance(item, Article)]


def test_a_title_written_as_html_is_text_in_exports_and_tables(tmp_path: Path) -> None:
    wordpress = [
        {"title": {"rendered": "AT&amp;T &#8211; <em>ferry</em> stays"}, "content": {"rendered": f"<p>{BODY}"}}
    ]
    assert titles(tmp_path, wordpress) == ["AT&T – ferry stays"]
    assert titles(tmp_path, f'title,content\n"Arnhem&#8217;s ferry &amp; bridge",{BODY}\n', "a.csv") == [
        "Arnhem’s ferry & bridge"
    ]


def test_the_outlet_of_a_record_leaves_the_end_of_its_title(tmp_path: Path) -> None:
    told = [("Ferry stays - BBC News", "BBC News"), ("Ferry stays - Arnhem Post", "BBC News")]
    records = [{"title": title, "source": {"name": outlet}, "content": BODY} for title, outlet in told]
    assert titles(tmp_path, {"articles": records}) == ["Ferry stays", "Ferry stays - Arnhem Post"]


def test_an_article_that_newsapi_removed_is_unreadable(tmp_path: Path) -> None:
    removed = {"title": "[Removed]", "source": {"name": "[Removed]"}, "content": "[Removed]"}
    first, second = read(tmp_path, {"articles": [*NEWS_API["articles"], removed]})
    assert isinstance(first, Article)
    assert isinstance(second, Unreadable)
    assert "NewsAPI's placeholder" in second.reason
