"""What is kept of codings holds after every edit of the codebook as if all were coded from scratch."""

import subprocess
import sys

import pytest

from qda.files import columns
from qda.language.tokens.ruled_tokenizer import RuledTokenizer
from tests.cli.kept import BOOK, FINGERPRINTS, KINDS, as_in_a_new_process, codings_as_csv


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    as_in_a_new_process()


def test_words_that_are_known_mean_what_they_mean_when_they_are_looked_up(project, run, monkeypatch) -> None:
    book = project / "codebooks" / "codebook.yaml"
    book.write_text(BOOK, encoding="utf-8")
    expected = codings_as_csv(project, run)
    for path in (*project.glob(KINDS["codings"]), project / FINGERPRINTS):
        path.unlink()
    as_in_a_new_process()
    monkeypatch.setattr(RuledTokenizer, "keys", None)
    assert codings_as_csv(project, run) == expected


def test_only_the_edited_code_is_coded_again_and_only_the_new_document(project, run) -> None:
    book = project / "codebooks" / "codebook.yaml"
    run(project, "code")
    assert "nothing had to be coded anew" in run(project, "code").err
    book.write_text(book.read_text(encoding="utf-8").replace("long way", "long road"), encoding="utf-8")
    assert "3 of 3 documents coded anew, for 1 code" in run(project, "code").err
    (project / "transcripts" / "interviews" / "P9.txt").write_text(
        "P9: The clinic is far.\n", encoding="utf-8"
    )
    run(project, "import", "transcripts")
    assert "1 of 4 documents coded anew" in run(project, "code").err


def test_earlier_states_of_the_codebook_are_forgotten_in_time(project, run, monkeypatch) -> None:
    monkeypatch.setattr("qda.project.coding.machine._EARLIER", 2)
    (path,) = (project / "codebooks").glob("*.yaml")
    book = path.read_text(encoding="utf-8")
    codings_as_csv(project, run)
    codes = len(list(project.glob(KINDS["codings"])))
    for number in range(12):
        edited = book.replace("match: [", f"match: [neverfound{number}, ")
        path.write_text(edited, encoding="utf-8")
        codings_as_csv(project, run)
    assert len(list(project.glob(KINDS["codings"]))) == 3 * codes
    prints = columns.read(project / ".qda" / "cache" / "codings" / "fingerprints")
    assert len(prints.about["known"]) <= 3 * codes
    path.write_text(book, encoding="utf-8")
    assert run(project, "code").code == 0


@pytest.mark.parametrize(
    "edit",
    [
        ("fee]", "fee, price]"),
        ("$care NEAR/8", "$care NEAR/3"),
        ("scope: paragraph", "scope: turn"),
        ("[painted]", "[hospital]"),
        ('"#second", "way"', '"#first", "way"'),
        ("code: first", "code: zero"),
        ("far NEAR/5 clinic", "=P2"),
    ],
)
def test_an_edited_codebook_finds_what_it_finds_from_scratch(project, run, edit) -> None:
    book = project / "codebooks" / "codebook.yaml"
    book.write_text(BOOK, encoding="utf-8")
    codings_as_csv(project, run)
    text = BOOK.replace(*edit)
    text = text.replace("#first", "#zero") if "zero" in text else text
    book.write_text(text, encoding="utf-8")
    after = codings_as_csv(project, run)
    for path in project.glob(KINDS["codings"]):
        path.unlink()
    (project / FINGERPRINTS).unlink()
    assert codings_as_csv(project, run) == after


QUOTATIONS = ('""', "“”", "„“", "‟”", "«»", "»«")
NAMED = """\
terms:
  money: [{money}]
codes:
  - code: cost
    match: ['$money{0}of the{1}']
  - code: far
    match: [{far}]
  - code: away
    match: ['#far{0}away{1}']
"""


@pytest.mark.parametrize("marks", QUOTATIONS, ids=QUOTATIONS)
def test_a_list_and_a_code_are_known_by_their_names_with_a_quotation_right_behind_them(
    project, run, marks
) -> None:
    book = project / "codebooks" / "codebook.yaml"

    def counted(money: str, far: str) -> dict[str, int]:
        book.write_text(NAMED.format(*marks, money=money, far=far), encoding="utf-8")
        lines = codings_as_csv(project, run).splitlines()[1:]
        return {code: sum(f",{code}," in one for one in lines) for code in ("cost", "far", "away")}

    assert counted("price", "far") == {"cost": 0, "far": 2, "away": 1}
    assert counted("cost", "far") == {"cost": 2, "far": 2, "away": 1}
    assert counted("cost, fee", "long") == {"cost": 3, "far": 1, "away": 0}
    rule = f"['#far{marks[0]}away{marks[1]}'"
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace(f"{rule}]", f"{rule}, way]"), encoding="utf-8")
    assert run(project, "code").code == 0  # compiles one code, with those that it speaks of


def test_a_list_that_nobody_uses_is_still_looked_at(project, run) -> None:
    book = project / "codebooks" / "codebook.yaml"
    book.write_text(BOOK, encoding="utf-8")
    codings_as_csv(project, run)
    book.write_text(BOOK.replace("terms:\n", "terms:\n  unused: ['a NEAR/0 b']\n"), encoding="utf-8")
    done = run(project, "code")
    assert (done.code, "can never match" in done.err) == (2, True)


def test_many_codes_need_few_open_files(project) -> None:
    """As many codes as a system allows files to be open, which is 256 for some."""
    resource = pytest.importorskip("resource")
    book = project / "codebooks" / "codebook.yaml"
    entries = [f"  - code: c{number}\n    match: [way{number}, far]\n" for number in range(100)]
    book.write_text("codes:\n" + "".join(entries), encoding="utf-8")
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "qda", "code"],
            cwd=project,
            capture_output=True,
            text=True,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (80, 80)),
        )
        assert done.returncode == 0, done.stderr
    assert "nothing had to be coded anew" in done.stderr
