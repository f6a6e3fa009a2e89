"""Commands that read story logs: stories."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.examples import examples
from pipeline.cli.options import Json
from pipeline.cli.show import as_json
from pipeline.errors import UnknownStory
from pipeline.model import Story
from pipeline.settings import read_settings
from pipeline.terminal import printable


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(
        epilog=examples(
            "pipeline stories                       # the stories, a line each",
            "pipeline stories STORY_ID              # one as a timeline",
            "pipeline stories --json | jq .title    # for programs, a story a line",
        )
    )(stories)


def stories(
    story_id: Annotated[str | None, typer.Argument(help="Show this story as a timeline", show_default=False)] = None,
    folder: Annotated[Path | None, typer.Option("--dir", help="Folder of the story logs", show_default=False)] = None,
    to_json: Json = False,
) -> None:
    """List the stories of a log folder, or show one as a timeline: what happened, who says so, who denies it.

    Stories that were merged into others are not listed; shown by their id, they name the story that goes on.
    """
    chosen = _chosen(folder or read_settings().log_dir, story_id)
    if to_json:
        for story in chosen:
            print(as_json(story))
    elif story_id:
        _print_timelines(chosen)
    else:
        print("\n".join(_line(story) for story in chosen))


def print_stories(folder: Path) -> None:
    """Print the timeline of every story of a folder."""
    _print_timelines(_chosen(folder, None))


def _print_timelines(chosen: list[Story]) -> None:
    from pipeline.stories.timeline import timeline

    print("\n\n".join(timeline(story) for story in chosen))


def _chosen(folder: Path, story_id: str | None) -> list[Story]:
    from pipeline.stories import fold
    from pipeline.storylog import StoryLogs

    if not folder.is_dir():
        raise UnknownStory(f"no folder {folder}: run `pipeline demo` or `pipeline run`, or name one with --dir")
    logs = StoryLogs(folder)
    ids = logs.story_ids()
    if story_id is not None and story_id not in ids:
        raise UnknownStory(f"no story {story_id!r} in {folder}; `pipeline stories --dir {folder}` lists them")
    if story_id is not None:
        return [fold(logs.read(story_id))]
    begun = (records for wanted in ids if (records := tuple(logs.read(wanted))))  # a log that is just made has no line
    return [story for story in map(fold, begun) if story.merged_into is None]


def _line(story: Story) -> str:
    counts = f"{len(story.articles)} articles, {story.independent_sources} sources, {len(story.entries)} entries"
    return printable(f"{story.story_id}  {story.last_date or '(undated)':<10}  {counts}  {story.title or '(untitled)'}")
