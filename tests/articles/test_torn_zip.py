"""Zips whose end is missing."""

import io
import random
import zipfile

import pytest

from pipeline.articles.torn_zip import salvaged


class Pipe(io.RawIOBase):
    """A target that cannot seek: the sizes of files are told behind them."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # any buffer
        self.data += piece
        return len(piece)


def zipped(method: int, sized: bool) -> bytes:
    target = io.BytesIO() if sized else Pipe()
    chance = random.Random(1)
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.mkdir("day")
        for number in range(4):
            archive.writestr(f"day/{number}.txt", chance.randbytes(70_000) if number == 2 else b"Rain fell. " * 50)
    return target.getvalue() if isinstance(target, io.BytesIO) else target.data


@pytest.mark.parametrize(("method", "sized"), [(zipfile.ZIP_DEFLATED, True), (zipfile.ZIP_DEFLATED, False), (0, True)])
def test_all_files_before_the_missing_directory_are_found(method: int, sized: bool) -> None:
    whole = zipped(method, sized)
    found = list(salvaged(io.BytesIO(whole[: whole.index(b"PK\x01\x02")])))
    assert [(file.name, len(file.data), file.problem) for file in found] == [
        ("day/0.txt", 550, ""), ("day/1.txt", 550, ""), ("day/2.txt", 70_000, ""), ("day/3.txt", 550, "")
    ]  # fmt: skip


def test_a_file_that_breaks_off_gives_its_beginning_and_says_so() -> None:
    whole = zipped(zipfile.ZIP_DEFLATED, True)
    found = list(salvaged(io.BytesIO(whole[: whole.index(b"day/2.txt") + 40_000])))
    assert [file.name for file in found] == ["day/0.txt", "day/1.txt", "day/2.txt"]
    assert 30_000 < len(found[2].data) < 41_000
    assert found[2].problem.startswith("breaks off after")


def test_what_is_no_zip_holds_nothing() -> None:
    assert list(salvaged(io.BytesIO(b"Rain fell on the town."))) == []
    assert list(salvaged(io.BytesIO(b"PK\x03\x04"))) == []
