"""What is written: valid, whole, the same each time, and nothing of it lost on the way there."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import re
import subprocess
import zipfile
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from qda.model.coding import Assertion
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Speakers
from qda.project.codebooks import load_codebook
from qda.project.exchange.export_project import draft_project, export_project
from qda.project.exchange.import_project import import_project
from qda.store.check import check_store
from tests.interchange.refi.conftest import opened
from tests.interchange.refi.exported import NS, coding, document, references, selected, tree


@pytest.fixture
def filled(workspace: Any) -> Any:
    """A study of our own: two documents, three codes, two coders, memos of every kind."""
    folder = workspace.folder / "codebooks"
    folder.mkdir()
    (folder / "c.yaml").write_text(
        "title: C\nlanguage: en\ncodes:\n  - code: mood\n    name: Mood & <self>\n    color: '#ABCDEF'\n    codes:\n"
        "      - code: joy\n        name: Joy\n        definition: What is glad\n      - code: art\n        name: Art\n",
        encoding="utf-8",
    )
    one, two = (
        document(participant="Anna", attributes={"age": "40"}),
        document("W1", "Only words", kind="literature"),
    )
    with workspace.store.change("Ada") as change:
        change.put_participants({"Anna": {"age": "40", "town": "Leeds"}})
        change.put_document(one)
        change.put_document(two)
        for made in (
            coding(one, "Smile 😀", "joy"),
            coding(one, "Smile 😀", "mood", "Bo"),
            coding(one, "e\u0301tude", "art"),
            coding(one, "東京", "joy", assertion=Assertion.NEGATED),
            coding(two, "words", "art"),
            coding(two, "Only", "art"),
        ):
            change.add_coding(made)
        change.decide(Decision(coding(two, "Only", "art"), Verdict.REJECT, "Bo", "2026-02-03T04:05:06Z"))
        joy = coding(one, "Smile 😀", "joy")
        for about, target, about_coding in (
            ("coding", joy.id, joy),
            ("document", "P1", None),
            ("code", "art", None),
            ("project", "project", None),
        ):
            text = f"On {about}:\n\x0bsee & < > \" '"
            change.write_memo(Memo(about, target, text, "Bo", "2026-02-03T04:05:06Z", about_coding))
    return workspace


WRITTEN = {
    ("P1", "Smile 😀", "Joy"),
    ("P1", "Smile 😀", "Mood & <self>"),
    ("P1", "e\u0301tude", "Art"),
    ("P1", "東京", "Joy"),
    ("W1", "words", "Art"),
}


@pytest.mark.usefixtures("filled")
def test_what_is_written_validates_under_both_validators(give: Any, both_schemas: Any) -> None:
    with zipfile.ZipFile(give()) as archive:
        both_schemas("Project", archive.read("project.qde"))


@pytest.mark.usefixtures("filled")
def test_the_container_holds_what_the_standard_wants_and_nothing_else(give: Any) -> None:
    path = give()
    with zipfile.ZipFile(path) as archive:
        first, *others = archive.namelist()
        assert archive.testzip() is None
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert first == "project.qde"
    assert all(
        re.fullmatch(r"sources/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.txt", name) for name in others
    )
    named = {
        value.replace("internal://", "sources/")
        for one in tree(path).iter()
        for key, value in one.attrib.items()
        if key.endswith("Path") or key == "path"
    }
    assert named == set(others)
    for content in contents.values():
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content
    if which("unzip"):
        assert subprocess.run(["unzip", "-tq", str(path)], capture_output=True, check=False).returncode == 0


@pytest.mark.usefixtures("filled")
def test_guids_are_unique_and_every_reference_resolves(give: Any) -> None:
    root = tree(give())
    guids = [one.get("guid").lower().strip("{}") for one in root.iter() if one.get("guid")]
    assert len(guids) == len(set(guids))
    used = references(root)
    assert set().union(*used.values()) <= set(guids)
    assert used["targetGUID"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_places_cut_the_quotations_out_of_the_texts(unit: str, give: Any) -> None:
    assert set(selected(give(unit=unit), wide=unit == "utf16")) == WRITTEN


def test_units_differ_only_where_texts_have_characters_of_two_units(filled: Any, tmp_path: Path) -> None:

    draft = draft_project(filled)
    plain = export_project(draft, tmp_path / "c.qdpx")
    wide = export_project(draft, tmp_path / "u.qdpx", unit="utf16")
    both = [
        [
            (one.get("startPosition"), one.get("endPosition"))
            for one in tree(path).iter(f"{NS}PlainTextSelection")
        ]
        for path in (tmp_path / "c.qdpx", tmp_path / "u.qdpx")
    ]
    assert plain.differing == wide.differing == sum(a != b for a, b in zip(*both, strict=True)) == 3


@pytest.mark.usefixtures("filled")
def test_colours_dates_and_paths_have_one_form(give: Any) -> None:
    root = tree(give())
    values = {(key, value) for one in root.iter() for key, value in one.attrib.items()}
    assert {value for key, value in values if key == "color"} == {"#abcdef"}
    dates = {value for key, value in values if key.endswith("DateTime")}
    assert dates
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one) for one in dates)
    assert not any(key in ("richTextPath", "basePath", "currentPath") for key, _ in values)
    assert not any(value.startswith(("absolute", "relative")) for _, value in values)


@pytest.mark.usefixtures("filled")
def test_the_same_project_gives_the_same_bytes(give: Any) -> None:
    assert give("a.qdpx").read_bytes() == give("b.qdpx").read_bytes()


def test_an_empty_project_validates(give: Any, both_schemas: Any) -> None:
    path = give()
    with zipfile.ZipFile(path) as archive:
        both_schemas("Project", archive.read("project.qde"))
        assert archive.namelist() == ["project.qde"]
    assert [str(one.tag) for one in tree(path).iter()] == [f"{NS}Project"]


def test_control_characters_do_not_leave_and_this_is_said(filled: Any) -> None:
    draft = draft_project(filled)

    done = export_project(draft, filled.folder / "x.qdpx")
    root = tree(filled.folder / "x.qdpx")
    contents = [one.text for one in root.iter(f"{NS}PlainTextContent")]
    assert sorted(contents)[0] == "On code:\nsee & < > \" '"
    assert sum("control characters" in one.what for one in done.remarks.all) >= 4
    assert next(root.iter(f"{NS}Code")).get("name") == "Mood & <self>"


def test_what_cannot_be_said_is_listed(filled: Any) -> None:
    lost = {(one.what, one.item) for one in draft_project(filled).remarks.all}
    assert ("a coding that was rejected", "W1, art, by Ada") in lost
    assert ("that a coding is negated; the coding itself is written", "P1, joy, by Ada") in lost


def test_who_asks_and_who_accepted_what_is_listed_as_not_written(filled: Any) -> None:
    with filled.store.change("Cy") as change:
        change.put_document(document("P2", "BOB: Why?\n", speakers=Speakers(interviewers=("BOB",))))
        accepted = coding(document("W1", "Only words"), "words", "art")
        change.decide(Decision(accepted, Verdict.ACCEPT, "Cy", "2026-02-03T04:05:06Z"))
    lost = [(one.what, one.item) for one in draft_project(filled).remarks.all]
    assert ("what is known of who speaks and who asks in a document", "P2") in lost
    assert [item for what, item in lost if "accepted" in what] == ["W1, art, by Ada: Cy"]


def coded(workspace: Any) -> set[Any]:
    """Every coding, its code by the name that people read."""
    book = load_codebook(workspace)
    return {(one.anchor, book[one.code].name, one.coder, one.at) for one in workspace.store.codings()}


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_everything_comes_back(unit: str, filled: Any, give: Any, tmp_path: Path) -> None:
    path = give(unit=unit)
    with opened(tmp_path / "other") as other:
        done = import_project(other, path, "Tester")
        assert done.counts.unexplained(done.remarks) == {}
        assert check_store(other.store) == []
        for read in (
            lambda store: [(one.name, one.text, one.kind, one.participant) for one in store.documents()],
            lambda store: store.participants(),
            lambda store: [
                (m.about, m.target, m.text.replace("\x0b", ""), m.coder, m.at) for m in store.memos()
            ],
            lambda store: {one.name for one in store.coders()},
        ):
            assert read(other.store) == read(filled.store)
        assert coded(other) == {one for one in coded(filled) if one[0].quote != "Only"}
        assert dict(other.store.documents()[0].attributes) == {"age": "40", "town": "Leeds"}
    assert set(import_project(filled, path, "Tester").counts.new.values()) == {0}


def test_who_speaks_and_has_no_case_is_named(workspace: Any) -> None:
    text = "Interviewer: How is it?\n\nA1: It is far.\n\nB2: It is dear.\n\nInterviewer: And?\n\nA1: Fine.\n"
    with workspace.store.change("Ada") as change:
        change.put_participants({"B2": {}})
        change.put_document(document("FG", text))
    draft = draft_project(workspace)
    assert [one.item for one in draft.remarks.all if "no case" in one.what] == ["FG: A1"]
    assert [one.get("name") for one in draft.root.iter(f"{NS}Case")] == ["B2"]


def test_a_mark_before_a_text_does_not_leave_and_moves_no_passage(
    workspace: Any, tmp_path: Path, both_schemas: Any
) -> None:
    one = document("P1", "\ufeffAnna sold the bicycle.\n")
    with workspace.store.change("Ada") as change:
        change.put_document(one)
        change.add_coding(coding(one, "sold the bicycle", "loss"))
    done = export_project(draft_project(workspace), tmp_path / "out.qdpx")
    assert [found[:2] for found in selected(tmp_path / "out.qdpx")] == [("P1", "sold the bicycle")]
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        (text,) = [archive.read(name) for name in archive.namelist() if name.endswith(".txt")]
        both_schemas("Project", archive.read("project.qde"))
    assert text == b"Anna sold the bicycle.\n"
    assert [one.item for one in done.remarks.all if "byte order mark" in one.what] == ["P1"]
    with opened(tmp_path / "other") as other:
        import_project(other, tmp_path / "out.qdpx", "Bo")
        assert [one.anchor.quote for one in other.store.codings()] == ["sold the bicycle"]
