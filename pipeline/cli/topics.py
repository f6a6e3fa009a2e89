"""pipeline topics: what there is on the broker."""

import typer

from pipeline.cli.examples import examples
from pipeline.settings import read_settings

app = typer.Typer(no_args_is_help=True, help="Create and show the topics.")


@app.command(epilog=examples("pipeline topics create      # safe to run again: what is there stays"))
def create() -> None:
    """Create the topics that are missing; waits for the broker."""
    from pipeline.stream.topics import create_topics

    created = create_topics(read_settings())
    print("\n".join(created) if created else "all topics are there")


@app.command(epilog=examples("pipeline topics verify      # what every worker checks at its start"))
def verify() -> None:
    """Check that the topics are as the workers need them; exits with 1 where no worker would work on them."""
    from pipeline.stream.verify import verify_topics

    faults = verify_topics(read_settings())
    for fault in faults:
        print(f"{'WRONG' if fault.is_grave else 'warning'}: {fault.text}")
    if any(fault.is_grave for fault in faults):
        raise typer.Exit(1)
    print("all workers can work on the topics" if faults else "all topics are as they must be")


@app.command("list", epilog=examples("pipeline topics list        # names, partitions, messages"))
def list_topics() -> None:
    """List the topics with their partitions and how many messages they got."""
    from pipeline.stream.topics import describe_topics, require_topics

    require_topics(read_settings(), ())
    for state in describe_topics(read_settings()):
        print(f"{state.name:<40} " + (f"{state.partitions:>3} {state.messages:>9}" if state.partitions else "missing"))
