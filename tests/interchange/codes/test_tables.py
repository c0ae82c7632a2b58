"""Codebooks as tables: people's tables come in as they are, and what is written comes back the same."""

# ruff: noqa: E501  (rows are easier to read on lines of their own)

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from qda.analysis.codebook_table import table_for_others
from qda.cli.main import main
from qda.coding.codebook.codebook_file import from_text
from qda.errors import InputError
from qda.interchange.codebook_yaml import codebook_yaml
from qda.interchange.codes import grids
from qda.interchange.codes.columns import columns_of
from qda.interchange.codes.read import read_codebook_table
from qda.interchange.refi.remarks import Remarks
from qda.model.codebook import Code, Codebook, Example
from qda.model.settings import Settings
from qda.project.codebooks import load_codebook
from qda.project.exchange import import_codebook as use_case
from qda.project.exchange.export_codebook import write_table
from qda.project.exchange.import_codebook import import_codebook
from qda.project.init import create_project
from qda.project.workspace import Workspace
from qda.store.database import open_store


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files here, not in a process of its own."""
    monkeypatch.setattr(use_case, "read_codebook_table", lambda path, _, remarks: read_here(path, remarks))


def read_here(path: Path, remarks: Remarks) -> Any:
    return read_codebook_table(path, lambda _, content, name, how: grids.read(content, name, how), remarks)


@contextmanager
def opened(folder: Path) -> Iterator[Workspace]:
    """A project without a codebook."""
    folder.mkdir(parents=True, exist_ok=True)
    with open_store(folder, create=True, clock=lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)) as store:
        yield Workspace(folder, Settings(title="A study"), store)


def taken(path: Path, folder: Path) -> tuple[dict[str, Code], list[str]]:
    """The codes that a file brings into an empty project, and the remarks; again it brings nothing."""
    with opened(folder) as workspace:
        done = import_codebook(workspace, path, "2026-03-01T12:00:00Z")
        assert import_codebook(workspace, path, "2026-03-01T12:00:01Z").file is None
        remarks = [f"{one.fate}: {one.what}: {one.item}" for one in done.remarks.all]
        return {one.code: one for one in load_codebook(workspace)}, remarks


def test_a_plain_table(tmp_path: Path) -> None:
    path = tmp_path / "Our codes.csv"
    path.write_text(
        "CODE;Definition;Include;exclude:\nSleep > Lost sleep;No sleep;Nights;Naps\nSleep;All sleep;;\nA/B;;;\n",
        encoding="utf-8",
    )
    codes, remarks = taken(path, tmp_path / "study")
    assert [(one.code, one.name, one.parent) for one in codes.values()] == [
        *(("sleep", "Sleep", None), ("lost_sleep", "Lost sleep", "sleep"), ("a_b", "A/B", None)),
    ]
    lost = codes["lost_sleep"]
    assert (lost.definition, lost.include, lost.exclude) == ("No sleep", "Nights", "Naps")
    assert codes["sleep"].definition == "All sleep"
    assert remarks == [f"accepted: {MADE}: A/B: a_b"]


def with_codebook(folder: Path, text: str) -> Path:
    (folder / "codebooks").mkdir(parents=True)
    (folder / "codebooks" / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def remarks_on(folder: Path, table: str, name: str = "t.csv") -> tuple[list[str], list[str]]:
    """The short names of the new codes that a table brings into a project with a codebook, and the remarks."""
    path = folder / name
    path.write_text(table, encoding="utf-8")
    with opened(folder) as workspace:
        before = {code.code for code in load_codebook(workspace)}
        done = import_codebook(workspace, path, "2026-03-01T12:00:00Z")
        new = [code.code for code in load_codebook(workspace) if code.code not in before]
        return new, [f"{one.fate}: {one.what}: {one.item}" for one in done.remarks.all]


MADE = "a short name that is not the name in small letters; to have another, write it into the file of the new codes before anything is coded"
BY_HAND = "to take it over, write it into the codebook's file"
WAGES = """codes:
  - code: money
    name: Money matters
    codes:
      - code: pay
        name: Wages and salaries
        definition: What is earned
        color: "#ff0000"
        examples: [The pay is low.]
  - code: boss
    definition: Those above
"""


def test_a_code_is_found_by_its_short_name_and_what_is_said_otherwise_is_told(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    table = "Code,Definition,Colour,Examples\nPay,All income,red,The pay is low.\nboss,Those  above,,\n"
    new, remarks = remarks_on(folder, table)
    assert new == []
    assert remarks == [
        f"skipped: another definition of a code that the project has, whose own stands; {BY_HAND}: pay: here 'What is earned', in the file 'All income'",
        "accepted: a code whose short name stands in the file; its name here stands: 'Pay', here 'Wages and salaries'",
    ]


def test_another_place_in_the_tree_and_a_new_example_are_told(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    table = "Code,Name,Include,Examples\nboss,boss,,\nboss > pay,Wages and salaries,Tips,Tips are low.\n"
    new, remarks = remarks_on(folder, table)
    assert new == []
    assert remarks == [
        f"skipped: another place of a code that the project has, whose own stands; {BY_HAND}: pay: here below 'money', in the file below 'boss'",
        f"skipped: another 'include' of a code that the project has, whose own stands; {BY_HAND}: pay: here none, in the file 'Tips'",
        f"skipped: an example that a code of the project lacks; {BY_HAND}: pay: 'Tips are low.'",
    ]


def test_a_short_name_below_another_code_is_no_code_of_the_project(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    new, remarks = remarks_on(folder, "Code,Definition\nmoney > boss,Who pays\nmoney > pay,What is earned\n")
    assert new == ["money.boss"]
    assert f"accepted: {MADE}: boss: money.boss" in remarks


def test_an_empty_theme_of_a_text_file_is_none_and_that_is_told(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    table = "Code,Theme,Definition\nfear,Emotion,d\njoy,,d\nEmotion,,all of them\nhospital,,d\n"
    _, remarks = remarks_on(folder, table)
    with opened(folder) as workspace:
        book = load_codebook(workspace)
        assert {one.code: one.parent for one in book if one.code not in WAGES} == {
            "fear": "emotion",
            "joy": None,
            "emotion": None,
            "hospital": None,
        }
        assert book["emotion"].definition == "all of them"
    top = "a row without a theme stands at the top level, for no merged cell says otherwise; if the theme above it is its own, write it into the row"
    assert remarks == [f"accepted: {top}: joy", f"accepted: {top}: hospital"]


def test_a_cell_that_no_heading_names_is_told_with_its_row(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    _, remarks = remarks_on(folder, 'Code,Definition\nx,"a\nb"\ny,fees, and fares\n')
    assert remarks == ["skipped: a cell in no column that has a heading: row 3: 'and fares'"]


def test_short_names_that_are_made_are_told_when_they_are_not_the_name(tmp_path: Path) -> None:
    folder = with_codebook(tmp_path / "study", WAGES)
    new, remarks = remarks_on(folder, "Code,Definition\n😀,d\n=cmd(),d\nNOT,d\nTo Sleep,d\nMüde,d\n")
    assert new == ["code", "cmd", "not", "to_sleep", "müde"]
    assert remarks == [f"accepted: {MADE}: 😀: code", f"accepted: {MADE}: =cmd(): cmd"]


def test_a_table_that_is_not_utf8_is_not_told_of_an_option_for_transcripts(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes("Code,Definition\nMüde,sehr müde\n".encode("cp1252"))
    (tmp_path / "wide.csv").write_bytes("Code,Definition\nTired,so tired\n".encode("utf-16-le"))
    for name in ("t.csv", "wide.csv"):
        with pytest.raises(InputError) as refused:
            read_here(tmp_path / name, Remarks())
        assert refused.value.remedy.startswith("Save it as UTF-8.")
        assert "--encoding" not in str(refused.value)
    folder = with_codebook(tmp_path / "study", WAGES)
    (folder / "codebooks" / "own.yaml").write_bytes("codes: [{code: müde}]".encode("cp1252"))
    with (
        pytest.raises(InputError, match=r"Save it as UTF-8\. It seems to be cp1252") as refused,
        opened(folder) as one,
    ):
        load_codebook(one)
    assert "--encoding" not in str(refused.value)


def test_headings_of_many_words() -> None:
    said = [
        "Theme",
        "Code name",
        "Code Description",
        "WHEN TO USE:",
        "Do not use when",
        "Color",
        "Example quote(s)",
    ]
    columns = columns_of(said)
    assert columns is not None
    assert columns.levels == (0, 1)
    assert columns.said == {
        "definition": (2,),
        "include": (3,),
        "exclude": (4,),
        "color": (5,),
        "examples": (6,),
    }
    for others in (["tag", "description", "number of highlights"], ["Name", "Memo"]):
        columns = columns_of(others)
        assert columns is not None
        assert columns.levels == (0,)
        assert columns.said["definition"] == (1,)


def test_a_table_in_word_with_titles_merged_cells_and_headings_on_each_page(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Codebook of the night study")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Version"
    table = document.add_table(rows=8, cols=5)
    table.cell(0, 0).merge(table.cell(0, 4)).text = "Codes, version 3"
    rows = [
        ["Theme", "Code", "Definition", "Inclusion criteria", "Notes"],
        ["Bodies", "Tired", "So tired", "", "x"],
        ["", "Hungry", "", "At night", ""],
        ["Theme", "Code", "Definition", "Inclusion criteria", "Notes"],
        ["People", "Nurse", "A nurse", "", ""],
        ["", "", "of any kind", "All nurses", ""],
        ["", "", "", "", ""],
    ]
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(3, 1).merge(table.cell(3, 2))
    document.save(str(tmp_path / "codes.docx"))
    codes, remarks = taken(tmp_path / "codes.docx", tmp_path / "study")
    assert {(one.name, one.parent, one.definition, one.include) for one in codes.values()} == {
        ("Bodies", None, "", ""),
        ("Tired", "bodies", "So tired", ""),
        ("Hungry", "bodies", "", "At night"),
        ("People", None, "", ""),
        ("Nurse", "people", "A nurse of any kind", "All nurses"),
    }
    assert sorted(remarks) == [
        "accepted: a row without a code, which goes on with the one above: People > Nurse",
        "accepted: a title above the table, left out: Codes, version 3",
        "skipped: a column that is none of a codebook: Notes",
        "skipped: a table without the headings of a codebook: table 1: Version",
    ]


def test_a_sheet_of_excel_that_is_not_the_first(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Read me"  # type: ignore[index]
    sheet = book.create_sheet("Codes")
    sheet["B2"] = "The codes"
    rows = [
        ["Code", "Memo", "Colour", "Examples"],
        [],
        ["One", "First", "#FF0000", "so\nand so"],
        ["One", "x", "#FF0000", "so\nno"],
        ["Two", "=1+1", "mauve", ""],
        ["Two > Three", "", "rgb(1, 2, 3)", ""],
    ]
    for at, row in enumerate(rows, 4):
        for column, text in enumerate(row, 2):
            cell = sheet.cell(at, column, text)
            cell.data_type = "s"
    sheet.merge_cells("B2:E2")
    book.save(tmp_path / "codes.xlsx")
    codes, remarks = taken(tmp_path / "codes.xlsx", tmp_path / "study")
    assert {(one.name, one.definition, one.color) for one in codes.values()} == {
        *{("One", "First", "#ff0000"), ("Two", "=1+1", None), ("Three", "", "#010203")},
    }
    text = (tmp_path / "study" / "codebooks" / "codes.yaml").read_text(encoding="utf-8")
    assert "  #   - so\n" in text
    assert '  #   - "and so"\n' in text
    assert remarks == [
        "skipped: a table without the headings of a codebook: sheet 'Sheet': Read me",
        "accepted: a title above the table, left out: The codes",
        "skipped: a code that stands in the table already: One (definition 'x', example 'no')",
        "accepted: a colour that is none, left out: mauve of Two",
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("participant,age\nP1,41\n", "there is no table of codes in it"),
        ("", "there is no table of codes in it"),
        ("Code,Definition\n,\n", "no code below the headings"),
    ],
)
def test_what_is_no_codebook_is_refused(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_here(tmp_path / "t.csv", Remarks())


@pytest.mark.parametrize("sign", [chr(at) for at in (*range(9), *range(11, 32), 127, 0x85, 0x2028)])
def test_a_control_character_stays_where_it_is_in_lines_of_a_definition(sign: str) -> None:
    for words in (f"first line{sign} of it\nsecond line", f"one{sign}line", f"{sign}\n{sign}"):
        text = codebook_yaml("Book", "en", [Code("work", "work", None, words, "", "")])
        (code,) = from_text(text, "book.yaml")
        assert code.definition.split() == words.split()
        assert sign.isspace() or code.definition == words


def test_a_table_with_a_control_character_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "cb.csv"
    path.write_bytes(b'code,definition\r\nwork,"first line\x07 of it\nsecond line"\r\n')
    codes, _ = taken(path, tmp_path / "study")
    assert codes["work"].definition == "first line\x07 of it\nsecond line"


_LETTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
_WORDS = st.text(_LETTERS, max_size=30).map(lambda said: " ".join(said.split()))
_COLOURS = st.none() | st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
_SHORT = st.from_regex(r"[A-Za-z0-9é疲][\w.-]{0,8}", fullmatch=True).filter(lambda said: said == said.strip())


@st.composite
def codebooks(draw: Any) -> Codebook:
    """A codebook with codes in each other, as it would be read from its file."""
    shorts = draw(st.lists(_SHORT, min_size=1, max_size=8, unique=True))
    codes: list[Code] = []
    for at, short in enumerate(shorts):
        parent = draw(st.none() | st.sampled_from(shorts[:at])) if at else None
        name, words = draw(_WORDS) or short.replace("_", " "), [draw(_WORDS) for _ in range(3)]
        codes.append(Code(short, name, parent, *words, color=draw(_COLOURS), examples=draw(_EXAMPLES)))
    return from_text(codebook_yaml("Book", "en", codes), "book.yaml")


_EXAMPLES = st.lists(_WORDS.filter(bool).map(Example), max_size=2).map(tuple)


def facts(codes: Any) -> list[tuple[str | None, ...]]:
    found = [(c.code, c.name, c.parent, c.definition, c.include, c.exclude, c.color) for c in codes]
    return sorted(found, key=str)


@pytest.mark.parametrize(("suffix", "count"), [(".csv", 60), (".xlsx", 15), (".docx", 6)])
def test_what_is_written_comes_in_as_the_same_codes(suffix: str, count: int) -> None:
    @settings(max_examples=count, deadline=None, database=None)
    @given(codebooks())
    def holds(book: Codebook) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"book{suffix}"
            write_table(table_for_others(book), path)
            with opened(Path(folder) / "study") as workspace:
                done = import_codebook(workspace, path, "2026-03-01T12:00:00Z")
                assert facts(load_codebook(workspace)) == facts(book)
                assert done.remarks.all == []
                assert import_codebook(workspace, path, "2026-03-01T12:00:01Z").file is None

    holds()


def test_the_command_line_brings_codes_in_and_writes_them(tmp_path: Path) -> None:
    create_project(tmp_path / "study", actor="Tester")

    def call(*arguments: str | Path, code: int = 0) -> Any:
        done = CliRunner().invoke(main, ["-C", str(tmp_path / "study"), "codebook", *map(str, arguments)])
        assert done.exit_code == code, done.output
        return done

    (tmp_path / "in.csv").write_text("Code,Definition\nNight > Shift,By night\n", encoding="utf-8")
    done = call("import", tmp_path / "in.csv")
    assert ["codes", "2", "2", "2", "0"] in [line.split() for line in done.stdout.splitlines()]
    assert "new codes: codebooks/in.yaml" in done.stderr
    for suffix in ("csv", "xlsx", "docx"):
        call("export", tmp_path / f"out.{suffix}")
        again = call("import", tmp_path / f"out.{suffix}")
        assert "new codes" not in again.stderr
    rules = (
        "codes:\n  - {code: a, match: [x], unless: [y], counterexamples: [z], scope: turn}\nterms: {t: [u]}\n"
    )
    (tmp_path / "study" / "codebooks" / "rules.yaml").write_text(rules, encoding="utf-8")
    (tmp_path / "study" / "codebooks" / "codebook.yaml").unlink()
    stays = "not written, stays in the codebook's own files: "
    assert call("export", tmp_path / "rules.csv").stderr.splitlines()[:-1] == [
        f"{stays}{what}" for what in ("rules: a", "counterexamples: a", "scope: a", "lists of words: $t")
    ]
    assert "night > shift,Shift,By night" in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert "qda export out.qdc" in call("export", tmp_path / "out.odt", code=2).stderr
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 broken")
    assert "broken.xlsx" in call("import", tmp_path / "broken.xlsx", code=2).stderr
