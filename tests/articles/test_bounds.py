"""Articles cut to what a message carries."""

from pipeline.articles.bounds import MAX_FIELDS, MAX_TEXT, bounded
from pipeline.articles.make import Record, Unreadable, make
from pipeline.model import Article, Metadata

RECORD = Record("a.txt", "a", "text/plain")


def test_an_article_of_any_usual_size_passes_as_it_is() -> None:
    article = make(RECORD, "Rain fell.", Metadata(title="Rain"))
    assert list(bounded(article)) == [article]


def test_a_long_text_is_cut_between_words_and_the_rest_is_told() -> None:
    text = "word " * (MAX_TEXT // 4)
    article, rest = bounded(make(RECORD, text))
    assert isinstance(article, Article)
    assert isinstance(rest, Unreadable)
    assert len(article.text) <= MAX_TEXT
    assert article.text.endswith("word")
    assert article.text + rest.data.decode() == text[: len(article.text) + MAX_TEXT]
    assert rest.reason == f"a text of more than {MAX_TEXT} characters: the rest is left out"


def test_a_long_text_of_one_word_is_cut_all_the_same() -> None:
    article, _ = bounded(make(RECORD, "a" * 3 * MAX_TEXT))
    assert isinstance(article, Article)
    assert len(article.text) == MAX_TEXT


def test_long_fields_are_cut_and_the_article_is_read() -> None:
    told = Metadata(title="Rain", url="https://a.example/" + "a" * MAX_FIELDS, authors=("Ann Lee",) * 9999)
    article, note = bounded(make(RECORD, "Rain fell.", told))
    assert isinstance(article, Article)
    assert (article.text, article.metadata.title) == ("Rain fell.", "Rain")
    assert len(article.metadata.model_dump_json()) < MAX_FIELDS
    assert isinstance(note, Unreadable)
    assert "are cut" in note.reason
