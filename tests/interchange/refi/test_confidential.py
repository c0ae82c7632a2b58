"""What comes in from other programs names nobody who must not be named, and what was kept can go."""

from pathlib import Path
from typing import Any

import pytest

from qda.errors import InputError
from qda.privacy.key import Entry, write_key
from qda.project.codebooks import load_codebook
from qda.project.confidential.identifiers import find_identifiers
from qda.project.confidential.pseudonymise import apply_key
from qda.project.confidential.withdraw import withdraw
from qda.project.confidential.withdrawal import plan
from qda.project.exchange.import_codebook import import_codebook
from qda.project.exchange.import_project import import_project

TEXT = "BO: Anna Smith said so. 😀\n\nCY: Anna Smith went home.\n"


@pytest.fixture
def named(programs: Any, tmp_path: Path) -> Path:
    """A project in which a participant is named: in texts, a memo, a case, and in what has no place here."""
    g = programs.guid
    inner = programs.selection(60, TEXT.index("said"), TEXT.index("so") + 2, 20) + programs.selection(
        61, TEXT.index("Anna"), TEXT.index("Anna") + 10, 21
    )
    note = f'<Note guid="{g(80)}" name="Memo"><PlainTextContent>Anna Smith is tired</PlainTextContent></Note>'
    case = f'<Case guid="{g(40)}" name="Anna Smith"><SourceRef targetGUID="{g(50)}"/></Case>'
    xml = programs.project(
        f"{programs.CODES}<Cases>{case}</Cases><Sources>{programs.text_source(50, TEXT, inner)}</Sources>"
        f'<Notes>{note}</Notes><Sets><Set guid="{g(90)}" name="Of Anna Smith">'
        f'<MemberCode targetGUID="{g(20)}"/></Set></Sets>'
    )
    return Path(programs.pack(tmp_path / "named.qdpx", xml))


def pseudonymise(workspace: Any, key: Path, *, purge: bool = False) -> None:
    write_key(key, [Entry("person", "Anna Smith", "[Nurse]", accept=True)])
    apply_key(workspace, key, "Tester", purge=purge)


def test_replacing_names_takes_what_was_kept_and_reaches_memos_on_the_study(
    named: Path, workspace: Any, tmp_path: Path
) -> None:
    import_project(workspace, named, "Tester")
    write_key(tmp_path / "key.csv", [Entry("person", "Anna Smith", "[Nurse]", accept=True)])
    assert any(
        one.where.startswith(".qda/kept") for one in find_identifiers(workspace, tmp_path / "key.csv").certain
    )
    pseudonymise(workspace, tmp_path / "key.csv", purge=True)
    assert not any(workspace.kept.glob("*"))
    assert [memo.text for memo in workspace.store.memos()] == ["Memo\n\n[Nurse] is tired"]
    content = workspace.store.path.read_bytes()
    assert b"Anna Smith" not in content


def test_names_are_replaced_in_what_comes_in_later_and_passages_stay_where_they_are(
    named: Path, programs: Any, workspace: Any, tmp_path: Path
) -> None:
    other = programs.project(f"<Sources>{programs.text_source(51, 'Anna Smith', name='First')}</Sources>")
    import_project(workspace, programs.pack(tmp_path / "first.qdpx", other), "Tester")
    key = tmp_path / "key.csv"
    pseudonymise(workspace, key)
    done = import_project(workspace, named, "Tester", key=key)
    assert done.counts.unexplained(done.remarks) == {}
    quotes = {one.anchor.quote for one in workspace.store.codings()}
    assert quotes == {"said so", "[Nurse]"}
    assert all("Anna" not in memo.text for memo in workspace.store.memos())
    assert list(workspace.store.participants()) == ["[Nurse]"]
    assert not any(workspace.kept.glob("*"))
    key.unlink()
    with pytest.raises(InputError, match="key is not at hand"):
        import_project(workspace, named, "Tester")


def test_somebody_who_withdraws_takes_what_was_kept_along(named: Path, workspace: Any) -> None:
    import_project(workspace, named, "Tester")
    assert list(workspace.kept.iterdir())
    planned = plan(workspace, "Anna Smith")
    assert set(workspace.kept.iterdir()) <= set(planned.backups)
    withdraw(workspace, planned, "Tester")
    assert not list(workspace.kept.iterdir())
    done = import_project(workspace, named, "Tester")
    assert done.counts.unexplained(done.remarks) == {}
    assert "Anna Smith" not in {one.participant for one in workspace.store.documents()}
    assert not list(workspace.kept.iterdir())


def test_names_are_replaced_in_codes_and_no_codebook_is_kept(
    programs: Any, workspace: Any, tmp_path: Path
) -> None:
    g = programs.guid
    other = programs.project(f"<Sources>{programs.text_source(51, 'Anna Smith', name='First')}</Sources>")
    import_project(workspace, programs.pack(tmp_path / "first.qdpx", other), "Tester")
    key = tmp_path / "key.csv"
    pseudonymise(workspace, key)
    codes = (
        f'<Codes><Code guid="{g(20)}" name="Like Anna Smith" isCodable="true"><Description>What Anna Smith '
        "says</Description></Code></Codes>"
    )
    book = tmp_path / "Anna Smith.qdc"
    book.write_text(f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0">{codes}</CodeBook>', encoding="utf-8")
    xml = programs.project(f"<CodeBook>{codes}</CodeBook>", 'name="Anna Smith" origin="MAXQDA 24"')
    path = programs.pack(tmp_path / "codes.qdpx", xml)
    table = tmp_path / "table.csv"
    table.write_text("Code,Definition,Examples\nAnna Smith,Of Anna Smith,Anna Smith said\n", encoding="utf-8")
    for _ in range(2):
        import_codebook(workspace, book, "2026-01-01T00:00:00Z", key=key)
        import_project(workspace, path, "Tester", key=key)
        import_codebook(workspace, table, "2026-01-01T00:00:00Z", key=key)
    files = sorted((workspace.folder / "codebooks").iterdir())
    assert len(files) == 2
    for file in files:
        assert "Anna" not in file.read_text(encoding="utf-8") + file.name
    assert "Like [Nurse]" in {code.name for code in load_codebook(workspace)}
    assert not any(workspace.kept.glob("*"))
    key.unlink()
    with pytest.raises(InputError, match="key is not at hand"):
        import_codebook(workspace, book, "2026-01-01T00:00:00Z")
