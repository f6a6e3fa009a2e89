"""`pipeline`, and `python -m pipeline`; processes that are started from it import nothing of the command line."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        from pipeline.cli.main import main as run  # noqa: PLC0415 # see above; and Ctrl-C may come meanwhile

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
