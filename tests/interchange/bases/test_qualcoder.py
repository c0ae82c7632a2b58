"""QualCoder's projects come in whole: passages as its window or its searches count, codes, cases, memos."""

from pathlib import Path
from typing import Any

import pytest

from qda.interchange.refi.remarks import Subject
from qda.project.codebooks import load_codebook

TEXT = "Ada: 😀 first line\r\nBob: the 𠀋 second, 疲れた, e\u0301t\r\nAda: the end\u0301"
LF = TEXT.replace("\r\n", "\n")


def project(bases: Any, path: Path, *rows: Any, text: str = TEXT, memo: str = "") -> Path:
    """A project with one text; gives its folder."""
    rows = (*bases.qualcoder_project(memo), bases.code(1, "Sleep"), bases.source(1, "P1", text), *rows)
    return Path(bases.made(path / "My study.qda" / "data.qda", bases.QUALCODER, rows).parent)


def quotes(workspace: Any) -> list[str]:
    return [one.anchor.quote for one in workspace.store.codings()]


@pytest.mark.parametrize("words", ["first line", "second, 疲れた", "e\u0301t", "😀", "𠀋", "end\u0301"])
@pytest.mark.parametrize("window", [True, False])
def test_places_are_read_as_the_window_or_as_the_searches_count(
    bases: Any, take: Any, workspace: Any, tmp_path: Path, words: str, window: bool
) -> None:
    place = bases.in_qt(LF, words) if window else (LF.index(words), LF.index(words) + len(words))
    done = take(project(bases, tmp_path, bases.coded(1, place, words)))
    assert quotes(workspace) == [words]
    assert "1 of 1 passages" in done.readings["P1"]
    assert (done.title, done.origin) == ("My study", "QualCoder 3.8")


def test_of_ways_that_differ_by_a_blank_the_one_with_the_very_words_is_right(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    text = "Well 😀 said Ada and Bob.\n"
    rows = [
        bases.coded(n, (text.index(w), text.index(w) + 3), w) for n, w in enumerate(("Ada", "and", "Bob"))
    ]
    take(project(bases, tmp_path, *rows, bases.coded(4, bases.in_qt(text, "😀"), "😀"), text=text))
    assert quotes(workspace) == ["😀", "Ada", "and", "Bob"]


def test_the_window_says_line_ends_otherwise_and_every_passage_is_read_by_itself(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    raw = TEXT.index("Ada: the")
    rows = [
        bases.coded(1, bases.in_qt(LF, "first line\nBob"), "first line\u2029Bob"),
        bases.coded(2, (LF.index("end"), LF.index("end") + 3), "end"),
        bases.coded(3, bases.in_qt(LF, "second"), "second"),
        bases.coded(4, (raw, raw + 3), "Ada", owner="bo"),
        bases.coded(5, (2, 9), "疲れた"),
        bases.coded(6, (1, 4), "no such words", owner="bo"),
        bases.coded(7, (900, 903), "end of it all"),
        bases.coded(8, (0, 3), None, owner="cy"),
    ]
    done = take(project(bases, tmp_path, *rows))
    assert quotes(workspace) == ["Ada", "da:", "first line\nBob", "second", "疲れた", "Ada", "end"]
    said = {one.what: one.item for one in done.remarks.all}
    assert said["a passage whose words are not those that were kept with it: look at it"] == (
        "coding 6 in P1: 'no such words' / 'da:'"
    )
    assert (
        said["a passage that stands where its kept words are, not where its places say"]
        == "coding 5 in P1: '疲れた' / '疲れた'"
    )
    assert said["a passage of nothing, or outside of its text"] == "coding 7 in P1: 'end of it all'"
    assert done.readings["P1"].endswith("5 of 7 passages are the words that were kept")
    assert "UTF-16" in done.readings["P1"]


def test_categories_codes_and_codes_below_codes_are_a_tree(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    category = {"owner": "bo", "date": bases.WHEN}
    rows = [
        ("code_cat", {"catid": 1, "name": "Bodies", "memo": "All bodies", "supercatid": 2, **category}),
        ("code_cat", {"catid": 2, "name": "People", "memo": "", "supercatid": None, **category}),
        ("code_cat", {"catid": 3, "name": "Ring", "memo": "", "supercatid": 4, **category}),
        ("code_cat", {"catid": 4, "name": "Round", "memo": "", "supercatid": 3, **category}),
        bases.code(2, "Tired", catid=1, memo="So tired"),
        bases.code(3, "Very tired", supercid=2, color="no colour"),
        bases.code(4, "Lost", catid=77),
    ]
    done = take(project(bases, tmp_path, *rows))
    book = load_codebook(workspace)
    assert {(one.name, one.parent) for one in book} == {
        *{("Sleep", None), ("People", None), ("Bodies", "people"), ("Tired", "bodies")},
        *{("Very tired", "tired"), ("Round", None), ("Ring", "round"), ("Lost", None)},
    }
    assert (book["tired"].definition, book["tired"].color) == ("So tired", "#f781be")
    assert book["bodies"].definition == "All bodies"
    assert done.counts.file[Subject.CODES] == 8
    odd = [one.item for one in done.remarks.all if one.what.startswith("a code whose category")]
    assert sorted(odd) == ["Lost", "Round"]


def test_memos_annotations_and_journals_are_memos_of_their_writers(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    place = dict(zip(("pos0", "pos1"), bases.in_qt(LF, "疲れた"), strict=True))
    rows = [
        bases.source(2, "P2", "More", memo="On the file", owner="cy"),
        bases.coded(1, bases.in_qt(LF, "second"), "second", memo="On the passage", important=1),
        ("annotation", {"anid": 1, "fid": 1, "memo": "Very", "owner": "bo", "date": bases.WHEN, **place}),
        ("annotation", {"anid": 2, "fid": 1, "memo": "Where?", "owner": "bo", "pos0": 800, "pos1": 801}),
        ("annotation", {"anid": 3, "fid": 9, "memo": "Lost", "owner": "bo", "pos0": 0, "pos1": 1}),
        ("journal", {"jid": 1, "name": "Day 1", "jentry": "I thought", "owner": "bo", "date": bases.WHEN}),
        ("journal", {"jid": 2, "name": "Day 2", "jentry": None, "owner": "bo", "date": bases.WHEN}),
        ("graph", {"grid": 1, "name": "Map"}),
        *(("ris", {"risid": 1, "tag": tag, "value": "x"}) for tag in ("TI", "AU")),
    ]
    done = take(project(bases, tmp_path, *rows, memo="Of everything"))
    said = {
        (one.about, one.target if one.about == "document" else "", one.text, one.coder)
        for one in workspace.store.memos()
    }
    assert said == {
        ("project", "", "Project memo\n\nOf everything", "unknown"),
        ("document", "P2", "On the file", "cy"),
        ("coding", "", "On the passage", "ada"),
        ("document", "P1", "On \u201c疲れた\u201d: Very", "bo"),
        ("document", "P1", "Where?", "bo"),
        ("project", "", "Lost", "bo"),
        ("project", "", "Day 1\n\nI thought", "bo"),
    }
    fates = {(str(one.fate), one.what, one.item) for one in done.remarks.all}
    assert {
        ("skipped", "the mark of a passage as important", "coding 1 in P1"),
        ("skipped", "a graph of QualCoder", "Map"),
        ("skipped", "a bibliographic reference of QualCoder", "1"),
        ("accepted", "an annotation of a text that is not there: on the study", "annotation 3"),
    } <= fates


def test_what_was_noted_on_a_coding_that_cannot_come_in_is_kept(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        bases.coded(1, (5, 5), "", memo="Why nothing?"),
        bases.coded(2, (900, 903), "gone", memo="It was here", owner="bo"),
        bases.coded(3, (0, 3), "Ada", fid=9, memo="Of a lost text"),
        bases.coded(4, (0, 3), "Ada"),
    ]
    done = take(project(bases, tmp_path, *rows))
    assert quotes(workspace) == ["Ada"]
    assert {(one.about, one.text, one.coder) for one in workspace.store.memos()} == {
        ("document", "Why nothing?", "ada"),
        ("document", "It was here", "bo"),
        ("project", "Of a lost text", "ada"),
    }
    told = [one.item for one in done.remarks.all if one.what.startswith("the memo of a coding that")]
    assert told == ["coding 1 in P1", "coding 2 in P1", "coding 3"]
    fates = [str(one.fate) for one in done.remarks.all if one.item.startswith("coding 2 in P1: 'gone'")]
    assert set(fates) == {"skipped"}


def test_cases_are_participants_with_attributes(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *(
            ("cases", {"caseid": n, "name": name, "date": bases.WHEN})
            for n, name in enumerate(("Ada", "Bob"), 1)
        ),
        bases.source(2, "P2", "All 😀 of it"),
        ("case_text", {"id": 1, "caseid": 1, "fid": 1, "pos0": 0, "pos1": len(TEXT)}),
        ("case_text", {"id": 2, "caseid": 2, "fid": 2, "pos0": 0, "pos1": 0}),
        ("case_text", {"id": 3, "caseid": 2, "fid": 1, "pos0": 20, "pos1": 25}),
        ("case_text", {"id": 4, "caseid": 8, "fid": 1, "pos0": 0, "pos1": 5}),
        ("attribute_type", {"name": "Age", "valuetype": "numeric", "caseOrFile": "case", "memo": "In years"}),
        ("attribute_type", {"name": "Town", "valuetype": "character", "caseOrFile": "case"}),
        ("attribute_type", {"name": "Room", "valuetype": "character", "caseOrFile": "file"}),
        ("attribute", {"attrid": 1, "name": "Age", "attr_type": "case", "value": "41", "id": 1}),
        ("attribute", {"attrid": 2, "name": "Town", "attr_type": "case", "value": "Lahore", "id": 2}),
        ("attribute", {"attrid": 3, "name": "Age", "attr_type": "case", "value": "about 50", "id": 2}),
        ("attribute", {"attrid": 4, "name": "Room", "attr_type": "file", "value": "12", "id": 2}),
        ("attribute", {"attrid": 5, "name": "Town", "attr_type": "case", "value": "", "id": 1}),
        ("attribute", {"attrid": 6, "name": "Town", "attr_type": "case", "value": "x", "id": 9}),
    ]
    done = take(project(bases, tmp_path, *rows))
    table = (workspace.folder / "participants.csv").read_text(encoding="utf-8")
    assert table == "participant,Age,Town\nAda,41,\nBob,about 50,Lahore\n"
    first, second = workspace.store.documents()
    assert (first.participant, second.participant, second.attributes["Room"]) == ("Ada", "Bob", "12")
    assert done.participants == 2
    what = [one.what for one in done.remarks.all]
    assert "a file of a case, of which one is not there" in what
    assert "a value of an attribute of what is not there" in what
    assert "what a case says of passages" in what


@pytest.mark.parametrize("text", ["Three 😀😀😀 of them.", "Two 😀😀 of\r\nthem", "No more"])
@pytest.mark.parametrize("less", [0, 1, None])
def test_a_case_has_its_whole_file_however_that_was_counted(
    bases: Any, take: Any, workspace: Any, tmp_path: Path, text: str, less: int | None
) -> None:
    lf = text.replace("\r\n", "\n")
    end = len(lf) - less if less is not None else bases.in_qt(lf, lf)[1]
    rows = [
        ("cases", {"caseid": 1, "name": "Anna", "date": bases.WHEN}),
        ("case_text", {"id": 1, "caseid": 1, "fid": 1, "pos0": 0, "pos1": end}),
    ]
    done = take(project(bases, tmp_path, *rows, text=text))
    assert [one.participant for one in workspace.store.documents()] == ["Anna"]
    assert "what a case says of passages" not in [one.what for one in done.remarks.all]


def test_pictures_pages_and_recordings_are_named_and_kept(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    area = {"x1": 1, "y1": 2, "width": 3, "height": 4, "cid": 1, "owner": "ada", "date": bases.WHEN}
    rows = [
        bases.source(2, "a.png", None, mediapath="/images/a.png"),
        bases.source(3, "b.pdf", "Page one", mediapath="docs:/home/x/b.PDF"),
        bases.source(4, "c.mp3", None, mediapath="audio:/home/x/c.mp3", av_text_id=1),
        bases.source(5, "d.mp4", None, mediapath="/video/d.mp4"),
        bases.coded(1, (0, 4), "Page", fid=3),
        ("code_image", {"imid": 1, "id": 2, **area}),
        ("code_image", {"imid": 2, "id": 3, "pdf_page": 2, **area}),
        ("code_image", {"imid": 3, "id": 1, **area}),
        (
            "code_av",
            {"avid": 1, "id": 4, "pos0": 10, "pos1": 2000, "cid": 1, "memo": "Hm", "date": bases.WHEN},
        ),
    ]
    done = take(project(bases, tmp_path, *rows))
    assert quotes(workspace) == ["Page"]
    assert {one.name for one in workspace.store.documents()} == {"P1", "b.pdf"}
    assert done.counts.file[Subject.CODINGS] == 5
    assert sum("which is no passage of a text here" in one.what for one in done.remarks.all) == 3
    assert sum("its file stays where it is" in one.what for one in done.remarks.all) == 4


def test_an_old_database_lacks_columns_and_tables(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    schema = bases.QUALCODER.split("CREATE TABLE journal")[0].replace(", supercid integer", "")
    schema = schema.replace(", avid integer, important integer", "").replace(
        ", av_text_id integer, risid integer", ""
    )
    rows = [
        ("project", {"databaseversion": "v1", "date": bases.WHEN, "memo": None, "about": "QualCoder 1.4"}),
        *(bases.code(1, "Sleep"), bases.source(1, "P1", TEXT), bases.coded(1, (5, 6), "😀")),
    ]
    take(bases.made(tmp_path / "alone.qda", schema, rows))
    assert quotes(workspace) == ["😀"]
