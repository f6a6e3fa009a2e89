"""pipeline stories: what the story logs say."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.bar import counter
from pipeline.cli.examples import examples
from pipeline.cli.options import Json
from pipeline.cli.show import as_json, counted
from pipeline.errors import NoStories, UnknownStory
from pipeline.model import Story
from pipeline.settings import read_settings
from pipeline.terminal import printable

app = typer.Typer(invoke_without_command=True)
Folder = Annotated[
    Path | None,
    typer.Option("--dir", help="Folder of the story logs; PIPELINE_LOG_DIR or out/stories without", show_default=False),
]


@app.callback(
    epilog=examples(
        "pipeline stories                       # a line each",
        "pipeline stories show                  # what happened, who says so, who denies it",
        "pipeline stories --json | jq .title    # for programs, a story a line",
    )
)
def stories(context: typer.Context, folder: Folder = None, to_json: Json = False) -> None:
    """List the stories of a log folder, or show them as timelines.

    Stories that were merged into others are not listed.
    """
    context.obj = folder
    if context.invoked_subcommand is None:
        chosen = _some(folder or read_settings().log_dir)
        print_as_json(chosen) if to_json else print("\n".join(map(_line, chosen)))


@app.command(
    epilog=examples(
        "pipeline stories show                  # all of them",
        "pipeline stories show STORY_ID         # one",
        "pipeline stories show STORY_ID --json  # for programs",
    )
)
def show(
    context: typer.Context,
    story_id: Annotated[str | None, typer.Argument(help="This story; without, all", show_default=False)] = None,
    folder: Folder = None,
    to_json: Json = False,
) -> None:
    """Show stories as timelines: what happened, who says so, who denies it.

    A story that was merged into another names the one that goes on.
    """
    read_from = folder or context.obj or read_settings().log_dir
    chosen = [_story(read_from, story_id)] if story_id else _some(read_from)
    print_as_json(chosen) if to_json else print_timelines(chosen)


def print_stories(folder: Path) -> None:
    """Print the timeline of every story of a folder."""
    print_timelines(_going_on(folder))


def print_timelines(chosen: list[Story]) -> None:
    """Print stories to read, an empty line between them."""
    from pipeline.cli.timeline import timeline

    print("\n\n".join(timeline(story) for story in chosen))


def print_as_json(chosen: list[Story]) -> None:
    """Print stories for programs, one a line."""
    for story in chosen:
        print(as_json(story))


def _some(folder: Path) -> list[Story]:
    """As _going_on; NoStories where there are none, as in a folder of something else."""
    if chosen := _going_on(folder):
        return chosen
    raise NoStories(f"no story logs in {folder}: name the folder that `pipeline run` or a worker writes, with --dir")


def _going_on(folder: Path) -> list[Story]:
    """The stories of a folder that were not merged into others."""
    from pipeline.stories import fold
    from pipeline.storylog import StoryLogs

    logs, found = StoryLogs(_there(folder)), []
    names = logs.story_ids()
    with counter("stories", len(names)) as done:
        for name in names:
            done(1)
            records = tuple(logs.read(name))
            if records and (story := fold(records)).merged_into is None:  # a new log has no line yet
                found.append(story)
    return found


def _story(folder: Path, story_id: str) -> Story:
    from pipeline.stories import fold
    from pipeline.storylog import StoryLogs

    logs = StoryLogs(_there(folder))
    if story_id not in logs.story_ids():
        raise UnknownStory(f"no story {story_id!r} in {folder}; `pipeline stories --dir {folder}` lists them")
    return fold(logs.read(story_id))


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        raise UnknownStory(f"no folder {folder}: run `pipeline demo` or `pipeline run`, or name one with --dir")
    return folder


def _line(story: Story) -> str:
    counts = ", ".join(
        counted(number, *words)
        for number, words in (
            (len(story.articles), ("article", "articles")),
            (story.independent_sources, ("source", "sources")),
            (len(story.entries), ("entry", "entries")),
        )
    )
    return printable(f"{story.story_id}  {story.last_date or '(undated)':<10}  {counts}  {story.title or '(untitled)'}")
