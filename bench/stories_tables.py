"""Makes the tables that grouping ships: python -m bench.stories_tables CORPUS.jsonl.gz...

terms.tsv: stem -> number of articles that have it, for the commonest stems of the corpora given; counts only.
media.tsv: drawn from the table of the article reader, so that it is kept once.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import orjson

from pipeline.model import Article, CleanArticle, Facts
from pipeline.stories import features

ROOT = Path(__file__).parent.parent / "pipeline"
DATA = ROOT / "stories"
LEAST = 3  # articles; a rarer stem weighs as much as an unknown one


def main(corpora: list[Path]) -> None:
    """Writes the tables; without corpora, those alone that need none."""
    (DATA / "media.tsv").write_text(media(), encoding="utf-8")
    if corpora:
        (DATA / "terms.tsv").write_text(terms(corpora), encoding="utf-8")


def media() -> str:
    """Each name of an outlet or agency, and the family that it belongs to."""
    rows = (ROOT / "articles/outlets.tsv").read_text(encoding="utf-8").splitlines()[1:]
    pairs = set()
    for name, family, _, aliases, _ in (row.split("\t") for row in rows):
        pairs |= {(alias.strip(), family) for alias in (name, *aliases.split(",")) if alias.strip()}
    return "".join(f"{name}\t{family}\n" for name, family in sorted(pairs))


def terms(corpora: list[Path]) -> str:
    """The number of articles, then stem and number of articles that have it."""
    counts: Counter[str] = Counter()
    articles = 0
    for clean in _articles(corpora):
        counts.update(features(clean).terms.keys())
        articles += 1
    kept = sorted((stem, count) for stem, count in counts.items() if count >= LEAST and "\t" not in stem)
    return f"\t{articles}\n" + "".join(f"{stem}\t{count}\n" for stem, count in kept)


def _articles(corpora: list[Path]) -> Iterator[CleanArticle]:
    for corpus in corpora:
        with gzip.open(corpus) as lines:
            for line in lines:
                item = orjson.loads(line)
                text = f"{item['title'] or ''}\n{item['text']}"
                article = Article(id="a", source_id="a", source="a", content_type="text/plain", text=text)
                yield CleanArticle(article=article, facts=Facts())


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
