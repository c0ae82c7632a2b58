"""Where codes of a table stand in the tree: layouts of people and programs, each written out by hand."""

# ruff: noqa: E501  (rows are easier to read on lines of their own)

import csv
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.styles import Alignment
from openpyxl.utils import range_boundaries

from qda.interchange.codes import grids
from qda.interchange.codes.read import read_codebook_table
from qda.interchange.refi.remarks import Remarks
from qda.interchange.refi.tree import every, target, words


def read_here(path: Path, remarks: Remarks) -> Any:
    """Read a file here, not in a process of its own."""
    return read_codebook_table(path, lambda _, content, name, how: grids.read(content, name, how), remarks)


def as_workbook(path: Path, rows: list[list[str]], merged: tuple[str, ...] = ()) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for one in merged:
        sheet.merge_cells(one)
    book.save(path)


def as_word(path: Path, rows: list[list[str]], merged: tuple[str, ...] = ()) -> None:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for one in merged:
        left, top, right, bottom = range_boundaries(one)
        table.cell(top - 1, left - 1).merge(table.cell(bottom - 1, right - 1))  # type: ignore[operator]
    document.save(str(path))


def as_text(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def paths_of(path: Path) -> tuple[list[str], list[str]]:
    """The codes of a table as paths with what is said of them, and what was accepted or skipped."""
    remarks = Remarks()
    root, _ = read_here(path, remarks)
    found = []
    for one in every(root, "Code"):
        outer = [str(up.get("name")) for up in one.iterancestors() if up.tag == one.tag]
        found.append(" > ".join([*reversed(outer), str(one.get("name"))]) + f": {words(one)}")
    return sorted(found), [f"{one.what}: {one.item}" for one in remarks.all]


LAYOUTS = {
    "parents are rows": [["Parent", "Code", "Memo"], ["", "Work", "w"], ["Work", "Pay", "p"], ["", "Family", "f"], ["", "Rest", "r"], ["Pay", "Tips", "t"]],
    "a code before its parent": [["Code", "Parent code", "Code memo"], ["Tips", "Pay", "t"], ["Pay", "work", "p"], ["Family", "", "f"], ["Work", "", "w"], ["Rest", "", "r"]],
    "themes have rows": [["Theme", "Sub-theme", "Code", "Memo"], ["Work", "", "", "w"], ["", "Pay", "", "p"], ["", "", "Tips", "t"], ["Family", "", "", "f"], ["Rest", "", "", "r"]],
    "levels in each row": [["Level 1", "Level 2", "Level 3", "Memo"], ["Work", "", "", "w"], ["Work", "Pay", "", "p"], ["Work", "Pay", "Tips", "t"], ["Family", "", "", "f"], ["Rest", "", "", "r"]],
    "indented": [["Name", "Description", "Files", "References"], ["Work", "w", "3", "9"], ["   Pay", "p", "", ""], ["      Tips", "t", "1", "2"], ["Family", "f", "", ""], ["Rest", "r", "", ""]],
    "NVivo's paths": [["Name", "Description"], ["Codes\\\\Work", "w"], ["Codes\\\\Work\\Pay", "p"], ["Codes\\\\Work\\Pay\\Tips", "t"], ["Codes\\\\Family", "f"], ["Codes\\\\Rest", "r"]],
    "a path and a name": [["Hierarchical Name", "Name", "Description"], ["Nodes\\\\Work", "Work", "w"], ["Nodes\\\\Work\\Pay", "Pay", "p"], ["Nodes\\\\Work\\Pay\\Tips", "Tips", "t"], ["Nodes\\\\Family", "Family", "f"], ["Nodes\\\\Rest", "Rest", "r"]],
    "MAXQDA's parents": [["Parent code", "Code", "Code memo", "Coded segments"], ["", "Work", "w", "1"], ["Work", "Pay", "p", "1"], ["Work > Pay", "Tips", "t", "1"], ["", "Family", "f", "1"], ["", "Rest", "r", "1"]],
    "a tree under one name": [["Code System", "Memo", "Frequency"], ["Code System", "", "9"], ["  Work", "w", "1"], ["    Pay", "p", "1"], ["      Tips", "t", "1"], ["  Family", "f", "1"], ["  Rest", "r", "1"]],
    "Dedoose's numbers": [["Id", "Parent Id", "Depth", "Title", "Description"], ["7", "", "0", "Work", "w"], ["8", "7", "1", "Pay", "p"], ["9", "", "0", "Family", "f"], ["3", "8", "2", "Tips", "t"], ["4", "", "0", "Rest", "r"]],
    "Taguette's tags": [["tag", "description", "number of highlights"], ["Work", "w", "1"], ["Work.Pay", "p", "1"], ["Work.Pay.Tips", "t", "1"], ["Family", "f", "1"], ["Rest", "r", "1"]],
    "depths": [["Level", "Code", "Comment"], ["1", "Work", "w"], ["2", "Pay", "p"], ["3", "Tips", "t"], ["1", "Family", "f"], ["1", "Rest", "r"]],
}  # fmt: skip
"""One codebook as people and programs lay it out."""


@pytest.mark.parametrize("write", [as_text, as_workbook, as_word])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_codebook_in_many_layouts(layout: str, write: Any, tmp_path: Path) -> None:
    if layout in {"indented", "a tree under one name"} and write is as_word:
        pytest.skip("Word indents paragraphs, not words")
    path = tmp_path / {as_text: "t.csv", as_workbook: "t.xlsx", as_word: "t.docx"}[write]
    write(path, LAYOUTS[layout])
    assert paths_of(path)[0] == ["Family: f", "Rest: r", "Work > Pay > Tips: t", "Work > Pay: p", "Work: w"]


@pytest.mark.parametrize("write", [as_workbook, as_word])
def test_a_theme_reaches_as_far_as_its_merged_cell(write: Any, tmp_path: Path) -> None:
    rows = [
        ["Theme", "Code", "Memo"],
        ["Work", "Pay", "p"],
        ["", "Tips", "t"],
        ["", "Rest", "r"],
        ["Home", "Kids", "k"],
    ]
    path = tmp_path / {as_workbook: "t.xlsx", as_word: "t.docx"}[write]
    write(path, rows, ("A2:A3",))
    codes, remarks = paths_of(path)
    assert codes == ["Home > Kids: k", "Home: ", "Rest: r", "Work > Pay: p", "Work > Tips: t", "Work: "]
    assert [one.rpartition(": ")[2] for one in remarks] == ["Rest"]


def test_a_row_across_the_table_is_a_title_of_codes(tmp_path: Path) -> None:
    rows = [["Code", "Memo"], ["Work", ""], ["Pay", "p"], ["Home", ""], ["Kids", "k"]]
    as_word(tmp_path / "t.docx", rows, ("A2:B2", "A4:B4"))
    codes, remarks = paths_of(tmp_path / "t.docx")
    assert codes == ["Home > Kids: k", "Home: ", "Work > Pay: p", "Work: "]
    assert len(remarks) == 2


@pytest.mark.parametrize("write", [as_text, as_workbook])
def test_a_theme_that_is_written_once_goes_on_and_that_is_told(write: Any, tmp_path: Path) -> None:
    rows = [
        ["Theme", "Sub-theme", "Code"],
        ["Work", "Time", "Shifts"],
        ["", "", "Nights"],
        ["", "Pay", "Tips"],
        ["Home", "", "Kids"],
    ]
    path = tmp_path / {as_text: "t.csv", as_workbook: "t.xlsx"}[write]
    write(path, rows)
    codes, remarks = paths_of(path)
    assert [one[:-2] for one in codes if one.count(">") > 1 or "Kids" in one] == [
        *("Home > Kids", "Work > Pay > Tips", "Work > Time > Nights", "Work > Time > Shifts"),
    ]
    assert [one.rpartition(": ")[2] for one in remarks] == ["Work > Time > Nights", "Work > Pay > Tips"]
    write(
        path, [*rows[:2], ["Work", "", "Nights"], ["", "", "Rest"]]
    )  # written into its rows: empty is empty
    assert {"Work > Nights: ", "Rest: "} < set(paths_of(path)[0])


def test_groups_of_atlas_ti_are_sets_and_several_texts_are_one_definition(tmp_path: Path) -> None:
    rows = [
        ["Code", "Comment", "Memo", "Code Group 1", "Code Group 2"],
        ["Pay", "c", "m", "Work", "Money"],
        ["Kids", "", "k", "Home", ""],
        ["Tips", "", "", "Money", ""],
    ]
    as_text(tmp_path / "t.csv", rows)
    root, _ = read_here(tmp_path / "t.csv", Remarks())
    names = {str(one.get("guid")): str(one.get("name")) for one in every(root, "Code")}
    sets = {str(one.get("name")): [names[target(code)] for code in one] for one in every(root, "Set")}
    assert sets == {"Work": ["Pay"], "Money": ["Pay", "Tips"], "Home": ["Kids"]}
    assert paths_of(tmp_path / "t.csv")[0] == ["Kids: k", "Pay: c\nm", "Tips: "]


def test_codes_that_name_each_other_as_parents_all_come_in(tmp_path: Path) -> None:
    as_text(
        tmp_path / "t.csv", [["Parent", "Code", "Memo"], ["A", "B", "b"], ["B", "A", "a"], ["C", "C", "c"]]
    )
    codes, remarks = paths_of(tmp_path / "t.csv")
    assert codes == ["A > B: b", "A: a", "C: c"]
    assert len(remarks) == 1


def test_a_cell_that_a_workbook_shows_further_in_is_further_down(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, (name, inwards) in enumerate([("Name", 0), ("Work", 0), ("Pay", 1), ("Tips", 2), ("Rest", 0)], 1):
        sheet.cell(at, 1, name).alignment = Alignment(indent=inwards)
        sheet.cell(at, 2, "Description" if at == 1 else "d")
    book.save(tmp_path / "t.xlsx")
    codes, _ = paths_of(tmp_path / "t.xlsx")
    assert codes == ["Rest: d", "Work > Pay > Tips: d", "Work > Pay: d", "Work: d"]


def test_tables_of_the_same_headings_in_word_are_one_and_others_are_named(tmp_path: Path) -> None:
    document = docx.Document()
    for rows in ([["Code", "Memo"], ["A", "a"]], [["Code", "Memo"], ["B", "b"]], [["C", "c"]]):
        table = document.add_table(rows=len(rows), cols=2)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                table.cell(at, column).text = text
        document.add_paragraph("Another theme")
    document.save(str(tmp_path / "t.docx"))
    codes, remarks = paths_of(tmp_path / "t.docx")
    assert codes == ["A: a", "B: b"]
    assert [one.partition(": ")[2] for one in remarks] == ["table 2", "table 3: C c"]


@pytest.mark.parametrize(
    ("rows", "codes", "told"),
    [
        ([["Level", "Code"], ["Theme", "Work"], ["Code", "Pay"]], ["Pay: ", "Work: "], "'Theme'"),
        ([["Level", "Code"], ["1", "Work"], ["", "Pay"]], ["Pay: ", "Work: "], "''"),
        ([["Code", "Parent Id"], ["Work", ""], ["Pay", "7"]], ["Pay: ", "Work: "], "Parent Id"),
        ([["Code Id", "Code"], ["7", "Work"], ["8", "Pay"]], ["Pay: ", "Work: "], "Code Id"),
        ([["Level", "Code", "Memo"], ["1", "Work", "w"], ["", "", "so"], ["2", "Pay", "p"]],
         ["Work > Pay: p", "Work: w so"], None),
    ],
)  # fmt: skip
def test_a_column_that_should_say_where_codes_stand_and_does_not_is_told(
    rows: list[list[str]], codes: list[str], told: str | None, tmp_path: Path
) -> None:
    as_text(tmp_path / "t.csv", rows)
    found, remarks = paths_of(tmp_path / "t.csv")
    assert found == codes
    columns = [one.rpartition(": ")[2] for one in remarks if "a column" in one]
    assert columns == ([told] if told else [])


@pytest.mark.parametrize(
    "headings",
    [
        "Kategorie;Unterkategorie;Definition;Kodierregel;Ankerbeispiel",
        "Catégorie;Sous-catégorie;Définition;Règle de codage;Exemple",
        "Categoría;Subcategoría;Definición;Regla de codificación;Ejemplo",
    ],
)
def test_headings_in_other_languages_are_known(headings: str, tmp_path: Path) -> None:
    rows = "Barriers;;All of it;;\n;Cost;Money;only if paid;I pay."
    (tmp_path / "book.csv").write_text(f"{headings}\n{rows}\n", encoding="utf-8")
    assert paths_of(tmp_path / "book.csv") == (["Barriers > Cost: Money", "Barriers: All of it"], [])
