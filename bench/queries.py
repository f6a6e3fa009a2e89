"""The queries of docs/queries.md, and what they give on the golden story log of the seeds."""

import re
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from pipeline.cli import inputs
from pipeline.site.database import open_to_read
from pipeline.site.export import export

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "queries.md"
QUERY = re.compile(r"^## (?P<title>.+?)\n.*?```sql\n(?P<sql>.+?)```\n\n(?P<result>(?:\|[^\n]*\n)*)", re.M | re.S)


def queries() -> list[tuple[str, str, str]]:
    """Each query's title, its SQL, and the table that stands below it."""
    found = QUERY.finditer(DOCUMENT.read_text(encoding="utf-8"))
    return [(match["title"], match["sql"], match["result"]) for match in found]


def table(found: sqlite3.Cursor) -> str:
    """Rows as a Markdown table."""
    names = [column[0] for column in found.description]
    cells = [names, ["---"] * len(names), *([_shown(value) for value in row] for row in found)]
    return "".join(f"| {' | '.join(row)} |\n" for row in cells)


def export_seeds(file: Path) -> Path:
    """The golden story log and the seeds' texts as a database."""
    export(ROOT / "tests" / "golden" / "seeds", inputs.read([ROOT / "seeds"]), file)
    return file


def renew() -> None:
    """Write into the document what its queries give now."""
    text = DOCUMENT.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, closing(open_to_read(export_seeds(Path(folder) / "news.db"))) as db:
        for _, sql, result in queries():
            text = text.replace(f"{sql}```\n\n{result}", f"{sql}```\n\n{table(db.execute(sql))}")
    DOCUMENT.write_text(text, encoding="utf-8")


def _shown(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return text.replace("|", "\\|")
