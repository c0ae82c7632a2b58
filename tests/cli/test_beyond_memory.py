"""What lies outside of memory when there is much of it: the results are the same."""

import os
import re
import shutil
import stat
import weakref

import pytest

from qda.files.held import Held
from qda.model.document import INTERVIEW, Document, KeptText
from qda.model.span import Span
from qda.project.coding import machine
from qda.project.index import batches, corpora
from qda.project.index.languages import load_language
from qda.project.index.processes import pool_of
from qda.project.intake import hearing, spool
from qda.project.intake.import_files import read_files
from qda.project.intake.spool import Spool
from qda.project.workspace import open_workspace


def interview(name: str, text: str) -> Document:
    return Document(name, INTERVIEW, text, Span(0, len(text)), f"{name}.txt", "")


def told(project, run) -> tuple[str, str, str]:
    """What a project with its texts gives; of an event more, for it was run before, nothing is said."""
    for text in ("P3", "P4", "P5"):
        words = "We could not afford the medicine.\n\nThe clinic was far away, maybe. " * 3
        path = project / "transcripts" / "interviews" / f"{text}.txt"
        path.write_text(f"I: Why?\n\n{text}: {words}", encoding="utf-8")
    done = run(project, "run")
    assert done.code == 0, done.err
    checked = re.sub(r"\d+ events", "events", run(project, "check").out)
    return done.out, run(project, "report", "cooccurrence").out, checked


def test_little_memory_gives_what_much_of_it_gives(project, run, monkeypatch, tmp_path):
    expected = told(project, run)
    shutil.rmtree(project / ".qda")
    assert run(tmp_path, "init", str(tmp_path / "new")).code == 0
    shutil.move(tmp_path / "new" / ".qda", project)
    monkeypatch.setattr(spool, "_MOST", 1)
    monkeypatch.setattr(machine, "_HELD", 0)
    monkeypatch.setattr(machine, "_kept", Held(0, lambda _: 1))
    monkeypatch.setattr(batches, "MOST_FORMS", 1)
    monkeypatch.setattr(batches, "LARGEST", 100)
    corpora._held.clear()
    assert told(project, run) == expected


def test_a_spool_gives_back_each_text_from_a_file_that_only_its_owner_may_read(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "_MOST", 10)
    texts = ["Grüße aus Kabul.", "我们走了。", "plain " * 50, "Grüße aus Kabul.", "😀"]
    held = Spool(tmp_path)
    documents = [held.holding(interview(f"P{n}", text)) for n, text in enumerate(texts)]
    assert [one.text for one in reversed(documents)] == texts[::-1]
    assert [one.text_hash for one in documents] == [interview("x", text).text_hash for text in texts]
    assert all(isinstance(vars(one)["_text"], KeptText) for one in documents)
    assert stat.S_IMODE(os.fstat(held._file.fileno()).st_mode) == 0o600
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_is_changed_does_not_read_its_text():
    def refuse(text_hash: str) -> str:
        raise AssertionError(text_hash)

    document = interview("P1", "We left.").changed(text=KeptText("sha256:0", refuse))
    other = document.changed(participant="Anna")
    assert (other.participant, other.text_hash) == ("Anna", "sha256:0")


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_language_that_met_many_words_is_let_go(code, project, run, monkeypatch, tmp_path):
    assert run(project, "run").code == 0
    monkeypatch.setattr(batches, "MOST_FORMS", 1)
    with open_workspace(project) as workspace:
        texts = [(one.name, one.changed(language=code)) for one in workspace.store.documents()]
        tokenizers = []
        for number in range(3):
            batches.index_one((tmp_path / f"{number}.corpus", workspace.settings, list(texts)))
            tokenizers.append(weakref.ref(load_language(code, workspace.settings).tokenizer))
    assert [one() is None for one in tokenizers] == [True, True, False]


def test_documents_heard_beside_others_are_told_as_if_heard_at_once(project, monkeypatch):
    """Eighteen texts, so that some wait and some must be told before others are read."""
    folder = project / "transcripts" / "interviews"
    turns = "M: Why did you go?\n\n{0}: There was no work.\n\nM: And then?\n\n{0}: We left.\n\n"
    for number in range(18):
        text = turns.format(f"Voice{number}") * 3 if number % 3 != 2 else "A diary. We left in May.\n"
        (folder / f"H{number}.txt").write_text(text, encoding="utf-8")
    with open_workspace(project) as workspace:
        at_once = read_files(workspace, [folder])
        monkeypatch.setattr(hearing, "ENOUGH", 0)
        monkeypatch.setattr(hearing, "cores", lambda: 2)
        monkeypatch.setattr(hearing, "places", lambda: 2)
        pools = []
        monkeypatch.setattr(hearing, "pool_of", lambda workers: pools.append(workers) or pool_of(workers))
        beside = read_files(workspace, [folder])
    assert pools == [1]
    assert beside.notices == at_once.notices
    assert [vars(one.changed(text=one.text)) for one in beside.documents] == [
        vars(one.changed(text=one.text)) for one in at_once.documents
    ]
    assert {one.name: one.speakers.taken for one in beside.documents}["H1"] == "M"
