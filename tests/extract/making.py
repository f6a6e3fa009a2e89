"""Cleaned articles and findings for tests."""

from pipeline.extract.text.layout import Layout
from pipeline.extract.text.view import read
from pipeline.language.decode import Found, Link, Place
from pipeline.model import Article, CleanArticle, Fact, Facts, Mask, Metadata


def clean(text: str, *masks: str, title: str | None = None, published: str | None = None) -> CleanArticle:
    """An article with what is masked in it, its given title and its day."""
    return CleanArticle(
        article=Article(
            id="a1", source_id="s1", source="s", content_type="text/plain", text=text, metadata=Metadata(title=title)
        ),
        facts=Facts(published=Fact(value=published, evidence=published, how="metadata") if published else None),
        masks=tuple(Mask(start=text.index(each), end=text.index(each) + len(each), reason="x") for each in masks),
    )


def layout(text: str, *masks: str, title: str | None = None) -> Layout:
    """The layout of such an article."""
    return Layout.of(read(clean(text, *masks, title=title)))


def place(text: str, words: str) -> Place:
    """Where words stand first in a text."""
    return text.index(words), text.index(words) + len(words)


def found(text: str, trigger: str | Place, *links: Link, modality: str = "actual", **arguments: str) -> Found:
    """A deployment on a trigger (its words or its place), with a filler for each role that is given."""
    return Found(
        type="personnel_deployment",
        subtype="deploy",
        polarity="positive",
        modality=modality,
        trigger=place(text, trigger) if isinstance(trigger, str) else trigger,
        sentence=0,
        arguments={role: (place(text, words),) for role, words in arguments.items()},
        attribution=links,
        score=0.9,
    )


def link(text: str, source: str | None = None, cue: str | None = None, direct: bool = False) -> Link:
    """A link of the chain of sources."""
    return Link(place(text, source) if source else None, place(text, cue) if cue else None, direct)
