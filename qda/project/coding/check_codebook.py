"""Check a codebook: its form, its examples, and what its rules do in the project's documents."""

from dataclasses import dataclass
from pathlib import Path

from qda.coding.codebook.check import (
    idle_rules,
    idle_vetoes,
    run_examples,
    signless_names,
    twins,
)
from qda.coding.codebook.remark import Remark
from qda.coding.codebook.slips import slips
from qda.coding.codebook.vain import vain_rules
from qda.model.coding import RULES
from qda.model.counted import many
from qda.model.progress import Progress
from qda.project.codebooks import load_codebook, told_of_passed_over
from qda.project.coded import coded
from qda.project.coding.code_texts import code_each
from qda.project.coding.coder import compiled_codebook
from qda.project.coding.vetoes import vetoes_found
from qda.project.decisions.strangers import told_of_strangers
from qda.project.recorded import recorded
from qda.project.study import Study, assemble
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CodebookCheck:
    """What the check found; the codebook's form was in order, or an error would have been raised."""

    folder: str
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    summary: str

    def place(self, remark: Remark) -> str:
        """The file and the line that a remark is about."""
        return f"{self.folder}/{Path(remark.file).name}, line {remark.line}"

    @property
    def failures(self) -> tuple[Remark, ...]:
        """Examples that do not hold and rules that cannot match."""
        return tuple(remark for remark in self.remarks if remark.serious)


def check_codebook(workspace: Workspace, *, progress: Progress) -> CodebookCheck:
    """Check the codebook. Raises Problems when it cannot be used."""
    codebook = load_codebook(workspace)
    compiled = compiled_codebook(workspace, codebook)
    run = run_examples(compiled, lambda texts: code_each(texts, compiled, workspace.settings))
    remarks = [*vain_rules(compiled), *signless_names(codebook), *slips(compiled), *run.remarks]
    held = recorded(workspace)
    documents = held.documents
    corpus = "no document has been imported, so the rules were not tried on any"
    if documents:
        study = assemble(workspace, codebook, held, progress=progress)
        remarks += idle_rules(compiled, study.codings)
        remarks += idle_vetoes(codebook, vetoes_found(workspace, study, compiled))
        remarks += twins(compiled, _units(study))
        corpus = f"tried on {many(len(documents), 'document')}: {many(len(study.machine), 'coding')}"
    rules = sum(len(code.match) for code in codebook)
    failed = sum(remark.serious for remark in remarks)
    tried = f"{run.tried:,} examples and counterexamples" if run.tried != 1 else "1 example or counterexample"
    summary = (
        f"{codebook.title}: {many(len(codebook.codes), 'code')}, {many(rules, 'rule')}, "
        f"{tried}, {failed} failed; {many(len(remarks) - failed, 'remark')}; {corpus}"
    )
    passed_over = (f"note: {one}" for one in told_of_passed_over(workspace, tables=True))
    notes = (*told_of_strangers(workspace, codebook), *passed_over)
    return CodebookCheck(workspace.settings.codebooks, tuple(remarks), notes, summary)


def _units(study: Study) -> list[tuple[str, str]]:
    """Each rule coding's code, with the name of the sentence it begins in."""
    frame = coded(study).codings
    rules = frame[frame["coder"] == RULES].dropna(subset=["sentence_number"])
    return [
        (str(code), f"{document}:{int(sentence)}")
        for code, document, sentence in zip(
            rules["code"], rules["document"], rules["sentence_number"], strict=True
        )
    ]
