"""A findings file to findings, with the place of whatever is wrong."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from qda.errors import FindingsError, Place, Problems, QdaError, did_you_mean
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

    Raises FindingsError with file, line, column and remedy, or Problems with all that name something unknown.
    """
    file = parse(read_text(path), path, error=FindingsError)
    fields = file.fields("a findings file", _FILE)
    if "findings" not in fields:
        raise file.fail(
            "a findings file needs findings", "Begin a list with 'findings:', or write 'findings: []'."
        )
    items = fields["findings"].items("findings")
    known = _Known(codes, documents, removed)
    findings: dict[str, Finding] = {}
    problems: list[QdaError] = []
    for item in items:
        finding = replace(_finding(item, known, problems), file=str(path))
        if finding.finding in findings:
            line = findings[finding.finding].line
            raise item.fail(f"the finding {finding.finding!r} stands on line {line} already", "Rename one.")
        findings[finding.finding] = finding
    if problems:
        raise problems[0] if len(problems) == 1 else Problems(problems)
    return tuple(findings.values())


def read_all(
    paths: Iterable[Path],
    *,
    codes: Collection[str],
    documents: Collection[str],
    removed: Collection[str] = (),
) -> tuple[Finding, ...]:
    """All findings of several files; a finding may stand in only one of them."""
    findings: list[Finding] = []
    home: dict[str, Path] = {}
    for path in paths:
        for finding in read(path, codes=codes, documents=documents, removed=removed):
            if finding.finding in home:
                problem = f"the finding {finding.finding!r} stands in {home[finding.finding]} too"
                remedy = "Rename one of them; if one file is a copy of the other, move it out of the folder."
                raise FindingsError(problem, place=Place(path, finding.line), remedy=remedy)
            home[finding.finding] = path
            findings.append(finding)
    return tuple(findings)


def _finding(item: Marked, known: _Known, problems: list[QdaError]) -> Finding:
    fields = item.fields("a finding", _FINDING)
    for key in ("finding", "claim", "codes"):
        if key not in fields:
            raise item.fail(f"a finding needs {key!r}", f"Write '{key}: ...' below '- finding:'.")
    named = fields["codes"].items("codes")
    if not named:
        raise fields["codes"].fail("a finding needs at least one code", "Write 'codes: [my_code]'.")
    for code in named:
        problems.extend(_unknown(code, code.text("a code"), known.codes, "code"))
    evidence = fields["evidence"].items("evidence") if "evidence" in fields else []
    return Finding(
        finding=_said(fields["finding"], "a finding's name"),
        claim=_said(fields["claim"], "a claim"),
        codes=tuple(code.text("a code") for code in named),
        evidence=tuple(_evidence(one, known, problems) for one in evidence),
        searched_contrary=_text(fields, "searched_contrary"),
        line=item.line,
    )


def _evidence(item: Marked, known: _Known, problems: list[QdaError]) -> Evidence:
    fields = item.fields("a piece of evidence", _EVIDENCE)
    for key in ("document", "role"):
        if key not in fields:
            raise item.fail(f"a piece of evidence needs {key!r}", "Write {document: P5, role: supports}.")
    role = fields["role"].text("a role")
    if role not in list(EvidenceRole):
        raise fields["role"].fail(
            f"{role!r} is not a role", did_you_mean(role, [str(r) for r in EvidenceRole])
        )
    document = fields["document"].text("a document")
    if document in known.removed:
        problems.append(_taken_out(fields["document"], document))
    else:
        problems.extend(_unknown(fields["document"], document, known.documents, "document"))
    quote = _text(fields, "quote")
    if "quote" in fields and fields["quote"].value is not None and not quote:
        problems.append(
            fields["quote"].fail(
                "the quotation is empty", "Write the speaker's words, or take 'quote' out of this evidence."
            )
        )
    return Evidence(
        document=document,
        role=EvidenceRole(role),
        quote=quote or None,
        note=_text(fields, "note"),
        line=item.line,
    )


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
