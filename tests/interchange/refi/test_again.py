"""A second import, of the same file or a newer one: what is there is found again, and nothing is doubled."""

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from qda.model.document import NOBODY_ELSE, Speakers
from qda.privacy.key import Entry, write_key
from qda.project.codebooks import load_codebook
from qda.project.confidential.pseudonymise import apply_key
from qda.project.confidential.withdraw import withdraw
from qda.project.confidential.withdrawal import plan
from qda.project.exchange.import_project import import_project
from qda.project.intake.import_files import keep, read_files


def codebook(programs: Any, *codes: tuple[int, str]) -> str:
    made = "".join(f'<Code guid="{programs.guid(n)}" name="{name}" isCodable="true"/>' for n, name in codes)
    return f"<CodeBook><Codes>{made}</Codes></CodeBook>"


def placed(workspace: Any) -> set[tuple[str, str, str]]:
    return {(one.anchor.document, one.anchor.quote, one.code) for one in workspace.store.codings()}


def replacing(workspace: Any, programs: Any, folder: Path) -> Path:
    """A key that replaces a name in the project, so that nothing of later imports is kept."""
    first = programs.project(f"<Sources>{programs.text_source(99, 'Anna Smith', name='First')}</Sources>")
    import_project(workspace, programs.pack(folder / "first.qdpx", first), "Tester")
    write_key(folder / "key.csv", [Entry("person", "Anna Smith", "[Nurse]", accept=True)])
    apply_key(workspace, folder / "key.csv", "Tester", purge=False)
    return folder / "key.csv"


def from_file(workspace: Any, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    with workspace.store.change("Tester") as change:
        keep(change, read_files(workspace, [path]))


def test_a_code_renamed_over_there_keeps_its_own_passages(programs: Any, take: Any, workspace: Any) -> None:
    def made(inner: str, *codes: tuple[int, str]) -> str:
        text = programs.text_source(50, "One two three", inner)
        return str(programs.project(f"{codebook(programs, *codes)}<Sources>{text}</Sources>"))

    own = programs.selection(60, 0, 3, 20)
    take(made(own, (20, "Trust")))
    done = take(made(own + programs.selection(61, 4, 7, 21), (21, "Trust"), (20, "Faith")))
    assert placed(workspace) == {("T", "One", "trust"), ("T", "two", "trust_2")}
    told = [one.item for one in done.remarks.all if "does not say" not in one.what]
    assert told == ["Trust: trust_2", "'Faith', here 'Trust'"]


def test_codes_of_one_name_beside_each_other_are_found_again_by_their_order(
    programs: Any, workspace: Any, tmp_path: Path
) -> None:
    key = replacing(workspace, programs, tmp_path)
    text = programs.text_source(50, "One two three", programs.selection(60, 0, 3, 21))
    xml = programs.project(f"{codebook(programs, (20, 'X'), (21, 'X'))}<Sources>{text}</Sources>")
    for _ in range(3):
        import_project(workspace, programs.pack(tmp_path / "a.qdpx", xml), "Tester", key=key)
    assert [one.name for one in (workspace.folder / "codebooks").iterdir()] == ["p.yaml"]
    assert placed(workspace) == {("T", "One", "x_2")}


def test_where_names_were_replaced_documents_are_found_again(
    programs: Any, workspace: Any, tmp_path: Path
) -> None:
    key = replacing(workspace, programs, tmp_path)
    text = programs.text_source(50, "Anna Smith went", programs.selection(60, 11, 15, 20))
    path = programs.pack(tmp_path / "a.qdpx", programs.project(f"{programs.CODES}<Sources>{text}</Sources>"))
    for _ in range(3):
        done = import_project(workspace, path, "Tester", key=key)
    assert placed(workspace) == {("T", "went", "one")}
    assert set(done.counts.new.values()) == {0}
    assert [one.name for one in workspace.store.documents()] == ["First", "T"]


def test_where_names_were_replaced_a_file_of_its_own_is_the_same_document(
    programs: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "T.txt", "Anna Smith went.\n")
    key = replacing(workspace, programs, tmp_path)
    text = programs.text_source(50, "Anna Smith went.\n", programs.selection(60, 11, 15, 20))
    path = programs.pack(tmp_path / "a.qdpx", programs.project(f"{programs.CODES}<Sources>{text}</Sources>"))
    for _ in range(2):
        import_project(workspace, path, "Tester", key=key)
    assert placed(workspace) == {("T", "went", "one")}
    assert [one.text for one in workspace.store.documents() if one.name != "First"] == ["[Nurse] went.\n"]


def test_after_somebody_withdrew_documents_are_found_again(
    programs: Any, workspace: Any, tmp_path: Path
) -> None:
    words = "BO: Anna said so.\n\nCY: Anna went home.\n\nBO: yes.\n\nCY: no.\n"
    inner = programs.selection(60, words.index("went"), words.index(" home"), 20)
    xml = programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, words, inner)}</Sources>")
    path = programs.pack(tmp_path / "a.qdpx", xml)
    import_project(workspace, path, "Tester")
    withdraw(workspace, plan(workspace, "BO"), "Tester")
    for _ in range(2):
        import_project(workspace, path, "Tester")
    assert placed(workspace) == {("T", "went", "one")}
    assert len(workspace.store.documents()) == 1


def test_a_source_that_is_new_takes_no_document_that_another_one_of_the_file_is(
    programs: Any, take: Any, workspace: Any
) -> None:
    known = programs.text_source(50, "One two", programs.selection(60, 0, 3, 20))
    other = programs.text_source(51, "One two", programs.selection(61, 4, 7, 20))
    take(programs.project(f"{programs.CODES}<Sources>{known}</Sources>"))
    take(programs.project(f"{programs.CODES}<Sources>{other}{known}</Sources>"))
    assert placed(workspace) == {("T", "One", "one"), ("T (2)", "two", "one")}


def test_a_text_that_was_corrected_here_stands_and_passages_are_looked_for_in_it(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    from_file(workspace, tmp_path / "T.txt", "One two three.\n")
    inner = programs.selection(60, 4, 7, 20)
    more = inner + programs.selection(61, 8, 13, 20)

    def made(inner: str) -> str:
        text = programs.text_source(50, "One two three.\n", inner)
        return str(programs.project(f"{programs.CODES}<Sources>{text}</Sources>"))

    take(made(inner))
    from_file(workspace, tmp_path / "T.txt", "Corrected: One two three.\n")
    again = take(made(more))
    (document,) = workspace.store.documents()
    assert document.text == "Corrected: One two three.\n"
    assert placed(workspace) == {("T", "two", "one"), ("T", "three", "one")}
    assert all(one.anchor.text_hash == document.text_hash for one in workspace.store.codings())
    assert [one.item for one in again.remarks.all if "which stands" in one.what] == ["T"]


def test_an_older_file_that_brings_back_its_text_says_so(programs: Any, take: Any) -> None:
    older, newer = (
        programs.project(f"<Sources>{programs.text_source(50, text)}</Sources>") for text in ("One", "Two")
    )
    take(older)
    assert take(newer).remarks.all == []
    assert [one.what for one in take(older).remarks.all] == [
        "a text of which a newer one was here; it is the older one again"
    ]


ASKED = "INTERVIEWER: What of sleep?\n\nANNA: I lost it.\n\nINTERVIEWER: And then?\n\nANNA: I got up.\n"


@pytest.mark.parametrize("own", [True, False])
def test_passages_in_the_questions_of_a_document_that_was_there_are_told(
    own: bool, programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    answer = programs.selection(60, ASKED.index("lost"), ASKED.index(" it."), 20)
    question = programs.selection(61, ASKED.index("What"), ASKED.index("sleep"), 20)
    both = programs.selection(62, ASKED.index("sleep"), ASKED.index(" it."), 21)

    def made(inner: str) -> str:
        return str(
            programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, ASKED, inner)}</Sources>")
        )

    if own:
        from_file(workspace, tmp_path / "T.txt", ASKED)
    else:
        assert take(made(answer)).notices == ()
    (notice,) = take(made(answer + question + both)).notices
    assert "1 of 3 coded passages stand in the interviewer's words" in notice.what
    assert notice.where == "T"
    done = import_project(
        workspace, tmp_path / "in.qdpx", "Tester", speakers=Speakers(interviewers=(NOBODY_ELSE,))
    )
    assert done.notices == ()
    (document,) = workspace.store.documents()
    assert document.speakers.interviewers == (NOBODY_ELSE,)


def test_who_asks_by_the_text_alone_is_found_out_anew_for_another_text(
    programs: Any, take: Any, workspace: Any
) -> None:
    def made(asks: str, answers: str) -> str:
        text = 5 * f"{asks}: Why?\n\n{answers}: I lost my sleep that night.\n\n"
        source = programs.text_source(50, text, "")
        return str(programs.project(f"{programs.CODES}<Sources>{source}</Sources>"))

    for asks, answers in (("ANNA", "BEN"), ("BEN", "ANNA")):
        assert any(f"{asks!r} is taken for the" in one.what for one in take(made(asks, answers)).notices)
        (document,) = workspace.store.documents()
        assert (document.speakers.taken, document.speakers.interviewers) == (asks, ())
    assert take(made("BEN", "ANNA")).notices == ()


def test_a_code_that_got_another_short_name_here_is_named_and_goes_out_once(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    def made(inner: str) -> str:
        text = programs.text_source(50, "One two three", inner)
        return str(programs.project(f"{programs.CODES}<Sources>{text}</Sources>"))

    first = programs.selection(60, 0, 3, 20)
    take(made(first))
    (file,) = (workspace.folder / "codebooks").iterdir()
    file.write_text(file.read_text(encoding="utf-8").replace("code: one", "code: uno"), encoding="utf-8")
    done = take(made(first + programs.selection(61, 4, 7, 20)))
    assert [one.item for one in done.remarks.all if "short name" in one.what] == ["one, now uno"]
    with ZipFile(give()) as archive:
        root = etree.fromstring(archive.read("project.qde"))
    codes = {one.get("name"): one.get("guid") for one in root.iter("{*}Code")}
    assert programs.guid(20) in codes.values()
    assert len(set(codes.values())) == len(codes) == 3
    quotes = {"uno": {"One", "two"}, "one": {"One"}}
    for name, code in (("uno", "One"), ("one", "one")):
        targets = [one.get("targetGUID") for one in root.iter("{*}CodeRef")]
        assert targets.count(codes[code]) == len(quotes[name])


def by_default(programs: Any, first: int, *works: tuple[int, int, str]) -> str:
    """A file whose only user is called default, with GUIDs of its own: what is coded, and when."""
    g = programs.guid
    passages = "".join(
        f'<PlainTextSelection guid="{g(first + 10 + n)}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{g(first + 20 + n)}" creatingUser="{g(first)}" creationDateTime="{at}">'
        f'<CodeRef targetGUID="{g(20)}"/></Coding></PlainTextSelection>'
        for n, (start, end, at) in enumerate(works)
    )
    return str(
        programs.project(
            f'<Users><User guid="{g(first)}" name="default"/></Users>{programs.CODES}'
            f"<Sources>{programs.text_source(first + 1, 'One two three', passages)}</Sources>"
        )
    )


EARLY, LATE = "2023-05-01T10:00:00Z", "2023-05-01T10:00:09Z"


def test_people_of_two_files_who_share_a_name_are_two_and_no_coding_is_lost(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(by_default(programs, 100, (0, 3, EARLY), (4, 7, EARLY)))
    done = take(by_default(programs, 200, (0, 3, EARLY), (8, 13, EARLY)))
    found = {(one.coder, one.anchor.quote) for one in workspace.store.codings()}
    assert found == {
        ("default", "One"),
        ("default", "two"),
        ("default (2)", "One"),
        ("default (2)", "three"),
    }
    assert "default: default (2)" in [one.item for one in done.remarks.all]


@pytest.mark.parametrize(
    "text", ["One two.\nThree four.\n\n", "One two.\n\nThree four.", " One two.\nThree  four."]
)
def test_a_source_with_other_blanks_and_guids_is_the_document_of_its_name(
    text: str, programs: Any, take: Any, workspace: Any
) -> None:
    def made(text: str, *quotes: str) -> str:
        places = [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]
        inner = "".join(programs.selection(60 + n, *place, 20) for n, place in enumerate(places))
        return str(
            programs.project(f"{programs.CODES}<Sources>{programs.text_source(50, text, inner)}</Sources>")
        )

    take(made("One two.\nThree four.\n", "two", "Three"))
    done = take(made(text, "two", "Three").replace("-0a0b-4c0d-", "-aaaa-4c0d-"))
    assert set(done.counts.new.values()) == {0}
    assert [one.text for one in workspace.store.documents()] == [text]
    codings = workspace.store.codings()
    assert [text[one.anchor.start : one.anchor.end] for one in codings] == ["two", "Three"]


def test_who_has_another_guid_in_each_export_is_known_by_their_work(
    programs: Any, take: Any, workspace: Any
) -> None:
    take(by_default(programs, 100, (0, 3, EARLY), (4, 7, LATE)))
    take(by_default(programs, 200, (0, 3, EARLY), (4, 7, LATE), (8, 13, LATE)))
    assert {one.coder for one in workspace.store.codings()} == {"default"}
    assert len(workspace.store.codings()) == 3


def test_a_source_whose_transcript_is_here_with_corrections_is_that_document(
    programs: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    said = "Anna: I work at nihgt. I sleep by day, when the children are at school."
    from_file(workspace, tmp_path / "T.txt", said.replace("nihgt", "night") + "\n")
    start = said.index("sleep")
    passages = programs.selection(60, start, start + 12, 20)
    done = take(
        programs.project(
            f"{programs.CODES}<Sources>{programs.text_source(50, said, passages)}"
            f"{programs.text_source(51, 'Quite another text of this name.', name='T')}</Sources>"
        )
    )
    assert [one.name for one in workspace.store.documents()] == ["T", "T (2)"]
    assert {(one.anchor.document, one.anchor.quote) for one in workspace.store.codings()} == {
        ("T", "sleep by day")
    }
    assert "I work at night." in workspace.store.documents()[0].text
    assert "T: T (2)" in [one.item for one in done.remarks.all]


def test_a_new_code_below_one_that_is_here_stands_below_it_in_tables_and_in_what_is_written(
    programs: Any, take: Any, give: Any, workspace: Any
) -> None:
    def made(below: str, inner: str) -> str:
        code = f'<Code guid="{programs.guid(20)}" name="Transport" isCodable="true">{below}</Code>'
        text = programs.text_source(50, "The bus was full. The tram came.", inner)
        return str(programs.project(f"<CodeBook><Codes>{code}</Codes></CodeBook><Sources>{text}</Sources>"))

    tram = f'<Code guid="{programs.guid(21)}" name="Tram" isCodable="true"/>'
    bus = programs.selection(60, 0, 17, 20)
    take(made("", bus))
    take(made(tram, bus + programs.selection(61, 18, 32, 21)))
    assert take(made(tram, bus + programs.selection(61, 18, 32, 21))).codebook is None
    assert load_codebook(workspace).path("tram") == ("transport", "tram")
    with ZipFile(give()) as archive:
        codes = etree.fromstring(archive.read("project.qde")).iter("{*}Code")
        places = {one.get("name"): one.getparent().get("name") for one in codes}
    assert places == {"Transport": None, "Tram": "Transport"}


def test_codes_of_one_name_of_two_projects_stay_below_what_they_were_below(
    programs: Any, take: Any, workspace: Any
) -> None:
    def made(first: int, *tops: str) -> str:
        def code(name: str, number: int, inner: str = "") -> str:
            return f'<Code guid="{programs.guid(number)}" name="{name}" isCodable="true">{inner}</Code>'

        codes = "".join(
            code(top, first + 2 * n, code("Bus", first + 2 * n + 1)) for n, top in enumerate(tops)
        )
        text = programs.text_source(first + 50, f"Text {first}", name=f"T{first}")
        return str(programs.project(f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{text}</Sources>"))

    take(made(1000, "Transport", "Mood"))
    file = next((workspace.folder / "codebooks").iterdir())
    file.write_text(file.read_text(encoding="utf-8").replace("name: Bus", "name: Tram"), encoding="utf-8")
    take(made(2000, "Mood", "Transport"))
    book = load_codebook(workspace)
    names = sorted("/".join(book[one].name for one in book.path(code.code)) for code in book)
    assert names == ["Mood", "Mood/Bus", "Mood/Tram", "Transport", "Transport/Bus", "Transport/Tram"]
