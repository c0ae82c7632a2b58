"""A project comes in whole: coders, codes, codings, cases, memos; and what has no place is kept and named."""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

from pathlib import Path
from typing import Any
from zipfile import ZipFile

from qda.analysis.frames.attributes import of_participants
from qda.interchange.refi.remarks import Fate, Subject
from qda.project.codebooks import codebook_files, load_codebook
from qda.project.coded import coded
from qda.project.study import load_study
from qda.store.check import check_store


def test_users_are_coders_and_two_of_one_name_stay_two(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    users = "".join(
        f'<User guid="{g(n)}" {name}/>'
        for n, name in enumerate(('name="Ada"', 'name="Ada"', "", 'id="BL"', 'name="rules"'), 1)
    )
    codings = "".join(
        f'<PlainTextSelection guid="{g(60 + n)}" startPosition="0" endPosition="3"><Coding guid="{g(70 + n)}" '
        f'{user}><CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
        for n, user in enumerate(
            [*(f'creatingUser="{g(n)}"' for n in range(1, 6)), "", f'creatingUser="{g(99)}"']
        )
    )
    done = take(
        programs.project(
            f"<Users>{users}</Users>{programs.CODES}<Sources>{programs.text_source(50, 'One two', codings)}</Sources>"
        )
    )
    coders = {one.coder for one in workspace.store.codings()}
    assert coders == {
        *("Ada", "Ada (2)", f"user id{g(3)[:8]}", "BL", "rules (imported)"),
        *("unknown", f"user id{g(99)[:8]}"),
    }
    assert done.counts.new[Subject.CODINGS] == 7
    assert check_store(workspace.store) == []


def test_codes_become_a_new_file_and_no_file_is_touched(programs: Any, take: Any, workspace: Any) -> None:
    folder = workspace.folder / "codebooks"
    folder.mkdir()
    mine = folder / "demo.yaml"
    mine.write_text(
        "# mine\ntitle: Mine\nlanguage: en\ncodes:\n  - code: beginnings\n    name: Own\n", encoding="utf-8"
    )
    before = mine.read_bytes()
    done = take(
        programs.project(
            CODEBOOK.format(*map(programs.guid, range(20, 26))), 'name="Demo" origin="MAXQDA 24"'
        )
    )
    assert mine.read_bytes() == before
    assert done.codebook is not None
    assert done.codebook.name == "demo-2.yaml"
    book = load_codebook(workspace)
    own = {code.code: code for code in book}
    assert list(own) == ["beginnings_2", "tough_questions", "code", "unnamed_code", "no", "beginnings"]
    assert own["tough_questions"].parent == "beginnings_2"
    assert own["beginnings_2"].color == "#aabbcc"
    assert own["beginnings_2"].definition == 'How it: "began"\n# here'
    assert (own["code"].name, own["unnamed_code"].name, own["no"].name) == ("???", "unnamed code", "no")
    assert take(programs.project(CODEBOOK.format(*map(programs.guid, range(20, 26))))).codebook is None
    assert codebook_files(workspace) == [folder / "demo-2.yaml", mine]


CODEBOOK = (
    '<CodeBook><Codes><Code guid="{0}" name="Beginnings" isCodable="true" color="#abc">'
    '<Description>How it: "began"\n # here</Description><Code guid="{1}" name="Tough: questions?" isCodable="false"/>'
    '</Code><Code guid="{2}" name="???" isCodable="true"/><Code guid="{3}" name="" isCodable="true"/>'
    '<Code guid="{4}" name="no" isCodable="true"/></Codes></CodeBook>'
)


def test_a_code_of_the_same_path_is_the_projects_own(programs: Any, take: Any, workspace: Any) -> None:
    folder = workspace.folder / "codebooks"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "title: Mine\nlanguage: en\ncodes:\n  - code: first\n    name: One\n  - code: t\n    name: Two\n",
        encoding="utf-8",
    )
    text = programs.text_source(50, "One two", programs.selection(60, 0, 3, 20))
    done = take(programs.project(f"{programs.CODES}<Sources>{text}</Sources>"))
    assert done.codebook is None
    assert [one.code for one in workspace.store.codings()] == ["first"]


def test_cases_are_participants_with_attributes(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    (workspace.folder / "participants.csv").write_text(
        "participant;age;town\nAnna;40;Leeds\n", encoding="utf-8"
    )
    variables = "".join(
        f'<Variable guid="{g(30 + n)}" name="{name}" typeOfVariable="{kind}"/>'
        for n, (name, kind) in enumerate(
            [("age", "Integer"), ("Born", "Date"), ("ok", "Boolean"), ("age", "Text")]
        )
    )
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{g(30 + n)}"/>{value}</VariableValue>'
        for n, value in enumerate(
            [
                "<IntegerValue>41</IntegerValue>",
                "<DateValue>1980-02-03</DateValue>",
                "<BooleanValue>true</BooleanValue>",
                "<TextValue>forties; about</TextValue>",
            ]
        )
    )
    cases = (
        f'<Case guid="{g(40)}" name="Anna">{values}<SourceRef targetGUID="{g(50)}"/></Case>'
        f'<Case guid="{g(41)}" name="Bo"><SourceRef targetGUID="{g(51)}"/></Case>'
        f'<Case guid="{g(42)}" name="Bo"><SourceRef targetGUID="{g(51)}"/></Case>'
    )
    done = take(
        programs.project(
            f"<Variables>{variables}</Variables><Cases>{cases}</Cases><Sources>{programs.text_source(50, 'One')}"
            f"{programs.text_source(51, 'Two', name='U')}</Sources>"
        )
    )
    assert (workspace.folder / "participants.csv").read_text(encoding="utf-8") == (
        "participant;age;town;Born;ok;age (2)\n"
        'Anna;40;Leeds;1980-02-03;true;"forties; about"\n'
        "Bo;;;;;\n"
        "Bo (2);;;;;\n"
    )
    documents = {one.name: one for one in workspace.store.documents()}
    assert (documents["T"].participant, documents["U"].participant) == ("Anna", None)
    assert documents["T"].attributes["town"] == "Leeds"
    whats = [one.what for one in done.remarks.all]
    assert "age is another one in the participants file, which stands" in whats
    assert "a source of several cases speaks for none of them" in whats


def test_notes_are_memos_on_what_they_are_on(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    notes = "".join(
        f'<Note guid="{g(80 + n)}" name="N{n}" creatingUser="{g(1)}" creationDateTime="2020-01-0{n + 1}T00:00:00Z">'
        f"<PlainTextContent>Say {n}</PlainTextContent></Note>"
        for n in range(8)
    )

    def ref(n: int) -> str:
        return f'<NoteRef targetGUID="{g(80 + n)}"/>'

    coding = f'<Coding guid="{g(70)}" creatingUser="{g(1)}"><CodeRef targetGUID="{g(20)}"/>{ref(0)}</Coding>'
    xml = programs.project(
        f'<Users><User guid="{g(1)}" name="Ada"/></Users><CodeBook><Codes><Code guid="{g(20)}" name="One" '
        f'isCodable="true">{ref(1)}</Code></Codes></CodeBook><Sources><TextSource guid="{g(50)}" name="T">'
        "<PlainTextContent>One two three</PlainTextContent>"
        f'<PlainTextSelection guid="{g(60)}" startPosition="0" endPosition="3">{coding}{ref(2)}</PlainTextSelection>'
        f'<PlainTextSelection guid="{g(61)}" startPosition="4" endPosition="7">{ref(3)}</PlainTextSelection>'
        f'{ref(4)}</TextSource></Sources><Notes>{notes}<Note guid="{g(99)}"/></Notes>'
        f'<Links><Link guid="{g(90)}" originGUID="{g(85)}" targetGUID="{g(61)}"/>'
        f'<Link guid="{g(91)}" originGUID="{g(20)}" targetGUID="{g(86)}"/></Links>'
    )
    done = take(xml)
    (coded,) = workspace.store.codings()
    found = {memo.text.split("Say ")[1]: (memo.about, memo.target) for memo in workspace.store.memos()}
    assert found == {
        "0": ("coding", coded.id),
        "1": ("code", "one"),
        "2": ("coding", coded.id),
        "3": ("document", "T"),
        "4": ("document", "T"),
        "5": ("document", "T"),
        "6": ("code", "one"),
        "7": ("project", "project"),
    }
    texts = {memo.text for memo in workspace.store.memos()}
    assert "On “two”: N3\n\nSay 3" in texts
    assert {(memo.coder, memo.at) for memo in workspace.store.memos()} == {
        ("Ada", f"2020-01-0{n}T00:00:00Z") for n in range(1, 9)
    }
    assert (done.counts.file[Subject.MEMOS], done.counts.project[Subject.MEMOS]) == (9, 8)
    take(xml)
    assert len(workspace.store.memos()) == 8


def test_a_transcript_with_points_in_time_is_a_document(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    points = "".join(
        f'<SyncPoint guid="{g(100 + n)}" timeStamp="{n * 1000}" position="{at}"/>'
        for n, at in enumerate((0, 4, 7))
    )
    xml = programs.project(
        f'{programs.CODES}<Sources><AudioSource guid="{g(50)}" name="Tape" path="internal://{g(50)}.mp3">'
        f'<Transcript guid="{g(51)}" name="by hand"><PlainTextContent>One two three</PlainTextContent>{points}'
        f'<TranscriptSelection guid="{g(60)}" fromSyncPoint="{g(101)}" toSyncPoint="{g(102)}"><Coding guid="{g(70)}">'
        f'<CodeRef targetGUID="{g(20)}"/></Coding></TranscriptSelection></Transcript>'
        f'<AudioSelection guid="{g(61)}" begin="0" end="5"><Coding guid="{g(71)}"><CodeRef targetGUID="{g(21)}"/>'
        "</Coding></AudioSelection></AudioSource></Sources>"
    )
    done = take(xml, {f"sources/{g(50)}.mp3": b"noise"})
    assert [(one.name, one.text) for one in workspace.store.documents()] == [("Tape", "One two three")]
    assert [(one.anchor.quote, one.code) for one in workspace.store.codings()] == [("two", "one")]
    assert [one.item for one in done.remarks.all if one.subject is Subject.CODINGS] == [
        f"Two in Tape ({g(71)})"
    ]


def test_what_has_no_place_is_named_as_kept(programs: Any, take: Any) -> None:
    g = programs.guid
    xml = programs.project(
        f'{programs.CODES}<Sources><PictureSource guid="{g(50)}" name="Photo" path="internal://{g(50)}.png">'
        f'<PictureSelection guid="{g(60)}" firstX="0" firstY="0" secondX="5" secondY="5"><Coding guid="{g(70)}">'
        f'<CodeRef targetGUID="{g(20)}"/></Coding></PictureSelection></PictureSource>'
        f'<VideoSource guid="{g(51)}" name="Film" path="relative:///C:/Users/me/film.mp4"/></Sources>'
    )
    done = take(xml, {f"Sources/{g(50)}.png": b"pixels"})
    kept = [one.what for one in done.remarks.all if one.fate is Fate.KEPT]
    assert kept.count("a PictureSource without a text") == 1
    assert kept.count("a VideoSource without a text") == 1
    assert any("PictureSelection" in what for what in kept)
    assert any("lies outside" in what for what in kept)


def test_a_coding_of_a_whole_source_has_the_whole_text(programs: Any, take: Any, workspace: Any) -> None:
    g = programs.guid
    inner = f'<Coding guid="{g(70)}"><CodeRef targetGUID="{g(20)}"/></Coding>'
    take(programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, 'One two', inner)}</Sources>"))
    assert [one.anchor.quote for one in workspace.store.codings()] == ["One two"]


def test_a_coding_that_repeats_another_is_counted_and_explained(programs: Any, take: Any) -> None:
    twice = programs.selection(60, 0, 3, 20) + programs.selection(61, 0, 3, 20)
    done = take(
        programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, 'One two', twice)}</Sources>")
    )
    assert (done.counts.file[Subject.CODINGS], done.counts.project[Subject.CODINGS]) == (2, 1)
    assert done.remarks.explained(Subject.CODINGS) == 1


def test_two_documents_of_one_name_are_two_unless_their_words_are_the_same(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(programs.project(f"<Sources>{programs.text_source(50, 'One')}</Sources>"))
    take(
        programs.project(
            f"<Sources>{programs.text_source(51, 'One')}{programs.text_source(52, 'Two')}</Sources>"
        )
    )
    assert [(one.name, one.text) for one in workspace.store.documents()] == [("T", "One"), ("T (2)", "Two")]


def test_a_newer_export_of_the_same_project_adds_what_is_new(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from dataclasses import replace

    (text,) = programs.DEMO.texts
    earlier = replace(programs.DEMO, texts=(replace(text, codings=text.codings[:4]),))
    take(programs.write(tmp_path / "1.qdpx", earlier, programs.MAXQDA))
    done = take(programs.write(tmp_path / "2.qdpx", programs.DEMO, programs.MAXQDA))
    assert done.counts.new[Subject.CODINGS] == len(text.codings) - 4
    assert len(workspace.store.documents()) == 1


def test_coded_words_count_although_they_seem_to_be_the_interviewers(
    programs: Any, take: Any, workspace: Any
) -> None:
    text = "INTERVIEWER: One\n\nANNA: Two three\n\nINTERVIEWER: Four\n\nANNA: Five\n"
    inner = programs.selection(60, text.index("One"), text.index("One") + 3, 20)
    done = take(
        programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, text, inner)}</Sources>")
    )
    (document,) = workspace.store.documents()
    assert document.speakers.interviewers == ("none",)
    assert len(done.notices) == 1


def test_a_question_coded_with_its_answer_lets_the_interviewer_be_one(
    programs: Any, take: Any, workspace: Any
) -> None:
    text = "INTERVIEWER: One\n\nANNA: Two three\n\nINTERVIEWER: Four\n\nANNA: Five\n"
    inner = programs.selection(60, text.index("One"), text.index("three"), 20)
    done = take(
        programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, text, inner)}</Sources>")
    )
    (document,) = workspace.store.documents()
    assert document.speakers.interviewers == ()
    assert done.notices == ()


def test_the_participants_file_keeps_its_delimiter_whatever_its_headings_hold(
    programs: Any, take: Any, workspace: Any
) -> None:
    path = workspace.folder / "participants.csv"
    path.write_text('Participant;"age, in years, about"\nP1;40\n', encoding="utf-8")
    take(programs.project(f'<Cases><Case guid="{programs.guid(40)}" name="Anna"/></Cases>'))
    assert path.read_text(encoding="utf-8") == "participant;age, in years, about\nP1;40\nAnna;\n"


GROUP = "Moderator: Why?\nAnna: It is good.\nBob: It is dear.\nModerator: And now?\nAnna: Good.\nBob: Dear."


def group(programs: Any, text: str) -> str:
    """A focus group that is wholly Anna's, with a passage of Bob's."""
    g = programs.guid
    cases = "".join(
        f'<Case guid="{g(n)}" name="{name}"><VariableValue><VariableRef targetGUID="{g(11)}"/>'
        f"<TextValue>{sex}</TextValue></VariableValue>{reference}</Case>"
        for n, name, sex, reference in (
            (12, "Anna", "f", f'<SourceRef targetGUID="{g(50)}"/>'),
            (13, "Bob", "m", f'<SelectionRef targetGUID="{g(60)}"/>'),
        )
    )
    start = text.index("It is dear")
    passage = (
        f'<PlainTextSelection guid="{g(60)}" startPosition="{start}" endPosition="{start + 10}">'
        f'<Coding guid="{g(61)}"><CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
    )
    return programs.project(
        f'{programs.CODES}<Variables><Variable guid="{g(11)}" name="Sex" typeOfVariable="Text"/></Variables>'
        f"<Cases>{cases}</Cases><Sources>{programs.text_source(50, text, passage)}</Sources>"
    )


def test_who_speaks_under_a_label_is_that_person_whoever_has_the_whole_source(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(group(programs, GROUP))
    table = coded(load_study(workspace))
    people = {name: own["Sex"] for name, own in of_participants(table).items()}
    assert people == {"Anna": "f", "Bob": "m"}
    assert list(table.codings["participant"]) == ["Bob"]


def test_a_source_of_one_case_speaks_for_nobody_where_only_others_have_labels(
    programs: Any, take: Any, workspace: Any
) -> None:
    done = take(group(programs, GROUP.replace("Anna:", "A.:")))
    assert workspace.store.documents()[0].participant is None
    assert any("each label for itself" in one.what for one in done.remarks.all)


def test_the_memos_and_annotations_of_qualcoder_are_memos_and_users_stand_on_selections(
    programs: Any, take: Any, workspace: Any
) -> None:
    g = programs.guid
    text = "It is good. The money is tight."
    passages = (
        f'<Description>On the file</Description><PlainTextSelection guid="{g(60)}" startPosition="0" '
        f'endPosition="2" creatingUser="{g(1)}"><Description>On the passage</Description>'
        f'<Coding guid="{g(70)}" creatingUser="{g(1)}"><CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
        f'<PlainTextSelection guid="{g(61)}" startPosition="16" endPosition="21" creatingUser="{g(2)}">'
        f'<Coding guid="{g(71)}"><CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
        f'<NoteRef targetGUID="{g(80)}"/>'
    )
    xml = programs.project(
        f'<Users><User guid="{g(1)}" name="ann"/><User guid="{g(2)}" name="ben"/></Users>{programs.CODES}'
        f"<Sources>{programs.text_source(50, text, passages)}</Sources>"
        f'<Notes><Note guid="{g(80)}" creatingUser="{g(2)}"><PlainTextContent>Mark</PlainTextContent>'
        f'<PlainTextSelection guid="{g(81)}" startPosition="25" endPosition="30"/></Note></Notes>'
        "<Description>On the study</Description>",
        f'name="P" origin="QualCoder 3.6" creatingUserGUID="{g(1)}"',
    )
    done = take(xml)
    assert {(one.coder, one.anchor.quote) for one in workspace.store.codings()} == {
        ("ann", "It"),
        ("ben", "money"),
    }
    memos = {
        (one.about, one.coding.anchor.quote if one.coding else "", one.text, one.coder)
        for one in workspace.store.memos()
    }
    assert memos == {
        ("project", "", "On the study", "ann"),
        ("document", "", "On the file", "unknown"),
        ("coding", "It", "On the passage", "ann"),
        ("document", "", "On \u201ctight\u201d: Mark", "ben"),
    }
    assert not [one for one in done.remarks.all if one.fate is Fate.SKIPPED]
    assert set(take(xml).counts.new.values()) == {0}


def test_a_coding_with_a_case_for_a_code_is_kept_as_what_the_case_says_of_the_passage(
    programs: Any, take: Any, give: Any
) -> None:
    g = programs.guid
    passages = programs.selection(60, 0, 3, 20) + programs.selection(61, 4, 7, 12)
    done = take(
        programs.project(
            f'{programs.CODES}<Cases><Case guid="{g(12)}" name="Anna"/></Cases>'
            f"<Sources>{programs.text_source(50, 'One two', passages)}</Sources>"
        )
    )
    assert done.counts.project[Subject.CODINGS] == 1
    assert not [one for one in done.remarks.all if one.fate is Fate.SKIPPED]
    with ZipFile(give()) as archive:
        assert f'<SelectionRef targetGUID="{g(61)}"/>'.encode() in archive.read("project.qde")
