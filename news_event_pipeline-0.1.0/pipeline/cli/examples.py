"""Help texts that teach by example."""


def examples(*lines: str) -> str:
    """An epilog listing commands as one would type them, each with what it does after a '#'."""
    return "\n\n".join(["[bold]Examples[/bold]", *(f"[cyan]{line}[/cyan]" for line in lines)])
