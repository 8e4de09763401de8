"""Files that wait are locked on disk, in plain only while they are read, under no name that leads elsewhere."""

import io

import pytest
from cryptography.fernet import Fernet

from api.collections.uploads import UploadLostError, Uploads, held, safe_name
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
    with held(tmp_path / "held" / "plain"):
        uploads.sweep()
        assert [path.parent.parent.name for path in tmp_path.rglob("a.txt")] == ["held"]
    uploads.sweep()
    assert list(tmp_path.rglob("a.txt")) == []
