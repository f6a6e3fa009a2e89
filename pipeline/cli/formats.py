"""The formats command: what can be read, what is taken of it, and what is refused by name."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from pipeline.cli.examples import examples
from pipeline.cli.options import Json
from pipeline.cli.show import as_json

if TYPE_CHECKING:
    from pipeline.articles.formats.format import Format


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog=examples(
            "pipeline formats           # each with its suffixes and what is taken of it",
            "pipeline formats --json    # for programs",
        )
    )(formats)


def formats(to_json: Json = False) -> None:
    """List the formats of articles that are read, and what is known and refused; the content tells, then the suffix."""
    from pipeline.articles.formats import FORMATS

    if to_json:
        for one in FORMATS:
            print(as_json(_record(one)))
        return
    read = [one for one in FORMATS if not one.refused]
    print(f"Read:\n{_table(read)}\n\nRefused, with what to do:\n{_table(one for one in FORMATS if one.refused)}")


def _record(one: "Format") -> dict[str, object]:
    """A format for programs: what is taken of it, or what to do with it."""
    told = {"do": one.takes} if one.refused else {"takes": one.takes}
    return {"name": one.name, "suffixes": list(one.suffixes), "read": not one.refused, **told}


def _table(formats: "Iterable[Format]") -> str:
    rows = [(one.name, " ".join(one.suffixes[:4]), one.takes) for one in formats]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return "\n".join(f"  {name:<{widths[0]}}  {ends:<{widths[1]}}  {takes}" for name, ends, takes in rows)
