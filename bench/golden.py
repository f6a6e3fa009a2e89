"""Writes the golden files of the seed articles anew: analyses, the story logs that follow, docs/queries.md's results.

The logs are compared byte for byte with what the committed analyses give, on any machine; what the model finds can
differ in a last digit between kinds of processors.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench import queries
from pipeline.articles.make import Unreadable
from pipeline.cli import inputs
from pipeline.language.load import load
from pipeline.model import Analysis, Article
from pipeline.schemas import write_schemas
from pipeline.steps import Analyser
from pipeline.stories import Grouper
from pipeline.stories.generation import generation
from pipeline.storylog import StoryLogs

GOLDEN = Path("tests/golden")
ANALYSES, LOGS = GOLDEN / "analyses.jsonl", GOLDEN / "seeds"


def analyses() -> list[Analysis]:
    """The committed ones."""
    return [Analysis.model_validate_json(line) for line in ANALYSES.read_text(encoding="utf-8").splitlines()]


def write_logs(told: Iterable[Analysis], folder: Path) -> None:
    """The story logs of analyses."""
    grouper, logs = Grouper(), StoryLogs(folder)
    for analysis in told:
        logs.append(grouper.add(analysis).records)


def check_generation(folder: Path) -> None:
    """Ends the program where a fold gives the committed analyses other logs than before under the same generation."""
    before = StoryLogs(LOGS)
    write_logs(analyses(), folder)
    is_other = {path.name: path.read_bytes() for path in folder.iterdir()} != {
        path.name: path.read_bytes() for path in LOGS.iterdir()
    }
    if is_other and before.generation() == generation():
        sys.exit(
            "the golden analyses give other logs than before: raise FOLD in pipeline/stories/generation.py, so that "
            "nobody goes on with logs of the fold before it"
        )


def main() -> None:
    """Writes all of them."""
    with tempfile.TemporaryDirectory() as folder:
        check_generation(Path(folder))
    read = [each for each in inputs.read([Path("seeds")]) if not isinstance(each, Unreadable)]
    articles: list[Article] = list(read)
    found = Analyser(load()).analyse(articles)
    ANALYSES.write_text("".join(each.model_dump_json() + "\n" for each in found), encoding="utf-8")
    shutil.rmtree(LOGS, ignore_errors=True)
    write_logs(found, LOGS)
    queries.renew()
    write_schemas(Path("schemas"))  # the AsyncAPI document has messages of these as examples


if __name__ == "__main__":
    main()
