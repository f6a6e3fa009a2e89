"""JSON objects and table rows of common sources to text and metadata, by one table of field names.

Paths are tried in order and the first that holds something wins; a dot goes into an object, or into the objects of a
list, and a number takes one of a list. docs/articles.md lists the table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pipeline.articles import outlets
from pipeline.articles.fragment import title_text
from pipeline.articles.pieces import written
from pipeline.errors import SettingsError
from pipeline.model import Metadata

PLAIN = ("text", "maintext", "plaintext", "content_text", "bodyText", "fields.bodyText", "full_text", "article_text",
         "body_text")  # fmt: skip
"""Fields that hold plain text, taken as it stands."""
MIXED = ("articleBody", "body", "content", "content.rendered", "fields.body", "content_html", "body_html", "body_xhtml",
         "bodies.value", "html", "raw_html", "article", "story", "description")  # fmt: skip
"""Fields that hold plain text in some sources and HTML in others."""
HEADLINE = ("title", "headline", "headline.main", "headlines.value", "title.rendered", "webTitle")
"""Fields whose title, where no text is told, can be the text."""
TITLE = (*HEADLINE, "name", "title_page", "heading")
AUTHORS = ("authors", "author", "byline", "byline.original", "fields.byline", "creator", "writer", "by")
PUBLISHED = ("date_publish", "published", "publishedAt", "datePublished", "date_published", "published_at", "pub_date",
             "pubDate", "publish_date", "publication_date", "publishDate", "publishing_date", "webPublicationDate",
             "published_date", "dateTimePub", "dateTime", "date_unixtime", "date", "date_gmt", "timestamp",
             "created_at", "firstcreated", "versioncreated", "firstCreated", "versionCreated", "seendate")  # fmt: skip
OUTLET = ("outlet", "source.name", "source.title", "publisher.name", "publisher", "publication", "fields.publication",
          "site_name", "sitename", "siteName",
          "source", "source_name", "media_name", "html.source_info.publisher", "provider.name", "provider",
          "infosources.name", "copyrightholder", "copyrightHolder", "thread.site_full", "thread.site", "site",
          "source_domain", "domain", "from")  # fmt: skip
URL = ("url", "link", "web_url", "webUrl", "canonical_url", "html.responded_url", "html.requested_url", "source_url",
       "uri", "thread.url")  # fmt: skip
LANGUAGE = ("language", "lang", "inLanguage", "fields.lang")
FETCHED = ("date_download", "fetched", "fetched_at", "crawled", "date_crawled", "retrieved", "download_date",
           "html.crawl_date")  # fmt: skip
ID = ("id", "_id", "guid", "uuid", "article_id", "doc_id", "stories_id", "uri")
CONTAINERS = ("articles", "articles.results", "items", "results", "response.docs", "response.results", "docs",
              "documents", "entries", "posts", "hits.hits", "messages", "chats.list", "objects", "@graph",
              "recentActivityArticles.activity", "data")  # fmt: skip
INNER = ("_source", "article", "item", "response.content")
"""Objects that wrap the article's own fields in one record."""
ABSENT = object()
_DEEPEST = 3
"""Containers within containers."""


@dataclass(frozen=True)
class Fields:
    """Where in a record each part of an article is looked for."""

    text: tuple[str, ...] = PLAIN
    mixed: tuple[str, ...] = MIXED
    headline: tuple[str, ...] = HEADLINE
    title: tuple[str, ...] = TITLE
    authors: tuple[str, ...] = AUTHORS
    published: tuple[str, ...] = PUBLISHED
    outlet: tuple[str, ...] = OUTLET
    url: tuple[str, ...] = URL
    language: tuple[str, ...] = LANGUAGE
    fetched: tuple[str, ...] = FETCHED
    id: tuple[str, ...] = ID
    records: tuple[str, ...] = CONTAINERS


KNOWN = Fields()
TARGETS = tuple(name for name in vars(KNOWN) if name not in ("mixed", "headline"))
"""What a mapping can name."""


def mapped(given: Mapping[str, str]) -> Fields:
    """The known fields with those that are given in their place: target to path; SettingsError for another target."""
    unknown = next((target for target in given if target not in TARGETS), None)
    if unknown is not None:
        raise SettingsError(f"a mapping of {unknown!r}, but it can only map {', '.join(TARGETS)}")
    paths: dict[str, tuple[str, ...]] = {target: (path,) for target, path in given.items()}
    if "title" in paths:
        paths["headline"] = paths["title"]
    if "text" in paths:  # a record without it is told, since the mapping may be wrong
        paths["mixed"], paths["text"], paths["headline"] = paths["text"], (), ()
    return replace(KNOWN, **paths)


def values(record: Mapping[str, Any], paths: tuple[str, ...]) -> Iterator[Any]:
    """What the paths hold, in their order, without what is empty."""
    for path in paths:
        value = record.get(path)
        value = _within(record, path.split(".")) if value is None else value
        if value not in (None, "", [], {}):
            yield value


def at(record: Mapping[str, Any], path: str) -> Any:
    """What a path holds, even if it is nothing; ABSENT where the record has no such field."""
    if path in record:
        return record[path]
    *ways, last = path.split(".")
    holder = _within(record, ways) if ways else record
    return holder[last] if isinstance(holder, Mapping) and last in holder else ABSENT


def _within(value: Any, keys: list[str]) -> Any:
    """What stands at the end of the keys."""
    for key in keys:
        if isinstance(value, list):
            value = _of_list(value, key)
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _of_list(items: list[Any], key: str) -> Any:
    """The item of a number, or what the first object that has the key holds."""
    if key.isascii() and key.isdecimal():
        return items[int(key)] if len(key) < 9 and int(key) < len(items) else None
    return next((item[key] for item in items if isinstance(item, Mapping) and item.get(key)), None)


def string(record: Mapping[str, Any], paths: tuple[str, ...]) -> str | None:
    """The first string or number that the paths hold, without the space around it."""
    for value in values(record, paths):
        text = "" if isinstance(value, bool | dict | list) else str(value).strip()
        if text:
            return text
    return None


def title(record: Mapping[str, Any], paths: tuple[str, ...], outlet: str | None = None) -> str | None:
    """The first title that the paths hold, as text and without its outlet's name at its end."""
    return outlets.without(title_text(string(record, paths) or ""), outlet) or None


def text(record: Mapping[str, Any], paths: tuple[str, ...]) -> str | None:
    """The first text of more than space, exactly as it stands; one that is written in pieces is joined."""
    return next((found for value in values(record, paths) if (found := written(value)).strip()), None)


def names(value: Any) -> tuple[str, ...]:
    """Names in a string, an object with a name, or a list of either; a string is not cut."""
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, dict):
        return names(value.get("name") or " ".join(names([value.get("firstname"), value.get("lastname")])))
    if isinstance(value, list):
        return tuple(name for item in value for name in names(item))
    return ()


def metadata(record: Mapping[str, Any], fields: Fields = KNOWN) -> Metadata:
    """The facts that a record tells beside its text."""
    outlet = string(record, fields.outlet)
    return Metadata(
        title=title(record, fields.title, outlet),
        authors=next((found for found in map(names, values(record, fields.authors)) if found), ()),
        published=string(record, fields.published),
        outlet=outlet,
        url=string(record, fields.url),
        language=string(record, fields.language),
    )


def unwrap(record: Mapping[str, Any]) -> dict[str, Any]:
    """The object that holds the article's fields, with the wrapper's own id where it has none, and the wrapper."""
    path, inner = next(((path, v) for path in INNER for v in values(record, (path,)) if isinstance(v, dict)), ("", {}))
    return {path.split(".")[0]: record[path.split(".")[0]], **_ids(record), **inner} if inner else dict(record)


def _ids(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key in ID}


def contained(value: Any, fields: Fields = KNOWN, depth: int = 0) -> list[Any]:
    """The records of a JSON document: a list's items, a container's items and those in them, or the document itself."""
    if isinstance(value, list):
        return (
            [record for item in value for record in contained(item, fields, depth + 1)] if depth < _DEEPEST else value
        )
    found = _container(value, fields) if isinstance(value, dict) and depth < _DEEPEST else None
    if found is None or (depth and not any(isinstance(item, dict) for item in found)):
        return [value]
    return contained(found, fields, depth)


def _container(record: dict[str, Any], fields: Fields) -> list[Any] | None:
    """The list of records in an object that is no article itself; a description may be that of the whole."""
    own = tuple(path for path in fields.text + fields.mixed if path != "description")
    if fields.records is CONTAINERS and text(unwrap(record), own) is not None:
        return None
    found = next((value for value in values(record, fields.records) if isinstance(value, list)), None)
    empty = any(_within(record, path.split(".")) == [] for path in fields.records)
    return [] if found is None and empty and string(record, fields.url) is None else found
