"""The folder of a coded corpus: what may be in it before, the manifest, and the tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from qda.errors import Place, UsageError
from qda.files.atomic import write_text
from qda.interchange.named_shards import Named
from qda.interchange.parts import write_table
from qda.model.counted import many
from qda.model.table import Table
from qda.project.corpus.job import Job, Sent
from qda.project.corpus.outcome import Done, Outcome
from qda.project.corpus.worker import TOKEN
from qda.report import csv

_TABLES = ("frequencies", "cooccurrence")


def prepare(job: Job, addresses: Sequence[str], *, resume: bool) -> None:
    """See that the output folder may be written to, and take away tables that will be made anew.

    Raises UsageError when it holds something and nobody said to resume, when it is no output of this command,
    or when it holds parts of shards that are not named now.
    """
    folder = job.output
    there = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    if there and not resume:
        remedy = "Go on with it by --resume, or name another folder with --output."
        raise UsageError(f"{folder}: the output folder is not empty", remedy=remedy)
    if there and TOKEN not in there:
        remedy = "Name a folder that is empty or was made by qda corpus."
        raise UsageError(f"{folder}: this folder has no {TOKEN}, so it is no output to resume", remedy=remedy)
    named = {job.part(address).name for address in addresses}
    strange = sorted(one.name for one in (folder / "codings").glob("part-*.parquet") if one.name not in named)
    if strange:
        raise UsageError(
            f"{folder}: {many(len(strange), 'part')} of shards that are not named now, such as {strange[0]}",
            remedy="Name those shards too, delete their files in codings and in counts, or name another "
            "folder with --output.",
        )
    for table in _TABLES:
        for ending in ("csv", "parquet"):
            (folder / f"{table}.{ending}").unlink(missing_ok=True)


def tidy(job: Job) -> None:
    """Take away what stopped workers had begun to write, and all of it where nothing was finished."""
    places = (job.part(""), job.record(""))
    for file in places:
        for draft in file.parent.glob(f".*part-*{file.suffix}*"):
            draft.unlink(missing_ok=True)
    if not any(file.parent.is_dir() and any(file.parent.iterdir()) for file in places):
        (job.output / TOKEN).unlink(missing_ok=True)
        for file in places:
            if file.parent.is_dir():
                file.parent.rmdir()


def write_tables(folder: Path, tables: Sequence[Table]) -> None:
    """Write tables as CSV and as Parquet."""
    for table in tables:
        write_text(folder / f"{table.name}.csv", csv.render(table))
        write_table(folder / f"{table.name}.parquet", table)


def write_manifest(
    sent: Sent, named: Named, outcome: Outcome, tables: Sequence[Table] = (), *, finished: bool = False
) -> None:
    """Say what the folder holds, what it was made from and by what. The same work gives the same bytes."""
    job = sent.job
    done = sorted(outcome.done, key=lambda one: one.address)
    told = {
        "qda": sent.version,
        "engine": sent.engine,
        "codebook": {"files": [file for file, _ in job.books], "fingerprint": sent.fingerprint},
        "parameters": _parameters(job),
        "finished": finished,
        "documents": sum(one.documents for one in done),
        "documents without text": sum(one.empty for one in done),
        "codings": sum(one.codings for one in done),
        "tables": {table.name: _about(table) for table in tables},
        "shards": [_shard(one) for one in done],
        "left out": list(named.left_out),
        "failed": [{"shard": one.address, "problem": str(one.error)} for one in outcome.failed],
    }
    write_text(job.output / TOKEN, json.dumps(told, indent=2, ensure_ascii=False) + "\n")


def refuse_unwritable(folder: Path) -> None:
    """Raise UsageError when there can be no such folder."""
    if len(folder.parts[0]) > 2 and folder.parts[0].endswith(":"):  # what a path makes of s3://bucket
        raise UsageError(
            f"{folder.parts[0]}//...: this is an address, and the output is a folder",
            remedy="Name a folder of this machine, or one that all workers share.",
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(
            "this is a file, not a folder", remedy=f"Name a folder: --output {Place(folder.parent)}/coded"
        )


def _parameters(job: Job) -> Mapping[str, Any]:
    settings = job.settings
    return {
        **asdict(job.columns),
        "kind": job.kind,
        "unit": settings.unit,
        "cooccurrence_unit": settings.cooccurrence_unit,
        "interviewers": list(settings.interviewers),
        "speakers": settings.speakers,
        "labels_apart": settings.labels_apart,
        "interviewer": "counted" if job.include_interviewer else "left out",
    }


def _shard(one: Done) -> dict[str, Any]:
    kept = asdict(one)
    return {"shard": kept.pop("address"), **kept}


def _about(table: Table) -> dict[str, Any]:
    """What a table's file does not hold."""
    return {
        "unit": table.unit,
        "n": table.n,
        "left out": dict(table.excluded),
        "parameters": dict(table.parameters),
        "notes": list(table.notes),
    }
