"""What a command does not need is not imported: people wait for it."""

import subprocess
import sys

import pytest

from pipeline.__main__ import main

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
        "import pipeline.stories.told",
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(code: str) -> None:
    assert imported(code) == set()


def test_the_shipped_model_is_loaded_without_pytorch_in_a_process_of_its_own() -> None:
    code = "from pipeline.analysing import load_analysis_alone; load_analysis_alone(None, {})"
    assert imported(code) & {"spacy", "torch"} == {"spacy"}


def test_a_process_that_a_command_starts_imports_nothing_of_the_command_line() -> None:
    told = "import sys, pipeline.__main__; print('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_ctrl_c_while_a_command_is_still_imported_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.cli.main.main", interrupt)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
