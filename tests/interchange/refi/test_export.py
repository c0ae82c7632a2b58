"""What is written: valid, whole, the same each time, and nothing of it lost on the way there."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from lxml import etree

from qda.model.coding import Assertion, Coding, Status, anchor
from qda.model.decision import Decision, Memo, Verdict
from qda.model.document import Document, Speakers
from qda.model.identity import coding_id, hash_text
from qda.model.span import Span
from qda.project.codebooks import load_codebook
from qda.project.exchange.export_project import draft_project
from qda.store.check import check_store

NS = "{urn:QDA-XML:project:1.0}"
TEXT = 'ANNA: Smile 😀 and e\u0301tude & <more>.\nשלום 東京 "quoted".\n'


def tree(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("project.qde"))


def document(name: str = "P1", text: str = TEXT, **more: Any) -> Document:
    return Document(
        name, more.pop("kind", "interview"), text, Span(0, len(text)), f"{name}.txt", hash_text(text), **more
    )


def coding(one: Document, quote: str, code: str, coder: str = "Ada", **more: Any) -> Coding:
    start = one.text.index(quote)
    span = Span(start, start + len(quote))
    return Coding(
        coding_id(one.name, one.text_hash, code, *span, coder),
        anchor(one.name, one.text_hash, one.text, span),
        code,
        coder,
        status=Status.ACCEPTED,
        at=more.pop("at", "2026-02-03T04:05:06Z"),
        **more,
    )


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


def texts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {
            name.removeprefix("sources/").removesuffix(".txt"): archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.endswith(".txt")
        }


def selected(path: Path, wide: bool = False) -> Iterator[tuple[str, str, str]]:
    """Document, passage and name of code of every coding, worked out from the file alone."""
    root, texts = tree(path), texts_of(path)
    codes = {one.get("guid"): one.get("name") for one in root.iter(f"{NS}Code")}
    for source in root.iter(f"{NS}TextSource"):
        text = texts[source.get("guid")]
        for one in source.findall(f"{NS}PlainTextSelection"):
            start, end = int(one.get("startPosition")), int(one.get("endPosition"))
            if wide:
                quote = text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
            else:
                assert 0 <= start < end <= len(text)
                quote = text[start:end]
            for coded in one.findall(f"{NS}Coding"):
                yield source.get("name"), quote, codes[coded.find(f"{NS}CodeRef").get("targetGUID")]


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


KEYS = (
    *("targetGUID", "originGUID", "representedGUID", "sourceVertex", "targetVertex"),
    *("creatingUser", "modifyingUser", "creatingUserGUID", "fromSyncPoint", "toSyncPoint"),
)


def references(root: Any) -> dict[str, set[str]]:
    """What the elements of a tree point to, by attribute."""
    return {key: {one.get(key) for one in root.iter() if one.get(key)} for key in KEYS}


def test_every_kind_of_reference_of_an_imported_project_resolves(
    programs: Any, take: Any, give: Any, both_schemas: Any
) -> None:
    g = programs.guid
    made = f'creatingUser="{g(1)}" modifyingUser="{g(2)}"'
    coded = f'<Coding guid="{{}}" creatingUser="{g(1)}"><CodeRef targetGUID="{g(20)}"/></Coding>'
    points = "".join(
        f'<SyncPoint guid="{g(100 + n)}" timeStamp="{n * 1000}" position="{at}"/>'
        for n, at in enumerate((0, 4))
    )
    vertices = "".join(
        f'<Vertex guid="{g(91 + n)}" representedGUID="{g(20 + n)}" firstX="{n}" firstY="2"/>'
        for n in range(2)
    )
    xml = programs.project(
        f'<Users><User guid="{g(1)}" name="A"/><User guid="{g(2)}" name="B"/></Users>{programs.CODES}<Sources>'
        f'<VideoSource guid="{g(50)}" name="Film" path="internal://{g(50)}.mp4" {made}><Transcript guid="{g(51)}" '
        f'{made}><PlainTextContent>One two</PlainTextContent>{points}<TranscriptSelection guid="{g(60)}" '
        f'fromSyncPoint="{g(100)}" toSyncPoint="{g(101)}" {made}>{coded.format(g(70))}</TranscriptSelection>'
        f'</Transcript><VideoSelection guid="{g(61)}" begin="5" end="9">{coded.format(g(71))}</VideoSelection>'
        f'{coded.format(g(72))}</VideoSource></Sources><Links><Link guid="{g(80)}" originGUID="{g(60)}" '
        f'targetGUID="{g(21)}"/></Links><Graphs><Graph guid="{g(90)}" name="Map">{vertices}<Edge guid="{g(95)}" '
        f'sourceVertex="{g(91)}" targetVertex="{g(92)}" representedGUID="{g(80)}" direction="OneWay"/></Graph>'
        "</Graphs>",
        f'name="P" origin="MAXQDA 24" creatingUserGUID="{g(1)}"',
    )
    take(xml, {f"sources/{g(50)}.mp4": b"film"})
    path = give()
    with zipfile.ZipFile(path) as archive:
        both_schemas("Project", archive.read("project.qde"))
        assert archive.read(f"sources/{g(50)}.mp4") == b"film"
    root = tree(path)
    guids = {one.get("guid") for one in root.iter() if one.get("guid")}
    used = references(root)
    assert set().union(*used.values()) <= guids
    assert [key for key in KEYS if not used[key]] == ["creatingUserGUID"]
    assert {g(n) for n in (60, 61, 70, 71, 72, 80, 91, 92, 95)} <= guids


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_places_cut_the_quotations_out_of_the_texts(unit: str, give: Any) -> None:
    assert set(selected(give(unit=unit), wide=unit == "utf16")) == WRITTEN


def test_units_differ_only_where_texts_have_characters_of_two_units(filled: Any, tmp_path: Path) -> None:
    from qda.project.exchange.export_project import export_project

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
    from qda.project.exchange.export_project import export_project

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


def test_a_user_who_coded_nothing_goes_out_again(programs: Any, take: Any, give: Any) -> None:
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="A"/><User guid="{g(2)}" name="Idle"/></Users>'
    take(programs.project(f"{users}<Sources>{programs.text_source(50, 'One two')}</Sources>"))
    assert [(one.get("guid"), one.get("name")) for one in tree(give()).iter(f"{NS}User")] == [
        *((g(1), "A"), (g(2), "Idle"))
    ]


def coded(workspace: Any) -> set[Any]:
    """Every coding, its code by the name that people read."""
    book = load_codebook(workspace)
    return {(one.anchor, book[one.code].name, one.coder, one.at) for one in workspace.store.codings()}


@pytest.mark.parametrize("unit", ["codepoint", "utf16"])
def test_everything_comes_back(unit: str, filled: Any, give: Any, tmp_path: Path) -> None:
    from runpy import run_path

    from qda.project.exchange.import_project import import_project

    path = give(unit=unit)
    opened = run_path(str(Path(__file__).with_name("conftest.py")))["opened"]
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


def test_parts_without_a_place_come_out_as_they_came_in(
    programs: Any, take: Any, give: Any, both_schemas: Any
) -> None:
    g = programs.guid
    coded = f'<Coding guid="{{}}"><CodeRef targetGUID="{g(20)}"/></Coding>'
    vertices = f'<Vertex guid="{g(91)}" representedGUID="{g(20)}" name="v" firstX="1" firstY="2" shape="Oval" color="#f00"/>'
    xml = programs.project(
        f"{programs.CODES}<Sources>"
        f'<PictureSource guid="{g(50)}" name="Photo" path="internal://{g(50)}.PNG" currentPath="absolute:///home/me/a.png">'
        f'<PictureSelection guid="{g(60)}" firstX="0" firstY="0" secondX="5" secondY="5">{coded.format(g(70))}'
        "</PictureSelection></PictureSource>"
        f'<AudioSource guid="{g(51)}" name="Tape" path="internal://{g(51)}.mp3"><AudioSelection guid="{g(61)}" '
        f'begin="5" end="9">{coded.format(g(71))}</AudioSelection></AudioSource>'
        f'<PDFSource guid="{g(52)}" name="Paper" path="internal://{g(52)}.pdf"><PDFSelection guid="{g(62)}" page="2" '
        f'firstX="1" firstY="1" secondX="2" secondY="2">{coded.format(g(72))}</PDFSelection></PDFSource>'
        f"{programs.text_source(53, 'One two', programs.selection(63, 0, 3, 20))}</Sources>"
        f'<Links><Link guid="{g(80)}" name="leads to" direction="OneWay" originGUID="{g(63)}" targetGUID="{g(21)}"/></Links>'
        f'<Sets><Set guid="{g(81)}" name="S"><Description>why</Description><MemberCode targetGUID="{g(21)}"/>'
        f'<MemberSource targetGUID="{g(50)}"/></Set></Sets>'
        f'<Graphs><Graph guid="{g(90)}" name="Map">{vertices}</Graph></Graphs>'
    )
    members = {
        f"Sources/{g(50)}.png": b"pixels",
        f"sources/{g(51)}.mp3": b"noise",
        f"sources/{g(52)}.pdf": b"%PDF",
    }
    take(xml, members)
    path = give()
    with zipfile.ZipFile(path) as archive:
        both_schemas("Project", archive.read("project.qde"))
        written = {name: archive.read(name) for name in archive.namelist()}
    assert written[f"sources/{g(50)}.png"] == b"pixels"
    assert written[f"sources/{g(51)}.mp3"] == b"noise"
    assert written[f"sources/{g(52)}.pdf"] == b"%PDF"
    assert b"/home/me" not in written["project.qde"]
    root = tree(path)
    for number in (50, 51, 52, 53, 60, 61, 62, 63, 70, 71, 72, 80, 81, 90, 91):
        assert [one for one in root.iter() if one.get("guid") == g(number)], number
    link = next(root.iter(f"{NS}Link"))
    assert (link.get("originGUID"), link.get("targetGUID"), link.get("direction")) == (g(63), g(21), "OneWay")


def test_work_done_here_on_an_imported_project_goes_back_with_it(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    take(programs.write(tmp_path / "a.qdpx", programs.DEMO, programs.NVIVO_WINDOWS))
    (one,) = workspace.store.documents()
    with workspace.store.change("Cy") as change:
        change.add_coding(coding(one, "smile", "beginnings", "Cy"))
        first = workspace.store.codings()[0]
        change.decide(Decision(first, Verdict.REJECT, "Cy", "2026-02-03T04:05:06Z"))
    found = {(quote, code) for _, quote, code in selected(give())}
    names = {20: "Beginnings", 21: "Feeling", 22: "Feeling"}
    expected = {(quote, names[code]) for quote, code in programs.QUOTES if quote != first.anchor.quote}
    assert found == expected | {("smile", "Beginnings")}


def test_codings_move_with_a_text_that_was_changed_since(
    programs: Any, take: Any, give: Any, workspace: Any, tmp_path: Path
) -> None:
    from qda.ingest.notice import Notice
    from qda.project.intake.import_files import Incoming, keep

    take(programs.write(tmp_path / "a.qdpx", programs.DEMO, programs.MAXQDA))
    (one,) = workspace.store.documents()
    new = Document(
        one.name, one.kind, "Before all. " + one.text, Span(0, len(one.text) + 12), one.source, "sha256:0"
    )
    notices: tuple[Notice, ...] = ()
    with workspace.store.change("Cy") as change:
        keep(change, Incoming((new,), {}, notices, {}, ()))
    names = {20: "Beginnings", 21: "Feeling", 22: "Feeling"}
    assert {(quote, code) for _, quote, code in selected(give())} == {
        (quote, names[code]) for quote, code in programs.QUOTES
    }
    guids = {one.get("guid") for one in tree(tmp_path / "a.qdpx").iter(f"{NS}Coding")}
    assert {one.get("guid") for one in tree(tmp_path / "out.qdpx").iter(f"{NS}Coding")} == guids


def test_a_plain_text_that_is_named_as_a_rich_one_goes_out_once(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    source = f'<TextSource guid="{g(50)}" name="T" richTextPath="internal://{g(50)}.txt"/>'
    take(programs.project(f"<Sources>{source}</Sources>"), {f"sources/{g(50)}.txt": b"One two"})
    assert [one.text for one in workspace.store.documents()] == ["One two"]
    path = give()
    (written,) = tree(path).iter(f"{NS}TextSource")
    assert "richTextPath" not in written.attrib
    assert texts_of(path) == {g(50): "One two"}


def test_control_characters_of_a_text_move_no_passage(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    g = programs.guid
    text = "One\x0b\x01 two\x0c three"
    selection = programs.selection(60, text.index("two"), text.index("two") + 3, 20)
    source = (
        f'<TextSource guid="{g(50)}" name="T" plainTextPath="internal://{g(50)}.txt">{selection}</TextSource>'
    )
    take(
        programs.project(f"{programs.CODES}<Sources>{source}</Sources>"),
        {f"sources/{g(50)}.txt": text.encode("utf-8")},
    )
    assert [one.anchor.quote for one in workspace.store.codings()] == ["two"]
    assert set(selected(give())) == {("T", "two", "One")}
    before = [one.text for one in workspace.store.documents()]
    assert set(take(workspace.folder.parent / "out.qdpx").counts.new.values()) == {0}
    assert [one.text for one in workspace.store.documents()] == before


def test_values_of_variables_go_out_as_they_came_in(
    programs: Any, take: Any, give: Any, both_schemas: Any
) -> None:
    g = programs.guid
    said = [
        ("Date", "2020-02-29Z"),
        ("Integer", "12345678901234567890"),
        ("Integer", "007"),
        ("DateTime", "2020-02-29T10:00:00.123"),
        ("DateTime", "2020-02-29T10:00:00+05:00"),
        ("Float", "1000000.10"),
        ("Text", "f"),
    ]
    variables = "".join(
        f'<Variable guid="{g(30 + n)}" name="v{n}" typeOfVariable="{kind}"/>'
        for n, (kind, _) in enumerate(said)
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{g(30 + n)}"/><{kind}Value>{one}</{kind}Value></VariableValue>'
        for n, (kind, one) in enumerate(said)
    )
    done = take(
        programs.project(
            f'<Variables>{variables}</Variables><Cases><Case guid="{g(10)}" name="Anna">{values}'
            f'<SourceRef targetGUID="{g(50)}"/></Case></Cases>'
            f"<Sources>{programs.text_source(50, 'Hello there.', values)}</Sources>"
        )
    )
    assert not [one for one in done.remarks.all if one.what.startswith("a value")]
    path = give()
    with zipfile.ZipFile(path) as archive:
        both_schemas("Project", archive.read("project.qde"))
    for place in ("Case", "TextSource"):
        found = next(tree(path).iter(f"{NS}{place}")).findall(f"{NS}VariableValue")
        assert {(one[1].tag.removeprefix(NS), one[1].text) for one in found} == {
            (f"{kind}Value", one) for kind, one in said
        }
