from pathlib import Path

from bench.bench_site import addresses, make
from pipeline.site.database import open_to_read
from tests.site.asking import ask


def test_the_made_up_read_model_has_every_kind_of_page(tmp_path: Path) -> None:
    make(tmp_path / "a.db", 150)
    asked = addresses(tmp_path / "a.db")
    assert {answer.status for answer in ask(tmp_path / "a.db", *asked.values())} == {200}
    ((articles, entries),) = open_to_read(tmp_path / "a.db").execute(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM entries)"
    )
    assert articles == 150
    assert entries > 20


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.db", "b.db"):
        make(tmp_path / name, 30)
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()
