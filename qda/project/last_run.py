"""What a run counts, kept in the record, and what is counted otherwise than by the run before, and why.

Counts change with documents, codebook and people's work, of which the record tells; and with settings and the
programs that read the texts, which nobody would see without it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qda import __version__
from qda.language.installed import installed
from qda.language.version import programs_of
from qda.model.counted import some
from qda.model.event import Event
from qda.model.identity import hash_plain
from qda.model.settings import Settings
from qda.model.table import Table
from qda.project.coding.engine_key import engine_key
from qda.project.index.languages import code_of, language_version, model_of
from qda.project.study import Study
from qda.project.workspace import Workspace
from qda.store.payloads import Counted

_DOCUMENTS = ("DocumentImported", "DocumentChanged", "DocumentRemoved")
_WORK = (
    "CodingAdded",
    "CodingCorrected",
    "CodingAnchored",
    "CodingDecided",
    "DecisionAnchored",
    "Merged",
)
_MEANWHILE = {
    "documents": _DOCUMENTS,
    "the codebook": ("CodebookUsed",),
    "codings and decisions by hand": _WORK,
    "the participants file": ("ParticipantsRead",),
    "names that were replaced": ("Pseudonymised",),
    "somebody withdrew": ("Withdrawn",),
}
"""What may have changed between two runs, in words, by the events that tell of it."""


def kept_counts(workspace: Workspace, study: Study, frequencies: Table, *, actor: str) -> tuple[str, ...]:
    """Put what a run counted into the record, if it is other than that of the run before; how it differs, in
    words."""
    keys = [column.key for column in frequencies.columns]
    code, codings = keys.index("code"), keys.index("codings")
    counts = {str(row[code]): int(str(row[codings])) for row in frequencies.rows}
    settings = workspace.settings
    languages = {study.codebook.language, *(code_of(one, settings) for one in study.documents)}
    after, programs = study.recorded.number, _programs(languages, settings)
    now = Counted(after, counts, programs, _rules(study, languages, settings), _of(settings))
    before = workspace.store.last_event(Counted.__name__)
    reasons = _reasons(workspace, before.payload, now) if before is not None else ()
    if before is not None and not reasons and before.payload["codings"] == counts:
        return ()
    with workspace.store.change(actor) as change:
        change.append(now)
    return tuple(_told(before, now, reasons)) if before is not None else ()


def _programs(languages: set[str], settings: Settings) -> Mapping[str, str]:
    """The programs that have a say in how texts of some languages are read, with their versions."""
    found: dict[str, str | None] = {}
    for code in languages:
        model = model_of(code, settings)
        found |= programs_of(code, model) | ({model: installed(model)} if model else {})
    return {"qda": __version__} | {name: version for name, version in sorted(found.items()) if version}


def _rules(study: Study, languages: set[str], settings: Settings) -> str:
    readings = [language_version(code, settings) for code in sorted(languages)]
    return hash_plain([engine_key(study.codebook.language, settings), *readings])


def _of(settings: Settings) -> str:
    """A hash of the settings that counts depend on."""
    labels = [list(settings.interviewers), settings.speakers, settings.labels_apart]
    return hash_plain([settings.language, settings.language_model, *labels])


def _told(before: Event, now: Counted, reasons: Sequence[str]) -> Iterator[str]:
    """How counts differ from those of an earlier run, and what changed meanwhile."""
    were: Mapping[str, int] = before.payload["codings"]  # type: ignore[assignment]
    every = dict.fromkeys((*now.codings, *were))
    codes = [code for code in every if were.get(code, 0) != now.codings.get(code, 0)]
    if codes:
        each = some([f"{one} {were.get(one, 0):,} -> {now.codings.get(one, 0):,}" for one in codes])
        yield f"counted otherwise than by the run of {before.at}: {each}"
        what = ", ".join(reasons) or "nothing that the record knows of; qda check looks for damage"
        yield f"  changed since then: {what}"


def _reasons(workspace: Workspace, known: Mapping[str, Any], now: Counted) -> tuple[str, ...]:
    """What changed since a run of which this is known, in words."""
    kinds = workspace.store.kinds_after(known["after"])
    return (
        *(what for what, types in _MEANWHILE.items() if not kinds.isdisjoint(types)),
        *_by_programs(known, now),
        *(["the settings (qda.toml)"] if known["settings"] != now.settings else []),
    )


def _by_programs(known: Mapping[str, Any], now: Counted) -> Iterator[str]:
    """What reads texts otherwise now."""
    were: Mapping[str, str] = known["programs"]
    for name in dict.fromkeys((*now.programs, *were)):
        if were.get(name) != now.programs.get(name):
            yield f"{name} ({were.get(name, 'none')} -> {now.programs.get(name, 'none')})"
    if known["rules"] != now.rules and were == now.programs:
        yield "how qda reads texts and finds what is negated, hedged or reported"
