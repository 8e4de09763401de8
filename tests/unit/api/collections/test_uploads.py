"""Files that wait are locked on disk, in plain only while they are read, under no name that leads elsewhere."""

import errno
import io
import os
import threading
import time

import pytest
from cryptography.fernet import Fernet

from api.collections.uploads import NoRoomError, UploadLostError, Uploads, held, safe_name
from api.database.encryption import Cipher

KEY = Fernet.generate_key().decode()
STORY = "the girls after chapel " * 100_000  # more than one block


@pytest.fixture
def uploads(tmp_path):
    return Uploads(tmp_path, Cipher(KEY))


def on_disk(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_file_comes_back_as_it_was_and_stands_nowhere_in_plain(uploads, tmp_path):
    uploads.keep("c", 0, "stories.txt", io.BytesIO(STORY.encode()))
    assert b"chapel" not in on_disk(tmp_path)
    with uploads.opened("c") as sources:
        assert [(source.name, source.stem, source.named) for source in sources] == [
            ("stories.txt", "stories.txt", True)
        ]
        assert sources[0].path.read_text() == STORY
        assert b"chapel" in on_disk(tmp_path)
    assert b"chapel" not in on_disk(tmp_path)


def test_two_files_of_one_name_are_two(uploads):
    for number, text in enumerate(("one", "two")):
        uploads.keep("c", number, "story.txt", io.BytesIO(text.encode()))
    with uploads.opened("c") as sources:
        assert [(source.name, source.path.read_text()) for source in sources] == [
            ("story.txt", "one"),
            ("story.txt", "two"),
        ]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("stories.csv", "stories.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\ward 3.xlsx", "ward 3.xlsx"),
        ("/", "file"),
        ("..", "file"),
        (".csv", "csv"),
        ("a\nb.txt", "ab.txt"),
        ("x" * 500 + ".csv", "x" * 150 + ".csv"),
        ("Llŷn 🐕.txt", "Llŷn 🐕.txt"),
        ("🐕" * 100 + ".csv", "🐕" * 37 + ".csv"),
        ("a." + "ŷ" * 300, "a." + "ŷ" * 24),
    ],
)
def test_a_name_leads_nowhere_else(name, safe):
    assert safe_name(name) == safe


def test_what_was_removed_is_gone_and_says_what_to_do(uploads, tmp_path):
    uploads.keep("c", 0, "a.txt", io.BytesIO(b"a"))
    uploads.remove("c")
    with pytest.raises(UploadLostError, match="add the files again"), uploads.opened("c"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_key_that_was_taken_away_says_what_to_do(uploads, tmp_path):
    uploads.keep("c", 0, "a.txt", io.BytesIO(b"a"))
    with pytest.raises(UploadLostError), Uploads(tmp_path, Cipher(Fernet.generate_key().decode())).opened("c"):
        pass


def test_what_a_killed_process_left_in_plain_is_swept_and_what_is_held_stays(uploads, tmp_path):
    for name in ("left", "held"):
        (tmp_path / name / "plain").mkdir(parents=True)
        (tmp_path / name / "plain" / "a.txt").write_text("chapel")
    with held(tmp_path / "held"):
        uploads.sweep({"left", "held"})
        assert [path.parent.parent.name for path in tmp_path.rglob("a.txt")] == ["held"]
    uploads.sweep({"left", "held"})
    assert list(tmp_path.rglob("a.txt")) == []


@pytest.mark.parametrize(
    "name", ["語" * 400 + ".csv", "a." + "ŷ" * 300, "\ud800.csv".encode("utf-8", "replace").decode()]
)
def test_a_file_of_any_name_comes_back(uploads, name):
    uploads.keep("c", 0, name, io.BytesIO(b"a"))
    with uploads.opened("c") as sources:
        assert [source.path.read_text() for source in sources] == ["a"]


def test_two_who_open_the_same_files_wait_for_each_other(uploads):
    uploads.keep("c", 0, "a.txt", io.BytesIO(b"chapel"))
    seen = []

    def look():
        with uploads.opened("c") as sources:
            seen.append(sources[0].path.read_text())

    other = threading.Thread(target=look)
    with uploads.opened("c") as sources:
        other.start()
        other.join(0.2)
        assert sources[0].path.read_text() == "chapel"
        assert seen == []
    other.join()
    assert seen == ["chapel"]


def test_a_full_disk_is_told_of(uploads):
    class Full(io.BytesIO):
        def read(self, *_):
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoRoomError, match="no room"):
        uploads.keep("c", 0, "a.txt", Full())


@pytest.mark.parametrize(("known", "days", "stays"), [(True, 9, True), (False, 0.5, True), (False, 2, False)])
def test_files_of_a_collection_that_never_came_to_be_are_swept_in_time(uploads, tmp_path, known, days, stays):
    uploads.keep("c", 0, "a.txt", io.BytesIO(b"chapel"))
    then = time.time() - days * 24 * 60 * 60
    os.utime(tmp_path / "c", (then, then))
    uploads.sweep({"c"} if known else {"another"})
    assert (tmp_path / "c").exists() == stays
