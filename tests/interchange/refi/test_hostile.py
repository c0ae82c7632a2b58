"""Files that mean harm: a clean error, or in with each skipped item listed, in bounded memory."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import io
import resource
import zipfile
from pathlib import Path
from typing import Any

import pytest

from qda.errors import InputError
from qda.interchange.refi.parse import parse
from qda.interchange.refi.remarks import Remarks
from qda.project.exchange.import_codebook import import_codebook
from qda.project.exchange.import_project import import_project


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "sources/../../evil.txt", "C:\\evil.txt"])
def test_members_that_lead_out_of_the_archive_are_skipped_and_named(
    name: str, programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    source = programs.text_source(50, "One")
    done = take(programs.project(f"<Sources>{source}</Sources>"), {name: b"evil"})
    assert any(
        "not read" in one.what or "leads out" in one.what or "begins" in one.what for one in done.remarks.all
    )
    assert not list(tmp_path.rglob("evil*"))
    assert len(workspace.store.documents()) == 1


@pytest.mark.parametrize("name", ["..\\evil.txt", "\\etc\\evil.txt", "sources\\..\\..\\evil.txt"])
def test_backslashes_that_lead_out_of_the_archive_are_refused_as_folders_are(
    name: str, programs: Any, take: Any, workspace: Any
) -> None:
    source = f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="internal://evil.txt"/>'
    done = take(programs.project(f"<Sources>{source}</Sources>"), {name: b"evil"})
    assert any("leads out" in one.what or "begins at the top" in one.what for one in done.remarks.all)
    assert workspace.store.documents() == ()


def test_a_text_that_points_out_of_the_archive_is_not_opened(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    for path in ("internal://../secret.txt", f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt"):
        source = f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="{path}"/>'
        take(programs.project(f"<Sources>{source}</Sources>"))
    assert workspace.store.documents() == ()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(programs: Any, take: Any) -> None:
    big = programs.project("<!--" + " " * 60_000_000 + "-->")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError, match="unpacked"):
        take(big)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_source_that_is_a_bomb_is_skipped(programs: Any, take: Any, workspace: Any) -> None:
    source = f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="internal://a.txt"/>'
    done = take(programs.project(f"<Sources>{source}</Sources>"), {"sources/a.txt": b"a" * 30_000_000})
    assert any("unpacked" in one.what for one in done.remarks.all)
    assert workspace.store.documents() == ()


LAUGHS = '<!DOCTYPE P [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)


@pytest.mark.parametrize(
    "xml",
    [
        LAUGHS + "]><Project>&j;</Project>",
        LAUGHS + ']><Project name="&j;"/>',
        '<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]><Project name="P"><Description>&x;</Description></Project>',
        '<!DOCTYPE P [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><Project name="P"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(xml: str, encoding: str) -> None:
    with pytest.raises(InputError, match="entities"):
        parse(xml.encode(encoding), Path("a.qde"), Remarks())


@pytest.mark.parametrize("depth", [500, 3000, 50_000])
def test_elements_without_an_end_of_nesting_are_refused(depth: int, programs: Any, take: Any) -> None:
    xml = programs.project(
        "<CodeBook><Codes>" + '<Code name="a">' * depth + "</Code>" * depth + "</Codes></CodeBook>"
    )
    with pytest.raises(InputError, match=r"deep|damaged|harm"):
        take(xml)


def test_a_text_of_twelve_megabytes_within_the_xml_comes_in(programs: Any, take: Any, workspace: Any) -> None:
    words = " ".join(str(n) for n in range(1_700_000))
    assert len(words) > 12_000_000
    take(programs.project(f"<Sources>{programs.text_source(50, words)}</Sources>"))
    assert [len(one.text) for one in workspace.store.documents()] == [len(words)]


def test_one_guid_for_many_things_makes_things_of_their_own(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid(20)
    xml = programs.project(
        f'<Users><User guid="{g}" name="Ada"/></Users>'
        f'<CodeBook><Codes><Code guid="{g}" name="A" isCodable="true"/><Code guid="{g}" name="B" isCodable="true"/>'
        f'</Codes></CodeBook><Sources><TextSource guid="{g}" name="T"><PlainTextContent>One two</PlainTextContent>'
        f'<PlainTextSelection guid="{g}" startPosition="0" endPosition="3"><Coding guid="{g}" creatingUser="{g}">'
        f'<CodeRef targetGUID="{g}"/></Coding></PlainTextSelection></TextSource></Sources>'
    )
    done = take(xml)
    (coding,) = workspace.store.codings()
    assert (coding.anchor.quote, coding.code, coding.coder) == ("One", "a", "Ada")
    assert sum("another thing" in one.what for one in done.remarks.all) == 5


@pytest.mark.parametrize("cut", [0, 10, 60, 200])
def test_files_that_are_cut_off_are_a_clean_error(cut: int, programs: Any, take: Any, tmp_path: Path) -> None:
    whole = programs.write(tmp_path / "a.qdpx", programs.DEMO, programs.MAXQDA).read_bytes()
    (tmp_path / "b.qdpx").write_bytes(whole[:cut])
    with pytest.raises(InputError):
        take(tmp_path / "b.qdpx")


@pytest.mark.parametrize(
    "xml", ["", "no xml", "<Project", "<html/>", '<Project name="&#1;"/>', "<Project>\x00</Project>"]
)
def test_xml_that_is_none_is_a_clean_error_or_mended(xml: str, take: Any) -> None:
    if "#1" in xml:
        take(xml)
        return
    with pytest.raises(InputError):
        take(xml)


def test_any_damaged_byte_is_a_clean_error_or_in(programs: Any, tmp_path: Path) -> None:
    from random import Random

    from qda.interchange.refi.read import read_project

    whole = programs.qde(programs.DEMO, programs.NVIVO_WINDOWS).encode()
    random = Random(7)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(random.randint(1, 4)):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        try:
            read_project(programs.pack(tmp_path / "d.qdpx", bytes(damaged)), lambda *_: "", Remarks())
        except InputError:
            continue


def test_an_encrypted_project_is_a_clean_error(take: Any, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("project.qde", "<Project/>")
    content = bytearray(made.getvalue())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    (tmp_path / "e.qdpx").write_bytes(content)
    with pytest.raises(InputError, match="password"):
        take(tmp_path / "e.qdpx")


@pytest.mark.parametrize("name", ["a.qde", "a.qdc", "a.sqlite3", "a.csv"])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    name: str, workspace: Any, tmp_path: Path
) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(1024**3)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bring = import_codebook if name in {"a.qdc", "a.csv"} else import_project
    with pytest.raises(InputError, match="too large"):
        bring(workspace, path, "2026-01-01T00:00:00Z")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


def test_a_large_codebook_is_read_in_a_process_of_its_own(
    programs: Any, workspace: Any, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr("qda.project.exchange.packages.read", None)
    code = f'<Code guid="{programs.guid(20)}" name="A"><Description>{"a " * 600_000}</Description></Code>'
    path = tmp_path / "a.qdc"
    path.write_text(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{code}</Codes></CodeBook>', encoding="utf-8"
    )
    assert len(import_codebook(workspace, path, "2026-01-01T00:00:00Z").counts.new) == 1


@pytest.mark.parametrize("depth", [500, 50_000])
@pytest.mark.parametrize("entities", [True, False])
def test_a_codebook_that_means_harm_is_a_clean_error(
    depth: int, entities: bool, workspace: Any, tmp_path: Path
) -> None:
    codes = LAUGHS + "]><CodeBook>&j;</CodeBook>" if entities else ""
    deep = '<Code name="a">' * depth + "</Code>" * depth
    path = tmp_path / "a.qdc"
    path.write_text(codes or f"<CodeBook><Codes>{deep}</Codes></CodeBook>", encoding="utf-8")
    with pytest.raises(InputError, match=r"entities|deep|damaged|harm"):
        import_codebook(workspace, path, "2026-01-01T00:00:00Z")


def test_a_part_is_named_once_names_read_as_stored_and_nul_is_told(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    source = f'<TextSource guid="{g(50)}" name="T\u202ex" plainTextPath="internal://a.txt"/>'
    members = {"../evil.txt": b"evil", "sources/a.txt": b"One\0two"}
    done = take(programs.project(f"<Sources>{source}</Sources>"), members)
    assert [one.name for one in workspace.store.documents()] == ["Tx"]
    told = [one.what for one in done.remarks.all]
    assert sum("leads out" in one for one in told) == 1
    assert sum("NUL" in one for one in told) == 1
