"""What a paper has to say of how its texts were coded, in sentences that can be pasted."""

import platform
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from importlib.metadata import version

from qda import __version__
from qda.analysis.frames.selection import Selection, select
from qda.analysis.notes import several_coders
from qda.coding.policy import ENGINE
from qda.model.coding import CONSENSUS, RULES
from qda.model.counted import many
from qda.model.decision import Verdict
from qda.model.identity import hash_plain, hash_text
from qda.project.codebooks import codebook_text
from qda.project.coded import coded
from qda.project.evidence.findings import FINDINGS_UNFILTERED
from qda.project.study import Study
from qda.project.workspace import Workspace


def methods(workspace: Workspace, study: Study, selection: Selection, created: datetime) -> tuple[str, ...]:
    """Paragraphs on material and codebook, on who coded, on what was counted, and on how to check it."""
    return (
        f"{_material(study)} {_codebook(study)}",
        _coders(workspace, study),
        _counting(workspace, study, selection),
        _provenance(workspace, study, created),
    )


def hash_of_texts(study: Study) -> str:
    """One hash for the names and the texts of all documents."""
    return hash_plain([[document.name, document.text_hash] for document in study.documents])


def _material(study: Study) -> str:
    kinds = Counter(document.kind for document in study.documents)
    people = coded(study).units["participant"].dropna().nunique()
    documents = _and(f"{_number(count)} of the kind {kind}" for kind, count in kinds.items())
    words = int(coded(study).documents["words"].sum())
    voices = f" {many(people, 'participant')} speak{'s' if people == 1 else ''} in them." if people else ""
    number = many(len(study.documents), "document")
    return (
        f"The material consists of {number} ({documents}), with {words:,} words, those of interviewers "
        f"among them.{voices}"
    )


def _codebook(study: Study) -> str:
    codebook = study.codebook
    top, ruled = len(codebook.children(None)), sum(bool(code.match) for code in codebook)
    themes = f" at all levels, {many(top, 'theme')} at the top" if top < len(codebook.codes) else ""
    return (
        f"It was coded with the codebook “{codebook.title}”, which has {many(len(codebook.codes), 'code')}"
        f"{themes}; {ruled:,} of them {_are(ruled)} applied by written rules."
    )


def _coders(workspace: Workspace, study: Study) -> str:
    names = {document.name for document in study.documents}
    by_people = [one for one in study.people.codings if one.anchor.document in names]
    by_coder = Counter(one.coder for one in by_people)
    rules = len(study.rules)
    said = [f"The rules made {many(rules, 'coding')}" if rules else "No coding was made by rules"]
    agreed = by_coder.pop(CONSENSUS, 0)
    said += [f"{coder} made {many(count, 'coding')}" for coder, count in sorted(by_coder.items())]
    said += [f"the consensus of coders holds {many(agreed, 'coding')}"] if agreed else []
    decisions = [one for one in study.people.decisions if one.coding.anchor.document in names]
    decided, people = Counter(one.verdict for one in decisions), sorted({one.coder for one in decisions})
    sentences = [_and(said) + ".", *_once_made(study, names), *_of_no_count(study)]
    accepted = decided[Verdict.ACCEPT]
    if decided:
        sentences.append(
            f"Of the codings, {_number(accepted)} {_were(accepted)} accepted and "
            f"{_number(decided[Verdict.REJECT])} rejected on reading, by {_and(people)}."
        )
    else:
        sentences.append("No coding was accepted or rejected by a person.")
    if rules:
        sentences.append(
            f"Words are matched by their lemmas (language: {workspace.settings.language}); cue words tell "
            "whether a passage is affirmed, negated, hedged or reported."
        )
    return " ".join(sentences)


def _once_made(study: Study, names: Collection[str]) -> list[str]:
    """What the rules of now do not make any more, and is kept because people accepted or rejected it."""
    untouched, others = study.decided
    decided_on = sum(one.coder == RULES and one.anchor.document in names for one in others)
    kept = len(untouched) + decided_on - len(study.rules)
    if not kept:
        return []
    them = "it" if kept == 1 else "them"
    return [f"{_number(kept)} more that the rules once made {_are(kept)} kept, as people decided on {them}."]


def _of_no_count(study: Study) -> list[str]:
    """That rejected and stale codings, by whomever, are in no count, when there are any."""
    rejected, stale = len(study.rejected), len(study.stale)
    if not rejected and not stale:
        return []
    return [f"Among these {rejected:,} rejected and {stale:,} stale ones are in no count."]


def _counting(workspace: Workspace, study: Study, selection: Selection) -> str:
    chosen = select(coded(study), selection)
    settings = workspace.settings
    filters = "; ".join(f"{name}: {value}" for name, value in selection.in_words().items())
    left_out = _and(f"{what} ({count:,})" for what, count in chosen.excluded.items()) or "nothing"
    number = len(chosen.codings)
    return (
        f"Frequencies are counted in the unit {settings.unit}, co-occurrence in the unit "
        f"{settings.cooccurrence_unit}; passages that the rules find for one code and that share a word are "
        f"one coding. Counted {_are(number)} {many(number, 'coding')} ({filters}). Left out: {left_out}. "
        f"{' '.join((*several_coders(chosen.codings), FINDINGS_UNFILTERED.capitalize()))}."
    )


def _provenance(workspace: Workspace, study: Study, created: datetime) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "simplemma", "pandas"))
    return (
        f"Coding and counting were done with qda {__version__} (engine {ENGINE}; Python "
        f"{platform.python_version()}; {libraries}) on {created:%Y-%m-%d}. The same texts, codebook and "
        f"settings give the same codings; their SHA-256 hashes are {hash_of_texts(study)} (texts) and "
        f"{hash_text(codebook_text(workspace))} (codebook)."
    )


def _number(count: int) -> str:
    return f"{count:,}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _and(parts: Iterable[str]) -> str:
    listed = list(parts)
    return " and ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)
