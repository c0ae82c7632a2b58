"""Bring a codebook of another program, or a table of codes, into the project as a new file of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.bounded import Worker
from qda.interchange.codes.read import TABLES, read_codebook_table
from qda.interchange.refi.remarks import Remarks, Subject
from qda.interchange.refi.tree import called, every
from qda.interchange.suffixes import EXCHANGED
from qda.model.codebook import Code
from qda.project.arriving import arriving
from qda.project.exchange.codes_in import codes_in, write_codes
from qda.project.exchange.counts import Counts
from qda.project.exchange.kept import NOT_KEPT, keep_codebook, kept_names
from qda.project.exchange.names import Names
from qda.project.exchange.packages import read_codebook_file
from qda.project.intake.admission import admission
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ImportedCodebook:
    """What an import did. `file` is the new file of codes; None when the project had them all."""

    title: str
    counts: Counts
    remarks: Remarks
    file: Path | None


def import_codebook(
    workspace: Workspace, path: Path, at: str, *, key: Path | None = None, without_key: bool = False
) -> ImportedCodebook:
    """Import a codebook file (.qdc), or a table of codes (.csv, .tsv, .xlsx, .docx).

    The codes that the project lacks go into a new file; again, nothing changes. Where names were replaced in
    this project they are replaced in what comes in, by the `key`.

    Raises InputError when the file cannot be used.
    """
    suffix = path.suffix.lower()
    if suffix in EXCHANGED - {".qdc", ".qde"}:
        raise InputError(
            "this is a project, not a codebook", place=Place(path), remedy=f"For it: qda import {path}"
        )
    remarks = Remarks()
    admitted = admission(workspace, key=key, without_key=without_key)
    admitted.refuse_without_key(path)
    given: Mapping[str, Code] = {}
    if suffix in TABLES:
        with Worker() as worker:
            root, given = read_codebook_table(path, worker.ask, remarks)
    else:
        root = read_codebook_file(path, remarks)
    for one in every(root, "Set"):
        remarks.kept("a set of codes, for which a codebook's file has no place", called(one))
    title = admitted.say(path.stem)
    codes = codes_in(workspace, root, title, kept_names(workspace), remarks, given, say=admitted.say)
    with arriving(workspace.store, workspace.kept) as files:
        write_codes(codes, files)
        if admitted.keeps_files:
            keep_codebook(workspace, root, Names(at, path.name, codes.names), files)
        else:
            remarks.keep_nothing()
            remarks.skipped(NOT_KEPT, path.name)
        files.ready(workspace.store.head())
    counts = Counts(
        {Subject.CODES: sum(1 for _ in every(root, "Code"))},
        {Subject.CODES: len(codes.names)},
        {Subject.CODES: len(codes.new)},
    )
    return ImportedCodebook(title, counts, remarks, codes.file)
