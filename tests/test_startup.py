"""What a command does not need is not imported: people wait for it."""

import subprocess
import sys

import pytest

HEAVY = {"spacy", "torch", "faust", "kafka", "trafilatura", "warcio", "dateparser", "py3langid", "onnxruntime", "numpy"}


def imported(code: str) -> set[str]:
    """The heavy modules that there are after the code."""
    told = f"import sys; {code}; print(*(name for name, module in sys.modules.items() if module))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return HEAVY.intersection(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    [
        "import pipeline.cli.main",
        "import pipeline.articles.formats",
        "import pipeline.articles.read",
        "import pipeline.stories.timeline",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str) -> None:
    assert imported(code) == set()


def test_the_shipped_model_is_loaded_without_pytorch_in_a_process_of_its_own() -> None:
    code = "from pipeline.analysing import load_analysis_alone; load_analysis_alone(None, {})"
    assert imported(code) & {"spacy", "torch"} == {"spacy"}
