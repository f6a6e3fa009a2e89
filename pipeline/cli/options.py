"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path],
    typer.Argument(help="Article files, or folders of them", exists=True, show_default=False, metavar="PATH..."),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        help="Where JSON or CSV has an article's parts: text=body,title=headline,published=made.at; else PIPELINE_MAP",
        metavar="TARGET=FIELD,...",
        show_default=False,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="For programs: one JSON object a line")]
Pretty = Annotated[bool, typer.Option("--pretty", help="For people: an event a paragraph")]
