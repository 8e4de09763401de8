"""When columns have to be asked about, and when not."""

import pytest

from api.collections.columns import as_kept, look_at, wanted_of
from nlp.batch.inputs import find_sources
from nlp.batch.readers.columns import Wanted

STORY = "I cannot manage the stairs any more"


def look(folder, **files):
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return look_at(find_sources(sorted(folder.iterdir()), folder / "out"))


@pytest.mark.parametrize(
    "files",
    [
        {"a_txt": STORY},
        {"a_csv": f"text\n{STORY}\n"},
        {"a_csv": f"id,text\n1,{STORY}\n"},
        {"a_jsonl": f'{{"id": "1", "text": "{STORY}", "question": "And?"}}\n'},
        {"a_csv": f"id,text\n1,{STORY}\n", "b_csv": f"id,text\n2,{STORY}\n"},
        {"a_exe": STORY},
        {"a_csv": ""},
    ],
)
def test_nothing_is_asked_where_all_is_plain(tmp_path, files):
    assert not look(tmp_path, **files).has_to_be_asked


@pytest.mark.parametrize(
    "files",
    [
        {"a_csv": f"ward,text\nA,{STORY}\n"},
        {"a_csv": f"one,two\n{STORY},{STORY}\n"},
        {"a_csv": f"one,two\n{STORY},{STORY}\n", "b_txt": STORY},
        {"a_csv": f"id,text\n1,{STORY}\n", "b_csv": f"id,story\n2,{STORY}\n"},
    ],
)
def test_it_is_asked_where_something_is_not_plain(tmp_path, files):
    assert look(tmp_path, **files).has_to_be_asked


def test_each_column_is_listed_once_with_the_first_thing_in_it(tmp_path):
    found = look(tmp_path, a_csv=f"ward,text\n,{STORY}\nB,{STORY}\n", b_csv=f"text,day\n{STORY},Monday\n")
    assert [(column.name, column.example) for column in found.columns] == [
        ("ward", "B"),
        ("text", STORY),
        ("day", "Monday"),
    ]
    assert (found.texts, found.id) == (("text",), None)


def test_columns_are_kept_as_they_are_asked_for():
    wanted = Wanted(("what", "why"), None, "ward")
    assert wanted_of(as_kept(wanted)) == wanted
