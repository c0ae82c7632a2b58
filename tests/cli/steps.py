"""Steps that tests of commands take again and again."""

import json
from pathlib import Path


def codings(run, project: Path, *filters: str) -> list[dict]:
    """The rows of `qda export codings`."""
    done = run(project, "export", "codings", "--format", "json", *filters)
    assert done.code == 0, done.err
    return json.loads(done.out)


def one(run, project: Path, document: str, code: str) -> dict:
    """The only coding of a document with a code."""
    found = [c for c in codings(run, project) if (c["document"], c["code"]) == (document, code)]
    assert len(found) == 1
    return found[0]


def waiting(run, project: Path, *more: str) -> list[dict]:
    """The stale codings that wait for a decision, a row for each place where they may stand."""
    done = run(project, "anchors", "--format", "json", *more)
    assert done.code == 0, done.err
    return json.loads(done.out)["rows"]


def edit(path: Path, old: str, new: str) -> None:
    """Write other words in a file; those to be replaced must stand there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def bytes_below(folder: Path) -> bytes:
    """All that the files of a folder hold."""
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
