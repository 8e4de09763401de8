"""How much of a file has been read, wherever it was read."""

from io import BufferedReader
from pathlib import Path

from nlp.batch.counted import CountedFile


def test_bytes_count_as_they_are_read_and_anew_from_the_beginning(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1_000_000)
    with CountedFile(tmp_path / "a") as raw:
        stream = BufferedReader(raw)
        stream.read(500_000)
        assert 500_000 <= raw.used < 600_000
        stream.read()
        assert raw.used == 1_000_000
        stream.seek(0)
        assert raw.used == 0
        stream.seek(900_000)
        stream.read(10)
        assert raw.used <= 100_000
