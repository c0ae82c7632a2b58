"""The key as a table that a person fills in with a spreadsheet program."""

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qda.errors import InputError, Problems
from qda.privacy.key import Entry, read_key, write_key

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters=";\r\n\x00'", exclude_categories=["Cc", "Z"]), min_size=1
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.builds(Entry, WORDS, WORDS, WORDS, st.lists(WORDS, max_size=2).map(tuple), st.booleans())))
def test_what_is_written_is_read_again(tmp_path: Path, entries: list[Entry]) -> None:
    path = tmp_path / "key.csv"
    write_key(path, entries)
    assert read_key(path) == tuple(entries)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_spreadsheet_sees_no_formula_and_no_number(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    write_key(path, [Entry("phone", "+45 20 12", "[Phone 1]"), Entry("number", "0101901234", "[Number 1]")])
    lines = path.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines[1:]] == ["'+45 20 12", "'0101901234"]
    assert [one.text for one in read_key(path)] == ["+45 20 12", "0101901234"]


@pytest.mark.parametrize("yes", ["y", "Y", "yes", "x", "1", "ja", "oui", "TRUE"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_person_may_say_yes_in_many_ways_and_save_with_any_delimiter(tmp_path, yes, delimiter) -> None:
    path = tmp_path / "key.csv"
    rows = [["Accept", "Kind", "Text", "Replacement", "Applied"], [yes, "name", "Ida", "[1]", yes], [""] * 5]
    path.write_text("\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    assert read_key(path) == (Entry("name", "Ida", "[1]", accept=True, applied=True),)


def test_a_row_without_its_last_cells_is_not_accepted(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    path.write_text(
        "kind,text,replacement,accept\nname,Ida,[1]\nname,Ole,[2],y\nname,Kaj\n", encoding="utf-8"
    )
    assert [(one.text, one.replacement, one.accept) for one in read_key(path)] == [
        ("Ida", "[1]", False),
        ("Ole", "[2]", True),
        ("Kaj", "", False),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,text\n", "no column 'accept'"),
        ("accept,kind,text,replacement\nperhaps,name,Ida,[1]\n", "neither yes nor no"),
        ("accept,kind,text,replacement\ny,name,,[1]\n", "needs a text"),
        ("", "no column"),
        ("accept,kind,text,variant,replacement\ny,name,Ida,Idi,[1]\n", "no column 'variant'\n  Did you mean"),
        ("accept;kind;text;variants;replacement\ny;name;Ida;Idi;Iddy;[1]\n", "has 6 cells, the header has 5"),
        ('accept,kind,text,replacement\n,name,"Ida,[1]\ny,name,Ole,[2]\n', "line 3: this row cannot be read"),
    ],
)
def test_a_table_that_is_no_key_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "key.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_key(path)


def test_all_rows_that_make_no_sense_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    rows = "maybe,name,Ida,[1]\ny,name,Ole,[2]\ny,name,,[3]\ny,name,Kaj,x,[4]\n"
    path.write_text(f"accept,kind,text,replacement\n{rows}", encoding="utf-8")
    with pytest.raises(Problems) as raised:
        read_key(path)
    assert [error.place.line for error in raised.value.errors] == [2, 4, 5]


def test_a_column_of_ones_own_and_empty_cells_behind_the_last_are_let_be(tmp_path: Path) -> None:
    path = tmp_path / "key.csv"
    path.write_text("accept,kind,text,replacement,my notes\ny,name,Ida,[1],ask,,\n", encoding="utf-8")
    assert read_key(path) == (Entry("name", "Ida", "[1]", accept=True),)
