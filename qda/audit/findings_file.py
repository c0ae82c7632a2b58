"""A findings file to findings, with the place of whatever is wrong."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from qda.errors import Faults, FindingsError, Place, QdaError, did_you_mean
from qda.files.marked_yaml import Marked, parse
from qda.files.text import read_text
from qda.model.finding import Evidence, EvidenceRole, Finding

_FILE = frozenset({"title", "description", "findings"})
_FINDING = frozenset({"finding", "claim", "codes", "evidence", "searched_contrary"})
_EVIDENCE = frozenset({"document", "quote", "role", "note"})


@dataclass(frozen=True, slots=True)
class _Known:
    """What a findings file may name, and the documents that were taken out of the study."""

    codes: Collection[str]
    documents: Collection[str]
    removed: Collection[str]


def read(
    path: Path, *, codes: Collection[str], documents: Collection[str], removed: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Read a findings file. Every code and document that it names must be known; `removed` are documents that
    were, and say why they are not.

    Raises FindingsError with file, line, column and remedy, or Problems with all that is wrong.
    """
    file = parse(read_text(path), path, error=FindingsError)
    faults = Faults()
    fields = file.known_fields("a findings file", _FILE, faults)
    if "findings" not in fields:
        faults.tell()  # a list of findings under another key, perhaps
        raise file.fail(
            "a findings file needs findings", "Begin a list with 'findings:', or write 'findings: []'."
        )
    known = _Known(codes, documents, removed)
    findings: dict[str, Finding] = {}
    for item in fields["findings"].items("findings"):
        finding = faults.read(partial(_finding, item, known, faults), None)
        if finding is None:
            continue
        other = findings.setdefault(finding.finding, finding)
        if other is not finding:
            problem = f"the finding {finding.finding!r} stands on line {other.line} already"
            faults.add(item.fail(problem, "Rename one."))
    faults.tell()
    return tuple(replace(finding, file=str(path)) for finding in findings.values())


def read_all(
    paths: Iterable[Path],
    *,
    codes: Collection[str],
    documents: Collection[str],
    removed: Collection[str] = (),
) -> tuple[Finding, ...]:
    """All findings of several files; a finding may stand in only one of them."""
    findings: list[Finding] = []
    no_findings: tuple[Finding, ...] = ()
    home: dict[str, Path] = {}
    faults = Faults()
    for path in paths:
        read_one = partial(read, path, codes=codes, documents=documents, removed=removed)
        for finding in faults.read(read_one, no_findings):
            if finding.finding in home:
                problem = f"the finding {finding.finding!r} stands in {home[finding.finding]} too"
                remedy = "Rename one of them; if one file is a copy of the other, move it out of the folder."
                place = Place(path, finding.line)
                faults.add(FindingsError(problem, place=place, remedy=remedy))
            home[finding.finding] = path
            findings.append(finding)
    faults.tell()
    return tuple(findings)


def _finding(item: Marked, known: _Known, faults: Faults) -> Finding | None:
    """A finding; None for one that cannot be read, whose faults are gathered with those of the others."""
    fields = item.known_fields("a finding", _FINDING, faults)
    for key in ("finding", "claim", "codes"):
        if key not in fields and fields.keys() <= _FINDING:  # else it may stand under the unknown key
            faults.add(item.fail(f"a finding needs {key!r}", f"Write '{key}: ...' below '- finding:'."))
    no_codes: tuple[str, ...] = ()
    codes = faults.read(partial(_codes, fields.get("codes"), known, faults), no_codes)
    no_evidence: list[Marked] = []
    listed = fields.get("evidence")
    items = faults.read(partial(listed.items, "evidence"), no_evidence) if listed else no_evidence
    evidence = [faults.read(partial(_evidence, one, known, faults), None) for one in items]
    searched = faults.read(partial(_searched, fields), "")
    if "finding" not in fields or "claim" not in fields:
        return None
    return Finding(
        finding=_said(fields["finding"], "a finding's name"),
        claim=faults.read(partial(_said, fields["claim"], "a claim"), ""),
        codes=codes,
        evidence=tuple(one for one in evidence if one is not None),
        searched_contrary=searched,
        line=item.line,
    )


def _codes(value: Marked | None, known: _Known, faults: Faults) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value.value, str):
        shown = ", ".join(value.value.replace(",", " ").replace(";", " ").split())
        raise value.fail("codes must be a list", f"Write it in square brackets: codes: [{shown}]")
    named = value.items("codes")
    if not named:
        raise value.fail("a finding needs at least one code", "Write 'codes: [my_code]'.")
    for code in named:
        faults.add(*_unknown(code, code.text("a code"), known.codes, "code"))
    return tuple(code.text("a code") for code in named)


def _evidence(item: Marked, known: _Known, faults: Faults) -> Evidence | None:
    fields = item.known_fields("a piece of evidence", _EVIDENCE, faults)
    missing = [key for key in ("document", "role") if key not in fields]
    if missing and fields.keys() <= _EVIDENCE:
        raise item.fail(f"a piece of evidence needs {missing[0]!r}", "Write {document: P5, role: supports}.")
    if missing:
        return None
    role = faults.read(partial(_role, fields["role"]), EvidenceRole.SUPPORTS)
    document = fields["document"].text("a document")
    if document in known.removed:
        faults.add(_taken_out(fields["document"], document))
    else:
        faults.add(*_unknown(fields["document"], document, known.documents, "document"))
    quote = _text(fields, "quote")
    if "quote" in fields and fields["quote"].value is not None and not quote:
        remedy = "Write the speaker's words, or take 'quote' out of this evidence."
        faults.add(fields["quote"].fail("the quotation is empty", remedy))
    return Evidence(
        document=document,
        role=role,
        quote=quote or None,
        note=_text(fields, "note"),
        line=item.line,
    )


def _searched(fields: dict[str, Marked]) -> str:
    """What was searched for; a mere `no` would count as a search that was made."""
    searched = _text(fields, "searched_contrary")
    if searched.casefold() in {"yes", "no", "true", "false"}:
        remedy = "Write what was searched for and what was found; if nothing was, take the line out."
        raise fields["searched_contrary"].fail(f"{searched!r} does not say what was searched for", remedy)
    return searched


def _role(value: Marked) -> EvidenceRole:
    role = value.text("a role")
    if role not in list(EvidenceRole):
        raise value.fail(f"{role!r} is not a role", did_you_mean(role, [str(one) for one in EvidenceRole]))
    return EvidenceRole(role)


def _unknown(value: Marked, name: str, known: Collection[str], what: str) -> list[QdaError]:
    if name in known:
        return []
    return [value.fail(f"there is no {what} {name!r}", did_you_mean(name, known))]


def _taken_out(value: Marked, document: str) -> QdaError:
    remedy = "To bring it back: qda import FILE. Else take this piece of evidence out of the finding."
    return value.fail(f"the document {document!r} was taken out of the study", remedy)


def _said(value: Marked, what: str) -> str:
    said = " ".join(value.text(what).split())
    if not said:
        raise value.fail(f"{what} is empty", "Write it, in quotation marks if in doubt.")
    return said


def _text(fields: dict[str, Marked], key: str) -> str:
    if key not in fields or fields[key].value is None:
        return ""
    return " ".join(fields[key].text(key).split())
