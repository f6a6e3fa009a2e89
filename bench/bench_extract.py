"""Speed of extraction beside another commit's, in turn: ``python -m bench.bench_extract [--baseline COMMIT]``."""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.eval_events import ROOT
from bench.reading_once import articles
from pipeline.extract.text.view import read

BEFORE_LEARNING = "63c6972"
"""The last commit in which rules found the events."""
_ROUNDS = 3  # each is timed so often, in turn; medians are compared
_COMPONENTS = {"boundaries": "news_sentences", "events": "make_news_events"}

Figures = dict[str, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints words a second of one core beside the baseline's, and peak memory."""
    options = _options(arguments)
    given = articles(str(options.news), options.articles)
    sentences = [sentence.text for article in given for sentence in read(article)]
    words = sum(len(text.split()) for text in sentences)
    with tempfile.TemporaryDirectory() as folder:
        roots = {"extraction": ROOT, f"baseline {options.baseline}": _checked_out(options.baseline, Path(folder))}
        runs: dict[str, list[Figures]] = {name: [] for name in roots}
        for _ in range(options.rounds):
            for name, root in roots.items():
                runs[name].append(_timed(root, options))
    print(
        f"{len(given)} articles, {len(sentences)} sentences, {words} words; one core, median of {options.rounds} runs"
    )
    for name, figures in runs.items():
        print(_line(name, words, figures))
    own, base = map(_median, runs.values())
    print(f"  ratio of words a second{base / own:11.2f}")
    print(f"  peak memory        {max(each['peak'] for each in runs['extraction']):8.0f} MiB")


def _checked_out(commit: str, folder: Path) -> Path:
    """The commit's tree in a folder."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    for module, name in _COMPONENTS.items():  # spaCy imports what the installed package announces, in any tree
        path = folder / "pipeline" / "language" / f"{module}.py"
        if not path.exists():
            path.write_text(f"{name} = None\n", encoding="utf-8")
    return folder


def _timed(root: Path, options: argparse.Namespace) -> Figures:
    """The figures of one reading by the code of a tree, in a process of its own."""
    script = [str(ROOT / "bench" / "reading_once.py"), str(options.news.resolve()), str(options.articles)]
    environment = os.environ | {"PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    done = subprocess.run([sys.executable, *script], cwd=root, env=environment, capture_output=True, check=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _median(runs: Sequence[Figures]) -> float:
    return sorted(each["seconds"] for each in runs)[len(runs) // 2]


def _line(name: str, words: int, runs: Sequence[Figures]) -> str:
    seconds = _median(runs)
    return f"  {name:<18} {seconds:8.2f} s {words / seconds:9.0f} words/s  {runs[0]['events']:5.0f} events"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.bench_extract", description=__doc__)
    shared = ROOT.parent / "shared" / "corpora" / "stories" / "news-3000.jsonl.gz"
    parser.add_argument("--news", type=Path, default=shared, help="packed JSON lines with id, title, text, date")
    parser.add_argument("--baseline", default=BEFORE_LEARNING, help="the commit to compare with")
    parser.add_argument("--articles", type=int, default=200, help="at most so many articles")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="how often each is timed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
