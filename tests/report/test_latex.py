"""Tables in LaTeX: compared with what was written by hand, and, where there is a LaTeX, as it prints them."""

import shutil
import subprocess

import pypdfium2
import pytest

from qda.report.latex import escape, render

NASTY = r"""50% of a_b & {c} #1 $x$ ~ ^ \input{secret} "said" 'so' <b> |x| -- [y] \\ [z]"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b", r"a\_b"),
        ("100 % & more", r"100 \% \& more"),
        (r"\input{x}", r"\textbackslash{}input\{x\}"),
        ("a -- b", "a -{}- b"),
        ("[1]", "{[}1{]}"),
        ("line\none", "line one"),
    ],
)
def test_characters_of_commands_are_escaped(text, expected):
    assert escape(text) == expected


def test_rows_headings_and_notes_stand_there(every_kind):
    lines = render(every_kind).splitlines()
    assert lines[1] == r"\begin{longtable}{lrrrr}"
    assert r"\caption{A test}\label{tab:test}\\" in lines
    assert (
        lines.count(r"\textbf{Code} & \textbf{Codings} & \textbf{Share} & \textbf{Lift} & \textbf{P} \\") == 2
    )
    assert r"durand\_line & 12 & 13\% & 0.0476 & \textless{}0.0001 \\" in lines
    assert any("N = 214" in line and "interviewer sentences (31)" in line for line in lines)


def test_negative_numbers_have_a_minus_and_long_texts_break(make_table):
    lines = render(make_table([("x" * 50, -0.5)], ("c", "text"), ("v", "coefficient"))).splitlines()
    assert lines[1].endswith(r"p{0.40\linewidth}r}")
    assert f"{'x' * 50} & $-$0.5000 \\\\" in lines


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no LaTeX on this machine")
def test_it_prints_what_was_in_the_table(make_table, tmp_path):
    table = make_table([(NASTY, 7), ("  below", -3)], ("code", "text"), ("n", "count"), notes=(NASTY,))
    paper = (
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{booktabs,longtable,array}"
        r"\pagestyle{empty}\begin{document}" + render(table) + r"\end{document}"
    )
    (tmp_path / "t.tex").write_text(paper, encoding="utf-8")
    made = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout[-2000:]
    with pypdfium2.PdfDocument(tmp_path / "t.pdf") as printed:
        words = "".join(printed[0].get_textpage().get_text_range().split())
    assert "".join(NASTY.split()).replace("'", "’") in words.replace("'", "’")
