"""The doctor command: whether everything is there that a worker needs."""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import typer

from pipeline.cli.examples import examples
from pipeline.cli.exits import FAILED
from pipeline.errors import PipelineError
from pipeline.settings import Settings, read_settings
from pipeline.terminal import printable

if TYPE_CHECKING:
    from pipeline.stream.doctor import Finding

ENOUGH = 1024**3
"""Bytes free on a disk that story logs grow on."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(epilog=examples("pipeline doctor              # a line for each thing: ok, or what to do"))(doctor)


def doctor() -> None:
    """Look at what a worker needs: broker, authentication, topics, permissions, schema versions, disk and model.

    A line each as it is seen, within seconds; changes nothing. Exits with 1 where something is not as it must be.
    """
    from pipeline.stream.doctor import examine

    settings, is_well = read_settings(), True
    for finding in chain(examine(settings), _disks(settings), [_model(settings)]):
        is_well = is_well and finding.is_ok
        print(printable(f"{'ok' if finding.is_ok else 'FAILS':<6} {finding.what}: {finding.text}"), flush=True)
    raise typer.Exit(0 if is_well else FAILED)


def _disks(settings: Settings) -> Iterator["Finding"]:
    from pipeline.stream.doctor import Finding

    for name, folder in (("PIPELINE_LOG_DIR", settings.log_dir), ("PIPELINE_DATA_DIR", settings.data_dir)):
        there = next(place for place in (folder.absolute(), *folder.absolute().parents) if place.exists())
        try:
            with tempfile.NamedTemporaryFile(dir=there):
                free = shutil.disk_usage(there).free
        except OSError as error:
            problem = f"{folder} cannot be written to ({error.strerror}): name another in {name}"
            yield Finding("disk", problem, is_ok=False)
            continue
        left = f"{free / ENOUGH:.1f} GiB free for {folder} ({name})"
        yield Finding("disk", left if free >= ENOUGH else f"{left}: make room", is_ok=free >= ENOUGH)


def _model(settings: Settings) -> "Finding":
    from pipeline.analysing import load_analysis
    from pipeline.stream.doctor import Finding

    try:
        load_analysis(settings.model, settings.thresholds)
    except PipelineError as error:
        return Finding("model", str(error), is_ok=False)
    except ImportError as error:
        return Finding("model", f"{error}: install the package with its dependencies again", is_ok=False)
    return Finding("model", f"{settings.model or 'the shipped one'} is loaded")
