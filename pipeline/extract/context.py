"""What values are resolved against: the article's date and the names that its parsed sentences hold."""

import datetime
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from pipeline.extract.values import Context, fullest_names
from pipeline.model import CleanArticle


def context_of(clean: CleanArticle, docs: Sequence[Doc]) -> Context:
    """The context of one article, given the trees of what was parsed of it."""
    return Context(
        date=_date(clean),
        persons=fullest_names(_named(docs, "PERSON")),
        organisations=tuple(_named(docs, "ORG")),
    )


def _date(clean: CleanArticle) -> datetime.date | None:
    published = clean.facts.published
    try:
        return datetime.date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None


def _named(docs: Iterable[Doc], label: str) -> list[str]:
    return sorted({" ".join(entity.text.split()) for doc in docs for entity in doc.ents if entity.label_ == label})
