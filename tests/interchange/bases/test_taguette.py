"""Taguette's databases come in whole: texts, highlights by bytes, tags, who tagged; and by evidence."""

from pathlib import Path
from typing import Any

import pytest

from qda.errors import InputError, UsageError
from qda.interchange.bases.html_text import HtmlText
from qda.interchange.refi.remarks import Subject
from qda.model.span import Span
from qda.project.codebooks import load_codebook

HTML = (
    "<h1>A night</h1>\n<p>Nurse: I was so 😀 tired &amp; 疲れた, e\u0301t <b>not</b>   <i>once</i>\nasked."
    "<br>Then&nbsp;home.</p>\n<pre>\nAs it  is\nhere</pre><ul><li>first</li><li>second</li></ul>"
    "<table><tbody><tr><td>cell</td><td>other</td></tr></tbody></table>"
)


def quotes(workspace: Any) -> dict[tuple[str, str], str]:
    """Quotation by coder and code, of projects with one coding of each."""
    return {(one.coder, one.code): one.anchor.quote for one in workspace.store.codings()}


def test_the_text_is_what_a_person_reads_and_every_character_is_found_in_it() -> None:
    page = HtmlText(HTML)
    assert page.text == (
        "A night\n\nNurse: I was so 😀 tired & 疲れた, e\u0301t not once asked.\nThen\xa0home.\n\n"
        "As it  is\nhere\n\nfirst\nsecond\n\ncell\tother"
    )
    assert "".join(page.raw.split()) == "".join(page.text.split())
    at = page.raw.index("not   once\nasked")
    assert page.span(Span(at, at + 16)).of(page.text) == "not once asked"  # type: ignore[union-attr]
    assert page.span(Span(at + 3, at + 6)) is not None
    assert page.span(Span(at + 4, at + 6)) is None


@pytest.mark.parametrize(
    ("html", "raw", "text"),
    [
        ("<p>a</p><p>b</p>", "ab", "a\n\nb"),
        ("<p> a <b> b</b> </p>", " a  b ", "a b"),
        ("a &lt;b&gt; &eacute;&#128512;&amp;amp;", "a <b> é😀&amp;", "a <b> é😀&amp;"),
        ("<pre>\n\n x</pre>y", "\n xy", " x\n\ny"),
        ("<p>a<br><br><br>b</p>", "ab", "a\n\nb"),
        ("<blockquote><p>a</p></blockquote> <p></p>\n<p>b</p>", "a \nb", "a\n\nb"),
        ("<b>a<i>b</b>c</i>", "abc", "abc"),
        ("", "", ""),
        ("<p>\n</p>", "\n", ""),
    ],
)
def test_what_counts_and_what_is_read(html: str, raw: str, text: str) -> None:
    page = HtmlText(html)
    assert (page.raw, page.text) == (raw, text)


def test_highlights_are_found_by_bytes_whatever_stands_before_them(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(description="On nights"),
        *(
            bases.tag(1, "sleep", "Of sleep"),
            bases.tag(2, "sleep.lost"),
            bases.tag(3, "a/b"),
            bases.tag(4, "a"),
        ),
        *bases.taguette_document(
            HTML, [("tired & 疲れた, e\u0301t", [1]), ("second", [2]), ("As it", [3]), ("other", [4])]
        ),
    ]
    done = take(bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows))
    assert quotes(workspace) == {
        ("ada", "sleep"): "tired & 疲れた, e\u0301t",
        ("ada", "lost"): "second",
        ("ada", "b"): "As it",
        ("ada", "a"): "other",
    }
    assert done.readings == {"P1": "bytes of UTF-8; 4 of 4 passages are the words that were kept"}
    assert [f"{one.fate}: {one.what}" for one in done.remarks.all] == []
    book = load_codebook(workspace)
    assert (book["lost"].parent, book["b"].parent, book["sleep"].definition) == ("sleep", "a", "Of sleep")
    assert [one.text for one in workspace.store.memos()] == ["Description\n\nOn nights"]
    assert {one.at for one in workspace.store.codings()} == {"2024-01-03T11:12:13Z"}
    assert done.title == "Night shifts"


@pytest.mark.parametrize(
    "tag", ["sleep.lost", "sleep > lost", "sleep  /lost", "sleep: lost", "sleep \\ lost"]
)
def test_a_tag_below_another_one_is_named_without_the_separator(
    tag: str, bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(),
        *(bases.tag(1, "sleep"), bases.tag(2, tag)),
        *bases.taguette_document("<p>Say what</p>", [("Say", [2])]),
    ]
    take(bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows))
    (coding,) = workspace.store.codings()
    book = load_codebook(workspace)
    assert (coding.code, book["lost"].name, book["lost"].parent) == ("lost", "lost", "sleep")


def test_a_tag_belongs_to_who_put_it_there(bases: Any, take: Any, workspace: Any, tmp_path: Path) -> None:
    add = {"type": "highlight_add", "highlight_id": 100, "start_offset": 0, "end_offset": 3}
    old = {"type": "highlight_add", "id": 101, "start_offset": 4, "end_offset": 7, "tags": [1]}
    rows = [
        *bases.taguette_project(),
        *(bases.tag(number, name) for number, name in enumerate(("one", "two", "three", "four"), 1)),
        *bases.taguette_document("<p>Say what</p>", [("Say", [1, 2, 3])]),
        *bases.taguette_highlight(101, 4, 8, "what", [1], user="cy")[:2],
        bases.command({**add, "tags": [1, 2]}, "bo"),
        bases.command({**add, "tags": [2, 4]}, "ada"),
        bases.command({**add, "tags": [1, 2, 4]}, "cy"),
        bases.command({"type": "tag_merge", "src_tag_id": 4, "dest_tag_id": 3}, "bo", None),
        bases.command(old, "dee"),
        bases.command({"type": "highlight_add", "highlight_id": 100, "tags": [3]}, "other", 1, 7),
        bases.command({"type": "member_add", "member": "eve"}, "ada", None),
    ]
    rows[-1][1]["payload"] = "[" * 100_000
    done = take(bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows))
    said = {(one.anchor.quote, one.code): one.coder for one in workspace.store.codings()}
    assert said == {
        ("Say", "one"): "cy",
        ("Say", "two"): "ada",
        ("Say", "three"): "ada",
        ("what", "one"): "dee",
    }
    assert done.coders == 3


def test_without_a_log_a_coding_is_of_nobody_who_is_named(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(),
        bases.tag(1, "one"),
        *bases.taguette_document("<p>Say</p>", [("Say", [1])]),
    ]
    path = bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, [one for one in rows if one[0] != "commands"])
    take(path)
    assert quotes(workspace) == {("unknown", "one"): "Say"}


def test_what_does_not_match_the_kept_words_is_named(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(),
        *(bases.tag(number, name) for number, name in enumerate(("one", "two", "three", "four"), 1)),
        *bases.taguette_document("<p>é 疲れた and so on</p><p> </p>", [("and", [1]), ("so", [1])]),
        *bases.taguette_highlight(200, 6, 9, "and", [2]),
        *bases.taguette_highlight(201, 3, 6, "gone words", [3]),
        *bases.taguette_highlight(202, 900, 990, "far away", [4, 1]),
        *bases.taguette_highlight(203, 5, 4, "turned", [4]),
    ]
    done = take(bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows))
    assert [(one.code, one.anchor.quote) for one in workspace.store.codings() if one.code != "one"] == [
        ("three", "疲"),
        ("two", "and"),
    ]
    assert done.readings == {"P1": "bytes of UTF-8; 3 of 6 passages are the words that were kept"}
    named = {one.what: one.item for one in done.remarks.all if one.fate == "accepted"}
    assert named["a passage that is counted otherwise than most"] == "highlight 200 (6-9) in P1"
    odd = [one.item for one in done.remarks.all if "look at it" in one.what]
    assert odd[0] == "highlight 201 (3-6) in P1: 'gone words' / '疲'"
    assert len(odd) == 1
    lost = [one.item for one in done.remarks.all if one.what == "a highlight of nothing that can be seen"]
    assert lost == ["highlight 202 (900-990) in P1: 'far away'", "highlight 203 (5-4) in P1: 'turned'"]
    assert done.counts.file[Subject.CODINGS] - done.counts.project[Subject.CODINGS] == 3


def test_highlights_without_tags_and_tags_that_are_gone_are_named(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(),
        *bases.taguette_document("<p>Say what</p>", [("Say", []), ("what", [9])]),
    ]
    done = take(bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows))
    said = [f"{one.fate}: {one.what}" for one in done.remarks.all]
    assert "skipped: a coding without its code" in said
    assert said.count("kept: a passage without a code") == 2
    assert not workspace.store.codings()


def test_one_of_several_projects_is_chosen_by_name_or_number(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        ("users", {"login": "ada", "created": "2023-12-01 08:00:00.000001", "disabled": False}),
        *bases.taguette_project(1, "Nights"),
        *bases.taguette_project(2, "Days"),
        *bases.taguette_project(3, "days"),
        *(bases.tag(1, "one"), bases.tag(2, "other", project=2)),
        *bases.taguette_document("<p>Say</p>", [("Say", [1])]),
        *bases.taguette_document("<p>So</p>", [("So", [2])], number=2, project=2, name="P2"),
    ]
    path = bases.made(tmp_path / "t.sqlite3", bases.TAGUETTE, rows)
    with pytest.raises(InputError, match=r"it holds 3 projects \(1: Nights; 2: Days; 3: days\)"):
        take(path)
    with pytest.raises(UsageError, match="there is no project 'Nite'"):
        take(path, "Nite")
    with pytest.raises(UsageError, match="several projects are called 'days'"):
        take(path, "days")
    assert take(path, " nights ").counts.project[Subject.CODES] == 1
    assert quotes(workspace) == {("ada", "one"): "Say"}
    assert take(path, "2").title == "Days"
    assert quotes(workspace) == {("ada", "one"): "Say", ("ada", "other"): "So"}
    assert [one.name for one in workspace.store.documents()] == ["P1", "P2"]


def test_a_changed_document_is_a_new_version_and_an_exported_copy_is_the_same_project(
    bases: Any, take: Any, workspace: Any, tmp_path: Path
) -> None:
    rows = [
        *bases.taguette_project(),
        bases.tag(1, "one"),
        *bases.taguette_document("<p>Say</p>", [("Say", [1])]),
    ]
    take(bases.made(tmp_path / "a.sqlite3", bases.TAGUETTE, rows))
    copy = [(table, {**values}) for table, values in rows]
    for table, values in copy:  # an export numbers everything anew
        values.update({"id": values["id"] + 40} if table in {"documents", "highlights", "tags"} else {})  # type: ignore[operator]
        for key in ("document_id", "tag_id", "highlight_id"):
            values.update({key: values[key] + 40} if key in values and table != "commands" else {})  # type: ignore[operator]
    done = take(bases.made(tmp_path / "b.sqlite3", bases.TAGUETTE, copy))
    assert [one.name for one in workspace.store.documents()] == ["P1"]
    assert done.counts.new[Subject.SOURCES] == done.counts.new[Subject.CODES] == 0
