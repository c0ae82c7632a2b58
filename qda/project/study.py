"""A project as it stands: its texts, its codebook and every coding with what people decided about it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from qda.coding.decided import decided as as_people_left
from qda.coding.reanchor import carry
from qda.coding.rule_codings import RuleCodings, rule_codings
from qda.errors import UsageError
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Coding
from qda.model.decision import Decision, Memo
from qda.model.document import Document
from qda.project.codebooks import load_codebook
from qda.project.corpora import Corpora, corpora
from qda.project.machine import Machine, machine_codings
from qda.project.progress import Progress, silent
from qda.project.workspace import Workspace


@dataclass(frozen=True, eq=False)
class People:
    """What people did and are: codings, decisions, memos by the ids of codings, participants' attributes."""

    codings: tuple[Coding, ...]
    decisions: tuple[Decision, ...]
    memos: Mapping[str, str]
    attributes: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, eq=False)
class Study:
    """Everything that reports are made from; what they need is worked out when they ask for it."""

    codebook: Codebook
    documents: tuple[Document, ...]
    corpora: Corpora
    machine: Machine
    people: People

    @cached_property
    def rules(self) -> RuleCodings:
        """What the rules found."""
        return rule_codings(self.codebook, self.documents, self.machine.found)

    @cached_property
    def decided(self) -> tuple[RuleCodings, tuple[Coding, ...]]:
        """The rules' codings that nobody has decided on or near, and all others as people have left them."""
        about = [one.coding for one in self.people.decisions if one.coding.coder == RULES]
        untouched, touched = self.rules.parted(about)
        hashes = {document.name: document.text_hash for document in self.documents}
        return untouched, as_people_left(touched, self.people.codings, self.people.decisions, hashes)

    @cached_property
    def codings(self) -> tuple[Coding, ...]:
        """Every coding in words."""
        untouched, others = self.decided
        return (*untouched.every(), *others)

    @property
    def strangers(self) -> tuple[str, ...]:
        """Codes under which people's work stands and that the codebook lacks, by name."""
        _, others = self.decided
        return tuple(sorted({one.code for one in others if one.code not in self.codebook}))


def load_study(
    workspace: Workspace,
    *,
    include_interviewer: bool = False,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Study:
    """The project as its database holds it; what is new is indexed, by up to `jobs` processes, and coded."""
    documents = workspace.store.documents()
    refuse_no_documents(documents)
    codebook = load_codebook(workspace)
    return assemble(
        workspace, codebook, documents, include_interviewer=include_interviewer, jobs=jobs, progress=progress
    )


def refuse_no_documents(documents: tuple[Document, ...]) -> None:
    """Raise UsageError for a project without texts, for there is nothing to report on."""
    if not documents:
        remedy = "Put transcripts into the transcripts folder and use: qda run (or qda import FILE)"
        raise UsageError("there is no document in this project", remedy=remedy)


def assemble(
    workspace: Workspace,
    codebook: Codebook,
    documents: tuple[Document, ...],
    *,
    include_interviewer: bool = False,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Study:
    """Index and code documents, and join people's work to them."""
    read = corpora(workspace, documents, jobs=jobs, progress=progress)
    machine = machine_codings(
        workspace, codebook, read, include_interviewer=include_interviewer, progress=progress
    )
    return Study(codebook, documents, read, machine, _people(workspace, documents))


def joined(workspace: Workspace, study: Study, documents: tuple[Document, ...]) -> Study:
    """The study with the documents and people's work as the database has them now."""
    return Study(study.codebook, documents, study.corpora, study.machine, _people(workspace, documents))


def _people(workspace: Workspace, documents: tuple[Document, ...]) -> People:
    store = workspace.store
    return People(store.codings(), store.decisions(), _memos(workspace, documents), store.participants())


def _memos(workspace: Workspace, documents: tuple[Document, ...]) -> dict[str, str]:
    """The memos on codings, under the ids that the codings have in the current texts."""
    current = {document.name: document for document in documents}
    texts: dict[str, list[str]] = defaultdict(list)
    for memo in workspace.store.memos(about="coding"):
        texts[_target(workspace, memo, current)].append(f"{memo.text} ({memo.coder})")
    return {target: "\n".join(said) for target, said in texts.items()}


def _target(workspace: Workspace, memo: Memo, current: Mapping[str, Document]) -> str:
    coding = memo.coding
    document = current.get(coding.anchor.document) if coding else None
    if coding is None or document is None or document.text_hash == coding.anchor.text_hash:
        return memo.target
    return carry(coding, workspace.store.text(coding.anchor.text_hash), document).coding.id
