"""An article to its facts and masks: what it is, who published it when, and what of its text is not its prose."""

from bisect import bisect
from collections.abc import Iterator

from pipeline.articles.credits import end_credit
from pipeline.articles.dateline import Dateline, dateline
from pipeline.articles.facts import Page, facts
from pipeline.articles.head import read_head
from pipeline.articles.layout import Line, lines
from pipeline.articles.masks import LineMasks, inline_masks, line_masks, merged
from pipeline.articles.names import names
from pipeline.articles.stubs import stub
from pipeline.model import Article, CleanArticle, Facts, Mask

_DATELINE_LINES = 3
_FIRST_LINES = 4
_MOST_SIGNED = 12
"""Words of a line of names."""


def clean(article: Article) -> CleanArticle:
    """Facts with their evidence, masks over what is not prose, and why it is set aside, if it is."""
    found = lines(article.text)
    whole = line_masks(found)
    head = read_head(found, frozenset(whole.reasons))
    inline = tuple(inline_masks(article.text, found, whole))
    hidden = {mask.start for mask in head.masks} | {found[index].start for index in whole.reasons}
    prose = tuple(line for line in found if line.start not in hidden and line.prose)
    place = next((told for line in prose[:_DATELINE_LINES] if (told := dateline(line))), None)
    page = Page(article, found, whole, head, place, prose, _captions(found, whole, inline))
    known = facts(page)
    masks = (
        *whole.masks(found),
        *_signatures(found, known),
        *head.masks,
        *inline,
        *_of(place),
        *_last(found),
    )
    return CleanArticle(article=article, facts=known, masks=merged(masks), set_aside=_set_aside(known, article))


def _captions(found: tuple[Line, ...], whole: LineMasks, inline: tuple[Mask, ...]) -> tuple[Line, ...]:
    """The lines that hold a picture's credit beside prose."""
    starts = [line.start for line in found]
    credited = sorted({bisect(starts, mask.start) - 1 for mask in inline if mask.reason == "photo credit"})
    return tuple(found[index] for index in credited if index not in whole.reasons)


def _signatures(found: tuple[Line, ...], known: Facts) -> Iterator[Mask]:
    """First lines that hold nothing but names of the authors that are known."""
    authors = frozenset(fact.value for fact in known.authors)
    for line in found[:_FIRST_LINES]:
        signed = not line.closed and any(author in line.text for author in authors) and line.words <= _MOST_SIGNED
        told = names(line.text) if signed else None
        if told and told.authors and not told.unread and authors.issuperset(told.authors):
            yield line.mask("byline")


def _of(place: Dateline | None) -> tuple[Mask, ...]:
    return (place.mask,) if place else ()


def _last(found: tuple[Line, ...]) -> tuple[Mask, ...]:
    """The last line, where it is an agency's name alone."""
    return (found[-1].mask("credit"),) if len(found) > 1 and end_credit(found[-1]) else ()


def _set_aside(known: Facts, article: Article) -> str | None:
    """Why there is nothing to extract: the text is not in English, or stands in the place of an article."""
    if known.language is None or known.language.value.lower().startswith("en"):
        return stub(article.text, article.metadata.title)
    return f"not in English: {known.language.value}"
