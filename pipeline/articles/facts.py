"""What is known of an article, from its metadata, its head, its dateline, its taglines and its address."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from pipeline.articles import credits, languages, outlets, published
from pipeline.articles.dateline import Dateline
from pipeline.articles.head import Head
from pipeline.articles.layout import Line
from pipeline.articles.masks import LineMasks
from pipeline.articles.names import PERSON, given_names
from pipeline.characters import readable
from pipeline.model import Article, Fact, Facts


@dataclass(frozen=True)
class Page:
    """An article's text as its parts: lines, masked lines, head, dateline, and the prose that is left."""

    article: Article
    lines: tuple[Line, ...]
    whole: LineMasks
    head: Head
    dateline: Dateline | None
    prose: tuple[Line, ...]
    captions: tuple[Line, ...]


def facts(page: Page) -> Facts:
    """Every fact with its evidence; what nothing tells is absent."""
    urls = _urls(page)
    outlet, domain = _outlet(page, urls), _domain(page, urls)
    return Facts(
        title=_shown(_title(page)),
        authors=tuple(map(_shown, _authors(page))),
        published=_published(page, urls),
        outlet=_shown(outlet),
        domain=domain,
        family=_family(outlet, domain),
        language=_language(page.article),
        dateline=_shown(page.dateline.place if page.dateline else None),
        credited=tuple(map(_shown, _credited(page))),
    )


@overload
def _shown(fact: Fact) -> Fact: ...
@overload
def _shown(fact: Fact | None) -> Fact | None: ...
def _shown(fact: Fact | None) -> Fact | None:
    """Its value without characters that steer what shows it; the evidence is the text's own."""
    if fact is None or (value := readable(fact.value)) == fact.value:
        return fact
    return fact.model_copy(update={"value": value})


def _told(value: str | None) -> Fact | None:
    return Fact(value=value, evidence=value, how="metadata") if value else None


def _title(page: Page) -> Fact | None:
    """The given title, with its place where the text begins with it; else the headline found."""
    given = page.article.metadata.title
    if given is None or not given.strip():
        return page.head.title
    for line in page.lines[:3]:
        shown = line.text.strip("#*_ ")
        if shown.casefold() == given.strip().casefold():
            start = line.start + line.text.index(shown)
            return Fact(value=given, evidence=shown, how="metadata", start=start, end=start + len(shown))
    return _told(given)


def _authors(page: Page) -> tuple[Fact, ...]:
    given = given_names(page.article.metadata.authors).authors
    if given:
        return tuple(Fact(value=name, evidence=name, how="metadata") for name in given)
    return page.head.authors or tuple(
        fact for line in page.whole.of("contributors", page.lines) for fact in _tagline(line)
    )


def _tagline(line: Line) -> Iterable[Fact]:
    """The author of "Smith reported from Berlin."; those who contributed are not authors."""
    name, cue, _ = line.text.lstrip("-•*–— ").partition(" reported from ")
    if cue and PERSON.fullmatch(name):
        start = line.start + line.text.index(name)
        end = start + len(name)
        yield Fact(value=name, evidence=line.text.split(". ")[0].rstrip(".") + ".", how="tagline", start=start, end=end)


def _urls(page: Page) -> tuple[Fact, ...]:
    """The article's own addresses: given, labelled in the head, or alone on a line."""
    given = page.article.metadata.url
    alone = page.whole.of("address", page.lines)
    own = [line for line in alone if line in page.lines[:3] or line in page.lines[-2:]]
    found = [line.fact(line.text[line.text.lower().index("http") :].strip("<>"), "url") for line in own]
    return (*((Fact(value=given, evidence=given, how="metadata"),) if given else ()), *page.head.urls, *found)


def _published(page: Page, urls: Sequence[Fact]) -> Fact | None:
    told = published.in_metadata(page.article.metadata)
    dated = page.dateline.published if page.dateline else None
    in_urls = (published.in_url(url.value) for url in urls)
    first, last = (None, told) if told and told.how == "inferred" else (told, None)
    found = (first, *page.head.dates, dated, *in_urls, last, published.inferred(page.captions, page.prose))
    return next((fact for fact in found if fact is not None), None)


def _outlet(page: Page, urls: Sequence[Fact]) -> Fact | None:
    given = page.article.metadata.outlet
    if given:
        known = outlets.at(given) if " " not in given and "." in given else None
        return Fact(value=known.name if known else given, evidence=given, how="metadata")
    named = (fact for fact in page.head.outlets if not (page.head.authors and _wire(fact.value)))
    if (first := next(named, None)) is not None:
        return first
    for url in urls:
        known = outlets.at(outlets.domain_of(url.value) or "")
        if known is not None:
            return Fact(value=known.name, evidence=url.evidence, how="url", start=url.start, end=url.end)
    return None


def _wire(name: str) -> bool:
    """Whether it is an agency: beside a byline it tells where the report is from, not who publishes it."""
    known = outlets.named(name)
    return known is not None and known.wire


def _domain(page: Page, urls: Sequence[Fact]) -> Fact | None:
    for url in urls:
        host = outlets.domain_of(url.value)
        if host is not None:
            return Fact(value=host, evidence=url.evidence, how="url", start=url.start, end=url.end)
    given = page.article.metadata.outlet
    host = outlets.domain_of(given) if given and " " not in given else None
    return Fact(value=host, evidence=given or "", how="metadata") if host else None


def _family(outlet: Fact | None, domain: Fact | None) -> str | None:
    known = (outlets.named(outlet.value) if outlet else None) or (outlets.at(domain.value) if domain else None)
    return known.family if known else None


def _language(article: Article) -> Fact | None:
    found = languages.identify(article.text)
    if found is not None:
        return Fact(value=found.code, evidence=found.evidence, how="identified")
    return _told(article.metadata.language)


def _credited(page: Page) -> tuple[Fact, ...]:
    """Agencies and outlets whose report this is, each once, the plainest credit first."""
    given = given_names(page.article.metadata.authors).outlets
    notes = (*page.whole.of("contributors", page.lines), *page.whole.of("copyright", page.lines))
    last = credits.end_credit(page.lines[-1]) if page.lines else None
    found = (
        *(Fact(value=outlet.name, evidence=outlet.name, how="metadata") for outlet in given),
        *page.head.wires,
        *((page.dateline.credited,) if page.dateline and page.dateline.credited else ()),
        *credits.tagline_credits(notes),
        *((last,) if last else ()),
        *credits.attributed(page.article.text, page.prose),
    )
    return tuple({fact.value: fact for fact in reversed(found)}.values())[::-1]
