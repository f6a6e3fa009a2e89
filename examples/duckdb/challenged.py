"""Asks an export of `pipeline export --to news.db` with DuckDB: who is behind what, and what of it is denied.

python challenged.py news.db
"""

import sys
from pathlib import Path

import duckdb

QUERIES = Path(__file__).with_suffix(".sql")


def attach(db: duckdb.DuckDBPyConnection, path: str) -> None:
    """The export as `news`; the first time DuckDB fetches its extension for SQLite."""
    db.execute("INSTALL sqlite; LOAD sqlite")
    quoted = path.replace("'", "''")
    db.execute(f"ATTACH '{quoted}' AS news (TYPE sqlite, READ_ONLY)")


def main(path: str) -> None:
    """The tables, one a query."""
    with duckdb.connect() as db:
        attach(db, path)
        for statement in db.extract_statements(QUERIES.read_text()):
            db.query(statement.query).show()


if __name__ == "__main__":
    main(sys.argv[1])
