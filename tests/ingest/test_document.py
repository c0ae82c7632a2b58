import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.document import read as read_file
from qda.model.document import Document


def read(path: Path, **how) -> Document:
    (document,) = read_file(path, **how).documents
    return document


Write = Callable[[str, str | bytes], Path]


def test_a_plain_file_is_an_interview_named_like_the_file(write: Write, tmp_path: Path) -> None:
    document = read(write("P1.txt", "We met.\r\n"), root=tmp_path)
    assert (document.name, document.kind, document.text) == ("P1", "interview", "We met.\n")
    assert document.body.of(document.text) == document.text
    assert (document.participant, document.language, document.locators) == (None, None, ())
    assert document.source == "P1.txt"


def test_the_hashes_are_those_of_the_bytes_and_of_the_text(write: Write, tmp_path: Path) -> None:
    content = "\ufeffWé met.\r\n".encode()
    text = "Wé met.\n".encode()
    document = read(write("P1.txt", content), root=tmp_path)
    assert document.source_hash == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert document.text_hash == f"sha256:{hashlib.sha256(text).hexdigest()}"


def test_front_matter_gives_name_kind_participant_and_the_rest(write: Write, tmp_path: Path) -> None:
    text = (
        "---\ndocument: P5\nkind: Literature\nparticipant: A\nlanguage: en\nlocators: p. 1\nage: 40\n---\nX"
    )
    document = read(write("whatever.md", text), root=tmp_path)
    assert (document.name, document.kind, document.participant) == ("P5", "literature", "A")
    assert (document.language, document.locators, dict(document.attributes)) == (
        "en",
        ("p. 1",),
        {"age": "40"},
    )
    assert document.text == text


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("interviews/P1.txt", "interview"),
        ("interview/P1.txt", "interview"),
        ("transcripts/Literature/2013/x.txt", "literature"),
        ("literature/interviews/P1.txt", "interview"),
        ("fieldnotes/day1.txt", "interview"),
    ],
)
def test_the_nearest_folder_of_a_known_name_tells_the_kind(
    write: Write, tmp_path: Path, name: str, kind: str
) -> None:
    assert read(write(name, "X"), root=tmp_path).kind == kind


def test_folders_above_the_project_do_not_tell_the_kind(write: Write, tmp_path: Path) -> None:
    path = write("literature/project/notes/a.txt", "X")
    assert read(path, root=tmp_path / "literature" / "project").kind == "interview"


def test_of_a_file_elsewhere_only_its_own_folder_tells_the_kind(write: Write, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    near, far = write("literature/a.txt", "X"), write("literature/2013/b.txt", "X")
    assert read(near, root=tmp_path / "project").kind == "literature"
    assert read(far, root=tmp_path / "project").kind == "interview"


def test_an_asked_kind_comes_before_front_matter_and_front_matter_before_the_folder(
    write: Write, tmp_path: Path
) -> None:
    path = write("literature/a.md", "---\nkind: fieldnote\n---\nX")
    assert read(path, root=tmp_path).kind == "fieldnote"
    assert read(path, root=tmp_path, kind="interviews").kind == "interview"


def test_the_source_is_the_path_within_the_project(write: Write, tmp_path: Path) -> None:
    assert read(write("a/b/P1.txt", "X"), root=tmp_path).source == "a/b/P1.txt"


def test_the_source_is_within_the_project_from_wherever_the_path_is_given(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a/P1.txt", "X")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path / "b")
    assert read(Path("../a/P1.txt"), root=Path("..")).source == "a/P1.txt"


def test_of_a_path_outside_the_project_nothing_but_the_file_name_is_kept(
    write: Write, tmp_path: Path
) -> None:
    path = write("confidential/Dr Khan/P1.txt", "X")
    (tmp_path / "project").mkdir()
    document = read(path, root=tmp_path / "project")
    assert document.source == "P1.txt"
    assert "Khan" not in repr(document)


@pytest.mark.parametrize("content", ["", "\n \t\n", "\ufeff"])
def test_an_empty_file_is_an_error(write: Write, tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"P1\.txt: the file is empty"):
        read(write("P1.txt", content), root=tmp_path)


def test_nothing_but_front_matter_is_an_error(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no text below the front matter"):
        read(write("P1.md", "---\nage: 40\n---\n\n"), root=tmp_path)


def test_a_decomposed_file_name_gives_a_composed_document_name(write: Write, tmp_path: Path) -> None:
    assert read(write("Zoe\u0308.txt", "X"), root=tmp_path).name == "Zo\u00eb"


def test_a_file_name_that_cannot_be_a_name_asks_for_one_in_the_front_matter(
    write: Write, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match="the file's name cannot be the document's name"):
        read(write("P\n1.txt", "X"), root=tmp_path)
    assert read(write("P\n2.txt", "---\ndocument: P2\n---\nX"), root=tmp_path).name == "P2"


def test_a_missing_file_and_an_unknown_suffix_are_errors(write: Write, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read(tmp_path / "none.txt", root=tmp_path)
    with pytest.raises(InputError, match=r"the suffix '\.doc' is not known"):
        read(write("P1.doc", "X"), root=tmp_path)


def test_a_table_of_many_documents_is_hashed_once(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them has the hash of the whole table: to find it for each takes the square of the rows."""
    hashed: list[int] = []

    def count(content: bytes) -> str:
        hashed.append(len(content))
        return "sha256:0"

    monkeypatch.setattr("qda.ingest.source.hash_bytes", count)
    rows = "".join(f"R{number},We met on the road and talked for a while.\n" for number in range(30))
    path = write("answers.csv", f"respondent,answer\n{rows}")
    found = read_file(path, root=tmp_path).documents
    assert len(found) == 30
    assert hashed == [path.stat().st_size]
