"""What programs make of the standard is read all the same, and every liberty is named."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

from pathlib import Path
from typing import Any

import pytest

from qda.errors import InputError
from qda.interchange.refi.container import key_of
from qda.interchange.refi.read import read_project
from qda.interchange.refi.remarks import Fate, Remarks


def names(workspace: Any) -> set[tuple[str, str]]:
    return {(one.anchor.quote, one.code) for one in workspace.store.codings()}


@pytest.mark.parametrize(
    "namespace", ["urn:QDA-XML:project:0:10", "urn:QDA-XML:codebook:0:4", "urn:QDA-XML:codebook:1:0", ""]
)
def test_other_namespaces_and_none_are_read_with_a_remark(
    namespace: str, programs: Any, take: Any, workspace: Any
) -> None:
    xml = programs.project(
        programs.CODES
        + f"<Sources>{programs.text_source(50, 'One two', programs.selection(60, 4, 7, 20))}</Sources>",
        namespace=namespace,
    )
    done = take(xml)
    assert names(workspace) == {("two", "one")}
    assert any("namespace" in one.what for one in done.remarks.all)


@pytest.mark.parametrize("root", ["Demo.QDE", "anything.qde", "project.qde"])
@pytest.mark.parametrize("folder", ["sources", "Sources", "SOURCES"])
def test_the_container_may_name_its_parts_as_it_likes(
    root: str, folder: str, programs: Any, take: Any, workspace: Any
) -> None:
    source = programs.guid(50)
    xml = programs.project(
        f'<Sources><TextSource guid="{source}" name="T" plainTextPath="internal://{source.upper()}.TXT"/></Sources>'
    )
    take(xml, {f"{folder}/{source}.txt": b"Hello", ".root": b"", f"{folder}/.DS_Store": b""}, root=root)
    assert [one.text for one in workspace.store.documents()] == ["Hello"]


def test_a_name_that_a_mac_took_apart_finds_its_text(programs: Any, take: Any, workspace: Any) -> None:
    source = f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="internal://M\u00fcller.txt"/>'
    take(programs.project(f"<Sources>{source}</Sources>"), {"sources/Mu\u0308ller.txt": b"Hello"})
    assert [one.text for one in workspace.store.documents()] == ["Hello"]


def test_a_source_without_a_name_is_called_as_its_file(programs: Any, take: Any, workspace: Any) -> None:
    sources = "".join(
        f'<TextSource guid="{programs.guid(50 + n)}" plainTextPath="{path}"/>'
        for n, path in enumerate(("P1.txt", "second/P2.txt", f"internal://{programs.guid(52)}.txt"))
    )
    members = {
        "sources/P1.txt": b"One",
        "sources/second/P2.txt": b"Two",
        f"sources/{programs.guid(52)}.txt": b"Three",
    }
    done = take(programs.project(f"<Sources>{sources}</Sources>"), members)
    assert [one.name for one in workspace.store.documents()] == ["P1", "P2", "source id00000034"]
    told = [one.item for one in done.remarks.all if one.what.startswith("a source without a name")]
    assert told == [
        f"{programs.guid(50 + n)}: {name}" for n, name in enumerate(("P1", "P2", "source id00000034"))
    ]


def test_two_projects_in_one_file_are_an_error(programs: Any, take: Any) -> None:
    with pytest.raises(InputError, match="2 projects"):
        take(programs.project(""), {"other.QDE": b"<Project/>"})


def test_a_file_without_a_project_is_an_error(take: Any) -> None:
    with pytest.raises(InputError, match=r"no \.qde"):
        take("<Project/>", root="readme.xml")


@pytest.mark.parametrize(
    "path",
    [
        "internal://3F2504E0-4F89-11D3-9A0C-0305E82C3301.txt",
        "internal://{3f2504e0-4f89-11d3-9a0c-0305e82c3301}.txt",
        "internal:///sources/3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt",
        "Sources/3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt",
        "Sources\\3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt",
        "relative:///3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt",
    ],
)
def test_paths_find_their_member_however_they_are_written(path: str) -> None:
    assert key_of(path) == key_of("sources/3f2504e0-4f89-11d3-9a0c-0305e82c3301.txt")


def test_guids_in_braces_and_capitals_join_and_a_missing_one_is_made(
    programs: Any, take: Any, workspace: Any
) -> None:
    code, user = programs.guid(20), programs.guid(1)
    xml = programs.project(
        f'<Users><User guid="{{{user.upper()}}}" name="Ada"/></Users>'
        f'<CodeBook><Codes><Code guid="{code.upper()}" name="One" isCodable="true"/></Codes></CodeBook>'
        '<Sources><TextSource name="T"><PlainTextContent>One two</PlainTextContent>'
        '<PlainTextSelection startPosition="4" endPosition="7">'
        f'<Coding creatingUser="{user}"><CodeRef targetGUID="{{{code}}}"/></Coding></PlainTextSelection>'
        "</TextSource></Sources>"
    )
    done = take(xml)
    (coding,) = workspace.store.codings()
    assert (coding.anchor.quote, coding.code, coder := coding.coder) == ("two", "one", coder)
    assert coding.coder == "Ada"
    assert sum("without a GUID" in one.what for one in done.remarks.all) == 3
    assert set(take(xml).counts.new.values()) == {0}


def test_a_second_text_of_a_source_and_files_that_nothing_refers_to_are_named(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    sources = "".join(
        f'<TextSource guid="{g(n)}" name="{name}" plainTextPath="internal://{name}.txt">'
        f"<PlainTextContent>{inline}</PlainTextContent></TextSource>"
        for n, name, inline in ((50, "a", "Another text"), (51, "b", "One two\n"), (52, "c", ""))
    )
    members = {f"sources/{name}.txt": b"One\r\ntwo" for name in "abc"}
    done = take(
        programs.project(f"<Sources>{sources}</Sources>"),
        {**members, "sources/b.docx": b"x", "sources/": b"", ".DS_Store": b"x"},
    )
    assert {one.text for one in workspace.store.documents()} == {"One\ntwo"}
    skipped = [one for one in done.remarks.all if str(one.fate) == "skipped"]
    assert [(str(one.fate), one.what, one.item) for one in skipped] == [
        ("skipped", "a text within the XML that is another one than that of its file, which was read", "a"),
        ("skipped", "a file of the archive that nothing in the project refers to", "sources/b.docx"),
    ]


def test_folders_of_the_archive_with_backslashes_are_folders(
    programs: Any, take: Any, workspace: Any
) -> None:
    source = (
        f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="internal://t.txt">'
        f"{programs.selection(60, 4, 7, 20)}</TextSource>"
    )
    xml = programs.project(f"{programs.CODES}<Sources>{source}</Sources>")
    done = take(xml, {"Study\\texts\\T.TXT": b"One two", "__MACOSX\\._project.qde": b"\0\5"})
    assert names(workspace) == {("two", "one")}
    told = [one.item for one in done.remarks.all if "backslashes" in one.what]
    assert told == ["T.TXT", "._project.qde"]


def test_one_quotation_seen_at_the_page_and_in_the_text_is_one(
    programs: Any, take: Any, workspace: Any
) -> None:
    coding = f'<Coding guid="{{}}"><CodeRef targetGUID="{programs.guid(20)}"/></Coding>'
    both = programs.guid(60)
    corners = 'page="0" firstX="1" firstY="2" secondX="3" secondY="4"'
    xml = programs.project(
        programs.CODES
        + f'<Sources><PDFSource guid="{programs.guid(50)}" name="Paper">'
        + f'<PDFSelection guid="{both}" {corners}>{coding.format(programs.guid(70))}</PDFSelection>'
        + f'<Representation guid="{programs.guid(51)}"><PlainTextContent>One two</PlainTextContent>'
        + f'<PlainTextSelection guid="{both}" startPosition="0" endPosition="3">'
        + f"{coding.format(programs.guid(71))}</PlainTextSelection></Representation></PDFSource></Sources>"
    )
    done = take(xml)
    assert names(workspace) == {("One", "one")}
    assert any("counted once" in one.what for one in done.remarks.all)


def test_one_quotation_keeps_the_work_of_everybody_and_the_notes_on_it(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="Ada"/><User guid="{g(2)}" name="Bo"/></Users>'

    def coding(number: int, user: int, note: str = "") -> str:
        return f'<Coding guid="{g(number)}" creatingUser="{g(user)}"><CodeRef targetGUID="{g(20)}"/>{note}</Coding>'

    noted = coding(71, 1, f'<NoteRef targetGUID="{g(80)}"/>')
    xml = programs.project(
        f'{users}{programs.CODES}<Sources><PDFSource guid="{g(50)}" name="Paper">'
        f'<PDFSelection guid="{g(60)}" page="0" firstX="1" firstY="2" secondX="3" secondY="4">'
        f'{noted}{coding(72, 2)}</PDFSelection><Representation guid="{g(51)}">'
        "<PlainTextContent>One two</PlainTextContent>"
        f'<PlainTextSelection guid="{g(60)}" startPosition="0" endPosition="3">{coding(73, 1)}'
        "</PlainTextSelection></Representation></PDFSource></Sources>"
        f'<Notes><Note guid="{g(80)}"><PlainTextContent>Why</PlainTextContent></Note></Notes>',
        'name="P" origin="ATLAS.ti 23"',
    )
    take(xml)
    codings = {one.coder: one for one in workspace.store.codings()}
    assert {name: one.anchor.quote for name, one in codings.items()} == {"Ada": "One", "Bo": "One"}
    (memo,) = workspace.store.memos()
    assert (memo.about, memo.target) == ("coding", codings["Ada"].id)


def test_what_is_missing_or_out_of_bounds_is_kept_or_skipped_and_named(
    programs: Any, take: Any, workspace: Any
) -> None:
    s, g = programs.selection, programs.guid
    inner = (
        s(60, 0, 3, 20)
        + s(61, 4, 4, 20)
        + s(62, 7, 4, 20)
        + s(63, 4, 99, 20)
        + s(64, 98, 99, 20)
        + s(65, -3, 2, 20)
        + s(66, "x", 2, 20)
        + s(67, 0, 3, 999)
        + f'<PlainTextSelection guid="{g(68)}" startPosition="0" endPosition="3"><Coding guid="{g(69)}"/>'
        "</PlainTextSelection>"
    )
    xml = programs.project(
        '<CodeBook><Codes><Code name="No guid"/><Code guid="'
        + g(20)
        + '" color="rainbow"/></Codes></CodeBook>'
        "<Sources>"
        + programs.text_source(50, "One two", inner)
        + f'<TextSource guid="{g(51)}" name="Gone" plainTextPath="internal://gone.txt">{s(80, 0, 3, 20)}</TextSource>'
        + f'<TextSource guid="{g(52)}" name="Away" plainTextPath="absolute:///etc/passwd"/>'
        "</Sources>"
    )
    done = take(xml)
    assert sorted(one.anchor.quote for one in workspace.store.codings()) == ["One", "two"]
    whats = " / ".join(one.what for one in done.remarks.all)
    for what in (
        "turned round",
        "cut there",
        "behind the end of the text",
        "begins before the text",
        "says no place",
        "without its code",
        "ends where it begins",
        "in a text that is not there",
        "no colour",
        "<Code> without isCodable",
        "<Code> without name",
        "lies outside of the file",
        "whose file is not in the project",
    ):
        assert what in whats, what
    assert [one.name for one in workspace.store.documents()] == ["T"]


def test_codings_and_links_that_do_not_come_in_are_named_by_what_people_know_them_by(
    programs: Any, take: Any
) -> None:
    g = programs.guid
    coding = f'<Coding guid="{g(70)}" creatingUser="{g(1)}"><CodeRef targetGUID="{g(20)}"/></Coding>'
    outside = f'<PlainTextSelection guid="{g(60)}" startPosition="98" endPosition="99">{coding}</PlainTextSelection>'
    done = take(
        programs.project(
            f'<Users><User guid="{g(1)}" name="Ada"/></Users>{programs.CODES}'
            f"<Sources>{programs.text_source(50, 'One two', outside + programs.selection(61, 4, 4, 21))}</Sources>"
            f'<Links><Link guid="{g(80)}" name="explains" originGUID="{g(20)}" targetGUID="{g(999)}"/></Links>'
        )
    )
    told = {one.item for one in done.remarks.all if one.fate == "skipped"}
    assert told >= {
        f"One, by Ada: {g(60)} 98-99 in T",
        f"Two, by nobody who is named: {g(61)} 4-4 in T",
        f"Link explains {g(999)}",
    }


def test_codes_keep_their_tree_and_equal_names_stay_apart(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    deep = (
        "".join(f'<Code guid="{g(30 + n)}" name="Level {n}" isCodable="true">' for n in range(7))
        + "</Code>" * 7
    )
    xml = programs.project(
        '<CodeBook><Codes><Code guid="' + g(20) + '" name="Theme" isCodable="false">'
        f'<Code guid="{g(21)}" name="Same" isCodable="true"/></Code>'
        f'<Code guid="{g(22)}" name="Other" isCodable="True"><Code guid="{g(23)}" name="Same" isCodable="true"/></Code>'
        f"{deep}</Codes></CodeBook><Sources>"
        + programs.text_source(
            50,
            "One two three",
            programs.selection(60, 0, 3, 20)
            + programs.selection(61, 4, 7, 21)
            + programs.selection(62, 8, 13, 23),
        )
        + "</Sources>"
    )
    take(xml)
    assert names(workspace) == {("One", "theme"), ("two", "same"), ("three", "other.same")}
    from qda.project.codebooks import load_codebook

    book = load_codebook(workspace)
    assert book.path("other.same") == ("other", "other.same")
    assert len(book.path("level_6")) == 7
    assert [code.name for code in book if code.name == "Same"] == ["Same", "Same"]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Ünïcode\r\ntext".encode(), "Ünïcode\ntext"),
        ("\ufeffÜnïcode".encode(), "Ünïcode"),
        ("Ünïcode".encode("utf-16"), "Ünïcode"),
        ("Ünïcode".encode("cp1252"), "Ünïcode"),
        (b"old\rmac", "old\nmac"),
        (b"of\r\r\ntwo\r\r\n\r\r\n", "of\ntwo\n\n"),
        ("\ufeff\ufeffof two".encode(), "of two"),
    ],
)
def test_texts_in_any_encoding(content: bytes, text: str, programs: Any, take: Any, workspace: Any) -> None:
    path = "internal://a.txt"
    source = f'<TextSource guid="{programs.guid(50)}" name="T" plainTextPath="{path}"/>'
    take(programs.project(f"<Sources>{source}</Sources>"), {"sources/a.txt": content})
    assert [one.text for one in workspace.store.documents()] == [text]


def test_foreign_attributes_elements_and_names_in_other_cases(programs: Any, tmp_path: Path) -> None:
    xml = programs.project(
        f'<users xmlns:x="urn:x"><USER GUID="{programs.guid(1)}" Name="Ada" x:shoe="39"/></users><Extension/>'
        f'<Codebook><Code guid="{programs.guid(20)}" NAME="Bare" iscodable="yes" colour="#f00"/></Codebook>'
    )
    remarks = Remarks()
    package = read_project(programs.pack(tmp_path / "a.qdpx", xml), lambda *_: "", remarks)
    tags = [str(one.tag).rpartition("}")[2] for one in package.root.iter()]
    assert tags == ["Project", "Users", "User", "CodeBook", "Codes", "Code"]
    code = next(package.root.iter("{*}Code"))
    assert dict(code.attrib) == {
        "guid": programs.guid(20),
        "name": "Bare",
        "isCodable": "true",
        "color": "#ff0000",
    }
    assert {one.fate for one in remarks.all} <= {Fate.ACCEPTED, Fate.SKIPPED}
    assert any("'shoe'" in one.what for one in remarks.all)


def test_a_text_that_is_only_there_as_a_word_document(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("One two three")
    made.save(str(tmp_path / "a.docx"))
    source = (
        f'<TextSource guid="{programs.guid(50)}" name="T" richTextPath="internal://a.docx">'
        f"{programs.selection(60, 4, 7, 20)}</TextSource>"
    )
    done = take(
        programs.project(f"{programs.CODES}<Sources>{source}</Sources>"),
        {"sources/a.docx": (tmp_path / "a.docx").read_bytes()},
    )
    assert names(workspace) == {("two", "one")}
    assert any("rich text" in one.what for one in done.remarks.all)
