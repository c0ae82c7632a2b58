"""Codebooks of other programs (.qdc): in as a new file, out as the standard has them."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from qda.errors import InputError
from qda.interchange.refi.remarks import Fate
from qda.project.codebooks import codebook_files, load_codebook
from qda.project.exchange.export_project import export_codebook
from qda.project.exchange.import_codebook import import_codebook

AT = "2026-03-01T12:00:00Z"
NS = "{urn:QDA-XML:codebook:1.0}"


def qdc(inner: str, namespace: str = "urn:QDA-XML:codebook:1.0", origin: str = "Taguette 1.4") -> str:
    xmlns = f' xmlns="{namespace}"' if namespace else ""
    return f'<?xml version="1.0" encoding="utf-8"?><CodeBook{xmlns} origin="{origin}">{inner}</CodeBook>'


def written(tmp_path: Path, text: str, name: str = "their codes.qdc") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


@pytest.mark.parametrize(
    ("namespace", "origin", "sets"),
    [
        ("urn:QDA-XML:codebook:1.0", "Taguette 1.4", "<Sets/>"),
        ("urn:QDA-XML:codebook:0:4", "MAXQDA 2022", ""),
        ("urn:QDA-XML:codebook:1:0", "NVivo 12 For Mac", ""),
        ("", "unheard of", "<Sets></Sets>"),
        ("urn:QDA-XML:project:1.0", "unheard of", ""),
    ],
)
def test_every_programs_codebook_comes_in_once(
    namespace: str, origin: str, sets: str, programs: Any, workspace: Any, tmp_path: Path
) -> None:
    g = programs.guid
    codes = (
        f'<Codes><Code guid="{g(20)}" name="Trust" isCodable="true"><Description>In whom</Description>'
        f'<Code guid="{g(21)}" name="Lost" isCodable="True" color="#ff00ff00"/></Code></Codes>{sets}'
    )
    path = written(tmp_path, qdc(codes, namespace, origin))
    done = import_codebook(workspace, path, AT)
    assert done.file is not None
    assert done.file.name == "their_codes.yaml"
    assert done.counts.unexplained(done.remarks) == {}
    book = load_codebook(workspace)
    assert [(one.code, one.parent, one.definition, one.color) for one in book] == [
        ("trust", None, "In whom", None),
        ("lost", "trust", "", "#00ff00"),
    ]
    before = done.file.read_bytes()
    again = import_codebook(workspace, path, AT)
    assert again.file is None
    assert codebook_files(workspace) == [done.file]
    assert done.file.read_bytes() == before


def test_what_is_written_validates_and_sets_name_their_members(
    programs: Any, workspace: Any, tmp_path: Path, both_schemas: Any
) -> None:
    g = programs.guid
    codes = f'<Codes><Code guid="{g(20)}" name="A &amp; B &lt;" isCodable="false"/></Codes>'
    sets = f'<Sets><Set guid="{g(30)}" name="S"><MemberCode guid="{g(20)}"/></Set></Sets>'
    done = import_codebook(workspace, written(tmp_path, qdc(codes + sets)), AT)
    assert not [one.what for one in done.remarks.all if one.fate is Fate.ACCEPTED and "guid" in one.what]
    export_codebook(workspace, tmp_path / "out.qdc")
    content = (tmp_path / "out.qdc").read_bytes()
    both_schemas("Codebook", content)
    root = etree.fromstring(content)
    assert root.find(f".//{NS}MemberCode").attrib == {"guid": g(20)}
    assert dict(root.find(f".//{NS}Code").attrib) == {"guid": g(20), "name": "A & B <", "isCodable": "false"}
    assert not content.startswith(b"\xef\xbb\xbf")


def test_an_empty_codebook_is_refused_with_a_message(workspace: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no code to write"):
        export_codebook(workspace, tmp_path / "out.qdc")
    assert not (tmp_path / "out.qdc").exists()


def test_a_codebook_goes_out_and_comes_back_the_same(workspace: Any, tmp_path: Path) -> None:
    folder = workspace.folder / "codebooks"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        'title: Mine\nlanguage: en\ncodes:\n  - code: t1\n    name: Trust\n    definition: "In: whom"\n'
        "    include: Others\n    exclude: Oneself\n    color: '#abcdef'\n    match: [trust]\n    codes:\n"
        "      - code: l\n        name: Lost\n  - code: l2\n    name: Lost\n",
        encoding="utf-8",
    )
    done = export_codebook(workspace, tmp_path / "out.qdc")
    assert [one.what for one in done.remarks.all] == ["the rules of a code"]
    before = load_codebook(workspace).codes
    assert import_codebook(workspace, tmp_path / "out.qdc", AT).file is None
    (folder / "mine.yaml").unlink()
    import_codebook(workspace, tmp_path / "out.qdc", AT)
    after = load_codebook(workspace)
    said = ("name", "definition", "include", "exclude", "color")
    assert [[getattr(one, key) for key in said] for one in after] == [
        [getattr(one, key) for key in said] for one in before
    ]


@pytest.mark.parametrize("content", ["", "<Other/>", "title: yaml", "<CodeBook"])
def test_what_is_no_codebook_is_a_clean_error(content: str, workspace: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        import_codebook(workspace, written(tmp_path, content), AT)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("First line.\nSecond   line.", ["First line.", "Second line."]),
        ("  All of: \n\n# 1: night\n- 'day'\n---\n", ["All of:", "", "# 1: night", "- 'day'", "---"]),
    ],
)
def test_the_line_ends_of_a_description_stay(
    said: str, lines: list[str], programs: Any, workspace: Any, tmp_path: Path
) -> None:
    inner = f"<Description>{said}</Description>"
    codes = f'<Codes><Code guid="{programs.guid(20)}" name="Trust" isCodable="true">{inner}</Code></Codes>'
    done = import_codebook(workspace, written(tmp_path, qdc(codes)), AT)
    assert done.file is not None
    block = "\n".join(f"      {line}".rstrip() for line in lines)
    assert f"    definition: |-\n{block}\n" in done.file.read_text(encoding="utf-8")
    assert load_codebook(workspace)["trust"].definition == "\n".join(lines)
    assert import_codebook(workspace, written(tmp_path, qdc(codes)), AT).file is None
    table = written(tmp_path, f'Code,Definition\nSleep,"{said}"\n', "codes.csv")
    file = import_codebook(workspace, table, AT).file
    assert file is not None
    assert f"    definition: |-\n{block}\n" in file.read_text(encoding="utf-8")


def test_a_code_without_a_name_is_told(programs: Any, workspace: Any, tmp_path: Path) -> None:
    codes = f'<Codes><Code guid="{programs.guid(20)}" name=" " isCodable="true"/></Codes>'
    done = import_codebook(workspace, written(tmp_path, qdc(codes)), AT)
    told = [one.item for one in done.remarks.all if one.what.startswith("a code without a name")]
    assert told == [f"{programs.guid(20).lower()}: unnamed code"]
