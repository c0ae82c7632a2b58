from collections.abc import Callable
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest.document import read

Write = Callable[[str, str | bytes], Path]
FILES = Path(__file__).parent / "files" / "works"


def body(write: Write, content: str) -> str:
    path = write("a.tex", content)
    document = read(path, root=path.parent).documents[0]
    assert document.text == content
    return document.body.of(document.text)


def test_the_text_is_the_files_and_the_body_is_the_document() -> None:
    path = FILES / "chapter.tex"
    document = read(path, root=FILES).documents[0]
    assert document.text == path.read_text(encoding="utf-8")
    assert (document.name, document.kind) == ("chapter2", "literature")
    expected = r"""
\section{Buses}
60\% of \emph{all} people took the bus. % not those of ward 4

Cost came first.
"""
    assert document.body.of(document.text) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("A chapter that is \\input.\n", "A chapter that is \\input.\n"),
        ("\\begin{document}x\\end{document}", "x"),
        ("\\begin{document}\nno end\n", "\nno end\n"),
        ("%\\begin{document}\nall of it", "%\\begin{document}\nall of it"),
        ("100\\% \\begin{document}a\n%\\end{document}\nb\\end{document}", "a\n%\\end{document}\nb"),
        ("\\begin{document}a%\\end{document}\\end{document}", "a%\\end{document}\\end{document}"),
        ("---\nlanguage: en\n---\n\\begin{document}x\\end{document}y", "x"),
    ],
)
def test_the_body_stands_between_the_commands_that_are_in_no_comment(
    write: Write, content: str, expected: str
) -> None:
    assert body(write, content) == expected


def test_locators_are_those_of_the_body(write: Write) -> None:
    front = "---\nlocators: [p. 1, p. 2]\n---\n\\documentclass{a}\n\n\\title{T}\n\n"
    path = write("a.tex", front + "\\begin{document}\none\n\ntwo\n\\end{document}\n")
    document = read(path, root=path.parent).documents[0]
    assert document.locator(document.text.index("two")) == "p. 2"


def test_a_document_without_text_is_refused_with_its_line(write: Write) -> None:
    with pytest.raises(InputError, match=r"a\.tex, line 2: there is nothing between"):
        body(write, "\\title{T}\n\\begin{document}\n\\end{document}\n")
