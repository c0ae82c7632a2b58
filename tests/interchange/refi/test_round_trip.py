"""In, out and in again is an identity on the model, and a second import changes nothing.

As many projects as QDA_PROJECTS says are made up; a few by default.
"""

# ruff: noqa: E501  (XML is easier to read on lines of its own)

import os
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from qda.interchange.refi.guids import plain
from qda.project.codebooks import codebook_files, load_codebook
from qda.project.exchange.export_project import draft_project, export_project
from qda.project.exchange.import_project import import_project
from qda.project.workspace import Workspace
from tests.interchange.refi import programs as P
from tests.interchange.refi.conftest import opened

PROJECTS = int(os.environ.get("QDA_PROJECTS", "10"))

LETTERS = st.sampled_from(
    [
        *"abcAB ,.!?:-&<>\"'\n\n",
        "😀",
        "👩‍🔬",
        "e\u0301",
        "é",
        "東",
        "京",
        "ש",
        "ל",
        "ا",
        "ß",
        "\u00a0",
        "\t",
        "\u2028",
    ]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=60).map("".join).filter(str.strip)
NAMES = st.lists(
    st.sampled_from([*"abA #:", "東", "é", "😀", "-", "_", "&", "<", "yes", "1"]), max_size=6
).map("".join)


@st.composite
def studies(draw: st.DrawFn) -> tuple[Any, Any]:
    """A study with everything that goes both ways, and the way in which a program writes it."""
    codes: dict[int, tuple[str, int | None]] = {}
    for number in range(20, 20 + draw(st.integers(1, 6))):
        parent = draw(st.sampled_from([None, *codes]))
        codes[number] = (draw(NAMES), parent)
    texts = []
    for _ in range(draw(st.integers(0, 3))):
        text = draw(TEXTS)
        spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12), st.sampled_from([*codes]))
        coded = tuple(
            P.Coded(start, min(start + long, len(text)), code, draw(st.sampled_from([1, 2])))
            for start, long, code in draw(st.lists(spans, max_size=6))
        )
        texts.append(P.Text(draw(NAMES), text, coded))
    more = _more(draw, texts, codes)
    users = {1: draw(NAMES), 2: draw(NAMES)}
    return P.Made(users=users, codes=codes, texts=tuple(texts), more=more), draw(st.sampled_from(P.EVERY_WAY))


def _more(draw: st.DrawFn, texts: list[Any], codes: dict[int, Any]) -> str:
    """Variables and cases, notes with links, sets and graphs: whatever refers to sources and codes."""
    g = P.guid
    values = [draw(NAMES) for _ in range(draw(st.integers(0, 2)))]
    variables = "".join(
        f'<Variable guid="{g(800 + n)}" name={quoteattr(draw(NAMES))} typeOfVariable="Text"/>'
        for n in range(len(values))
    )
    said = "".join(
        f'<VariableValue><VariableRef targetGUID="{g(800 + n)}"/><TextValue>{escape(one)}</TextValue></VariableValue>'
        for n, one in enumerate(values)
    )
    sources = [50 + n for n in range(len(texts))]
    cases = "".join(
        f'<Case guid="{g(820 + n)}" name={quoteattr(draw(NAMES))}>{said}<SourceRef targetGUID="{g(source)}"/></Case>'
        for n, source in enumerate(draw(st.lists(st.sampled_from(sources), max_size=2)) if sources else [])
    )
    notes = "".join(
        f'<Note guid="{g(840 + n)}" name={quoteattr(draw(NAMES))} creatingUser="{g(1)}" '
        f'creationDateTime="2021-02-03T04:05:06Z"><PlainTextContent>{escape(draw(TEXTS))}</PlainTextContent></Note>'
        for n in range(draw(st.integers(0, 3)))
    )
    links = "".join(
        f'<Link guid="{g(860 + n)}" originGUID="{g(840)}" targetGUID="{g(to)}"/>'
        for n, to in enumerate(
            draw(st.lists(st.sampled_from([*sources, *codes]), max_size=2)) if notes else []
        )
    )
    sets = (
        f'<Set guid="{g(880)}" name="S"><MemberCode targetGUID="{g(20)}"/></Set>'
        if draw(st.booleans())
        else ""
    )
    vertices = [
        f'<Vertex guid="{g(890 + n)}" representedGUID="{g(to)}" firstX="{n}" firstY="0"/>'
        for n, to in enumerate(draw(st.lists(st.sampled_from([*sources, *codes]), max_size=3)))
    ]
    edges = [
        f'<Edge guid="{g(895 + n)}" sourceVertex="{g(890)}" targetVertex="{g(890 + n)}"/>'
        for n in range(len(vertices))
    ]
    graphs = f'<Graph guid="{g(881)}" name="G">{"".join(vertices + edges)}</Graph>' if vertices else ""
    parts = (
        *(("Variables", variables), ("Cases", cases), ("Notes", notes), ("Links", links)),
        *(("Sets", sets), ("Graphs", graphs)),
    )
    return "".join(f"<{name}>{inner}</{name}>" for name, inner in parts if inner)


def model(workspace: Workspace) -> dict[str, Any]:
    """All that a project holds, as plain values."""
    store = workspace.store
    book = load_codebook(workspace) if codebook_files(workspace) else ()
    return {
        "documents": [
            (one.name, one.text, one.participant, dict(one.attributes)) for one in store.documents()
        ],
        "codes": [(one.code, one.name, one.parent, one.definition, one.color) for one in book],
        "codings": [(one.id, one.anchor, one.code, one.coder, one.at) for one in store.codings()],
        "memos": sorted((one.about, one.target, one.text, one.coder, one.at) for one in store.memos()),
        "participants": {
            name: {k: v for k, v in own.items() if v} for name, own in store.participants().items()
        },
        "coders": sorted(one.name for one in store.coders()),
    }


def without_place(path: Path) -> list[list[tuple[str, str]]]:
    """What of a file has no place in a project, and its users: every element that names something."""
    with ZipFile(path) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".qde"))
        root = etree.fromstring(archive.read(name))
    found = [
        sorted(
            (key, plain(value))
            for key, value in element.attrib.items()
            if key == "guid" or key.endswith(("GUID", "Vertex"))
        )
        for kind in ("Users", "Links", "Sets", "Graphs")
        for container in root.iter("{*}" + kind)
        for element in container.iter()
    ]
    return sorted(one for one in found if one)


def exported(workspace: Workspace, name: str) -> Path:
    path = workspace.folder / name
    export_project(draft_project(workspace), path)
    return path


@settings(
    max_examples=PROJECTS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=PROJECTS < 100,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a smaller project takes minutes to find
)
@given(studies())
def test_import_export_import_is_an_identity(both_schemas: Any, made: tuple[Any, Any]) -> None:
    study, way = made
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        source = P.write(Path(folder) / "source.qdpx", study, way)
        with opened(first) as one, opened(second) as two:
            done = import_project(one, source, "Tester")
            assert done.counts.unexplained(done.remarks) == {}
            before = model(one)
            assert set(import_project(one, source, "Tester").counts.new.values()) == {0}
            assert model(one) == before
            out = exported(one, "out.qdpx")
            assert without_place(out) == without_place(source)
            with ZipFile(out) as archive:
                both_schemas("Project", archive.read("project.qde"))
            back = import_project(two, out, "Tester")
            assert back.counts.unexplained(back.remarks) == {}
            assert model(two) == before
            assert exported(two, "out.qdpx").read_bytes() == out.read_bytes()
            assert set(import_project(one, out, "Tester").counts.new.values()) == {0}
            assert model(one) == before
