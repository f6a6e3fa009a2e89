"""JSON objects of common sources to text and metadata, by one table of field names; docs/articles.md lists it.

Paths are tried in order and the first that holds something wins; a dot goes into an object.
"""

from collections.abc import Iterator
from typing import Any

from pipeline.model import Metadata

PLAIN = ("text", "maintext", "content_text", "bodyText", "fields.bodyText", "full_text", "article_text")
"""Fields that hold plain text, taken as it stands."""
MIXED = ("articleBody", "body", "content", "content.rendered", "fields.body", "content_html", "body_html", "html",
         "raw_html", "article", "story", "description")  # fmt: skip
"""Fields that hold plain text in some sources and HTML in others."""
HEADLINE = ("title", "headline", "headline.main", "title.rendered", "webTitle")
TITLE = (*HEADLINE, "name", "title_page", "heading")
AUTHORS = ("authors", "author", "byline", "byline.original", "fields.byline", "creator", "writer")
PUBLISHED = ("date_publish", "published", "publishedAt", "datePublished", "date_published", "published_at", "pub_date",
             "pubDate", "publish_date", "publication_date", "publishDate", "webPublicationDate", "published_date",
             "date", "date_gmt", "timestamp", "created_at", "seendate")  # fmt: skip
OUTLET = ("outlet", "source.name", "source.title", "publisher.name", "publisher", "publication", "site_name",
          "source", "source_name", "thread.site_full", "thread.site", "site", "source_domain", "domain")  # fmt: skip
URL = ("url", "link", "web_url", "webUrl", "canonical_url", "source_url", "uri", "thread.url")
LANGUAGE = ("language", "lang", "inLanguage", "fields.lang")
FETCHED = ("date_download", "fetched", "fetched_at", "crawled", "date_crawled", "retrieved", "download_date")
ID = ("id", "_id", "guid", "uuid", "article_id", "doc_id")
CONTAINERS = ("articles", "items", "results", "response.docs", "response.results", "docs", "documents", "entries",
              "posts", "hits.hits", "data")  # fmt: skip
INNER = ("_source", "article", "item")
"""Objects that wrap the article's own fields in one record."""


def values(record: dict[str, Any], paths: tuple[str, ...]) -> Iterator[Any]:
    """What the paths hold, in their order, without what is empty."""
    for path in paths:
        value: Any = record
        for key in path.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value not in (None, "", [], {}):
            yield value


def string(record: dict[str, Any], paths: tuple[str, ...]) -> str | None:
    """The first string or number that the paths hold, without the space around it."""
    for value in values(record, paths):
        text = "" if isinstance(value, bool | dict | list) else str(value).strip()
        if text:
            return text
    return None


def text(record: dict[str, Any], paths: tuple[str, ...]) -> str | None:
    """The first string of more than space, exactly as it stands."""
    return next((v for v in values(record, paths) if isinstance(v, str) and v.strip()), None)


def names(value: Any) -> tuple[str, ...]:
    """Names in a string, an object with a name, or a list of either; a string is not cut."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, dict):
        return names(value.get("name") or " ".join(names([value.get("firstname"), value.get("lastname")])))
    if isinstance(value, list):
        return tuple(name for item in value for name in names(item))
    return ()


def metadata(record: dict[str, Any]) -> Metadata:
    """The facts that a JSON object tells beside its text."""
    return Metadata(
        title=string(record, TITLE),
        authors=next((found for found in map(names, values(record, AUTHORS)) if found), ()),
        published=string(record, PUBLISHED),
        outlet=string(record, OUTLET),
        url=string(record, URL),
        language=string(record, LANGUAGE),
    )


def unwrap(record: dict[str, Any]) -> dict[str, Any]:
    """The object that holds the article's fields, with the wrapper's own id where it has none."""
    inner = next((v for v in values(record, INNER) if isinstance(v, dict)), None)
    return record if inner is None else {**{k: v for k, v in record.items() if k in ID}, **inner}


def contained(value: Any) -> list[Any]:
    """The records of a JSON document: a list's items, a known container's items, or the document itself."""
    if isinstance(value, list):
        return value
    found = (
        next((v for v in values(value, CONTAINERS) if isinstance(v, list)), None) if isinstance(value, dict) else None
    )
    return [value] if found is None else found
