"""What came in with another program's project goes out with it, and what was done here since."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import zipfile
from pathlib import Path
from typing import Any

from qda.ingest.notice import Notice
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.model.span import Span
from qda.project.intake.import_files import Incoming, keep
from tests.interchange.refi.exported import KEYS, NS, coding, references, selected, texts_of, tree


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


def test_a_user_who_coded_nothing_goes_out_again(programs: Any, take: Any, give: Any) -> None:
    g = programs.guid
    users = f'<Users><User guid="{g(1)}" name="A"/><User guid="{g(2)}" name="Idle"/></Users>'
    take(programs.project(f"{users}<Sources>{programs.text_source(50, 'One two')}</Sources>"))
    assert [(one.get("guid"), one.get("name")) for one in tree(give()).iter(f"{NS}User")] == [
        *((g(1), "A"), (g(2), "Idle"))
    ]


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
