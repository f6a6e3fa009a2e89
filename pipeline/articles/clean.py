"""An article to its facts and masks."""

from pipeline.model import Article, CleanArticle, Fact, Facts


def clean(article: Article) -> CleanArticle:
    """Facts with their evidence, masks over what is not prose, and why it is set aside, if it is."""
    return CleanArticle(article=article, facts=_given(article))


def _given(article: Article) -> Facts:
    given = article.metadata
    return Facts(
        title=_metadata(given.title),
        authors=tuple(Fact(value=name, evidence=name, how="metadata") for name in given.authors),
        published=_metadata(given.published),
        outlet=_metadata(given.outlet),
        language=_metadata(given.language),
    )


def _metadata(value: str | None) -> Fact | None:
    return Fact(value=value, evidence=value, how="metadata") if value else None
