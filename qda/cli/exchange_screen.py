"""What people see of an import or an export of another program's project."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

from qda.cli.screen import note, notices, show
from qda.model.counted import many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qda.ingest.notice import Notice
    from qda.interchange.refi.remarks import Remarks
    from qda.project.exchange.counts import Counts
    from qda.project.exchange.export_project import ExportedProject
    from qda.project.exchange.import_codebook import ImportedCodebook
    from qda.project.exchange.import_project import ImportedProject
    from qda.project.workspace import Workspace

_SHOWN = 5
"""Items of one remark that the screen lists; the report has them all."""
_NAMED = 3
"""Texts that were read alike and are named."""
_WIDTH = 200
"""Letters of an item on the screen; the report has it whole."""


def show_project(workspace: Workspace, done: ImportedProject) -> None:
    """The counts of an imported project, how its places were counted, and every remark."""
    title = f"{done.title} ({done.origin})" if done.origin else done.title
    _show(title, done.counts, done.remarks)
    note(f"{many(done.coders, 'coder')}, {many(done.participants, 'participant')}")
    notices(done.notices)
    for name, words in _grouped(done.readings).items():
        note(f"places in {name}: {words}")
    if done.codebook is not None:
        note(f"new codes: {workspace.show(done.codebook)}")


def show_codebook(workspace: Workspace, done: ImportedCodebook) -> None:
    """The counts of an imported codebook and every remark."""
    _show(done.title, done.counts, done.remarks)
    if done.file is not None:
        note(f"new codes: {workspace.show(done.file)}")


def show_exported(done: ExportedProject, file: Path, report: Path | None, unit: str = "") -> None:
    """The counts of what was written, and every remark."""
    show(done.counts.table_of_export(done.title, done.remarks), None, None)
    for subject, count in done.counts.unexplained(done.remarks).items():
        more = f"{abs(count)} {subject} {'more' if count > 0 else 'fewer'}"
        note(f"warning: the file has {more} than the project, unexplained; this is a fault of qda")
    elsewhere = f"{many(done.differing, 'selection')} {'stands' if done.differing == 1 else 'stand'}"
    if done.differing and unit == "codepoint":
        note(
            f"warning: {elsewhere} elsewhere for a program that counts UTF-16 "
            "units, as NVivo does: --offset-unit utf16"
        )
    elif done.differing:
        note(f"{elsewhere} elsewhere than the standard's code points say")
    show_remarks(done.remarks, report, done.title)
    note(f"written: {file}")


def show_remarks(remarks: Remarks, report: Path | None, title: str, told: Sequence[Notice] = ()) -> None:
    """Remarks by reason, a few items of each; all of them in the report, when one is asked for, with what was
    `told` of documents."""
    for fate, what, items in remarks.grouped():
        named = list(dict.fromkeys(item for item in items if item))
        count = f"{len(items)} x " if len(items) > 1 else ""
        listed = f": {'; '.join(shorten(one, _WIDTH) for one in named[:_SHOWN])}" if named else ""
        more = f"; {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
        note(f"{fate}: {count}{what}{listed}{more}")
    if report is not None:
        from qda.project.exchange.counts import remarks_table

        show(remarks_table(title, remarks, told), None, report)


def _show(title: str, counts: Counts, remarks: Remarks) -> None:
    show(counts.table(title, remarks), None, None)
    for subject, count in counts.unexplained(remarks).items():
        note(f"warning: {count} of the {subject} neither came in nor are explained; this is a fault of qda")


def _grouped(readings: Mapping[str, str]) -> dict[str, str]:
    """Texts that were read alike on one line."""
    alike: dict[str, list[str]] = {}
    for name, words in readings.items():
        alike.setdefault(words, []).append(name)
    return {
        names[0] if len(names) == 1 else f"{len(names)} texts ({_some(names)})": words
        for words, names in alike.items()
    }


def _some(names: list[str]) -> str:
    return ", ".join([*names[:_NAMED], *(["..."] if len(names) > _NAMED else [])])
