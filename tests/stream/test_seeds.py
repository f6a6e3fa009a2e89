"""The seed articles with the shipped model: the stream and the run without a broker write the same log."""

from pathlib import Path

import pytest

from pipeline.articles.read import read_articles
from pipeline.language.load import load
from pipeline.offline import run
from pipeline.settings import Settings
from pipeline.steps import Analyser
from pipeline.stories.fold import fold
from pipeline.storylog import StoryLogs
from pipeline.stream.demo import demo
from tests.stream.streaming import logs

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.mark.model
@pytest.mark.stream
def test_the_seeds_give_one_story_of_five_articles_the_same_byte_for_byte_as_without_a_stream(tmp_path: Path) -> None:
    articles = [item for path in sorted(SEEDS.iterdir()) for item in read_articles(path)]
    analyser = Analyser(load())
    result = demo(articles, Settings(data_dir=tmp_path / "var"), lambda: analyser.analyse)
    run(articles, tmp_path / "offline", analyser.analyse)
    assert logs(result.folder) == logs(tmp_path / "offline")
    written = StoryLogs(result.folder)
    (story_id,) = written.story_ids()
    assert len(fold(written.read(story_id)).articles) == 5
