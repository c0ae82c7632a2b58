"""A project as it stands: its texts, its codebook and every coding with what people decided about it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from qda.coding.decided import by_place, recut
from qda.coding.decided import decided as as_people_left
from qda.coding.lapsed import Lapsed, lapsed
from qda.coding.rule_codings import RuleCodings, rule_codings
from qda.errors import UsageError
from qda.model.codebook import Codebook
from qda.model.coding import RULES, Coding, Status
from qda.model.decision import Memo, Verdict
from qda.model.document import Document
from qda.model.progress import Progress, silent
from qda.project.codebooks import load_codebook
from qda.project.coding.machine import Machine, machine_codings
from qda.project.index.corpora import Corpora, corpora
from qda.project.recorded import People, Recorded, recorded, refuse_drifted
from qda.project.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Study:
    """Everything that reports are made from; what they need is worked out when they ask for it."""

    codebook: Codebook
    recorded: Recorded
    corpora: Corpora
    machine: Machine

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents of the study, in its order."""
        return self.recorded.documents

    @property
    def people(self) -> People:
        """What people did and are."""
        return self.recorded.people

    @cached_property
    def rules(self) -> RuleCodings:
        """What the rules found."""
        return rule_codings(self.codebook, self.documents, tuple(self.machine.found))

    @cached_property
    def decided(self) -> tuple[RuleCodings, tuple[Coding, ...]]:
        """The rules' codings that nobody has decided on or near, and all others as people have left them."""
        about = [one.coding for one in self.people.decisions if one.coding.coder == RULES]
        untouched, touched = self.rules.parted([*about, *self._annotated])
        hashes = {document.name: document.text_hash for document in self.documents}
        left = as_people_left(touched, self.people.codings, self.people.decisions, hashes)
        return untouched, (*left, *self._gone(left, hashes))

    def _gone(self, left: Sequence[Coding], hashes: Mapping[str, str]) -> list[Coding]:
        """Codings of the rules that only a memo still holds, because their document has changed."""
        there = {one.id for one in left}
        return [
            replace(one, status=Status.STALE)
            for one in self._annotated
            if one.id not in there and hashes.get(one.anchor.document) not in {None, one.anchor.text_hash}
        ]

    @property
    def _annotated(self) -> list[Coding]:
        """The codings of the rules that memos hold."""
        held = (one.coding for one in self.people.memos)
        return list({one.id: one for one in held if one is not None and one.coder == RULES}.values())

    @cached_property
    def memos(self) -> Mapping[str, str]:
        """What the memos on a coding say, by its id."""
        texts: dict[str, list[str]] = defaultdict(list)
        for memo in self.people.memos:
            for target in self.held_by(memo):
                texts[target].append(f"{memo.text} ({memo.coder})")
        return {target: "\n".join(lines) for target, lines in texts.items()}

    def held_by(self, memo: Memo) -> tuple[str, ...]:
        """The ids of the codings that a memo is on now.

        Where changed rules cut the passage differently, it is on what they find there; on none, if they find
        nothing.
        """
        ids, places = self._standing
        if memo.coding is None or memo.coding.coder != RULES or memo.target in ids:
            return (memo.target,) if memo.about == "coding" else ()
        return tuple(one.id for one in recut(memo.coding, places))

    @cached_property
    def _standing(self) -> tuple[frozenset[str], dict[tuple[str, str, str], list[Coding]]]:
        """The ids of all codings that people did something about, and the rules' by their places."""
        codings = self.decided[1]
        return frozenset(one.id for one in codings), by_place(one for one in codings if one.coder == RULES)

    @property
    def unheld(self) -> tuple[Memo, ...]:
        """Memos on codings of the rules that these no longer make, though the words still stand there."""
        return tuple(one for one in self.people.memos if one.about == "coding" and not self.held_by(one))

    @property
    def stale(self) -> tuple[Coding, ...]:
        """Codings in documents of the study whose passage was not found again in the text of now."""
        names = {document.name for document in self.documents}
        return tuple(
            one for one in self._peoples if one.status is Status.STALE and one.anchor.document in names
        )

    @cached_property
    def lapsed(self) -> tuple[Lapsed, ...]:
        """Rejections of the rules' codings that have no effect, as words or names of codes have changed."""
        decisions = self.people.decisions
        if not any(one.verdict is Verdict.REJECT and one.coding.coder == RULES for one in decisions):
            return ()  # what the rules found need not be put together for this
        return lapsed(decisions, self.rules, {one.name: one.text_hash for one in self.documents})

    @property
    def rejected(self) -> tuple[Coding, ...]:
        """Codings that were rejected."""
        return tuple(one for one in self._peoples if one.status is Status.REJECTED)

    @cached_property
    def codings(self) -> tuple[Coding, ...]:
        """Every coding in words."""
        untouched, others = self.decided
        return (*untouched.every(), *others)

    @property
    def _peoples(self) -> tuple[Coding, ...]:
        """All but the rules' codings that nobody has decided on; without people's work there are none."""
        people = self.people
        return self.decided[1] if people.codings or people.decisions or self._annotated else ()


def load_study(
    workspace: Workspace,
    *,
    include_interviewer: bool = False,
    jobs: int | None = None,
    progress: Progress = silent,
) -> Study:
    """The project as its database holds it; what is new is indexed and coded, by up to `jobs` processes."""
    held = recorded(workspace)
    refuse_no_documents(held.documents)
    codebook = load_codebook(workspace)
    return assemble(
        workspace, codebook, held, include_interviewer=include_interviewer, jobs=jobs, progress=progress
    )


def refuse_no_documents(documents: tuple[Document, ...]) -> None:
    """Raise UsageError for a project without texts, for there is nothing to report on."""
    if not documents:
        remedy = "Put transcripts into the transcripts folder and use: qda run (or qda import FILE)"
        raise UsageError("there is no document in this project", remedy=remedy)


def assemble(
    workspace: Workspace,
    codebook: Codebook,
    held: Recorded,
    *,
    include_interviewer: bool = False,
    jobs: int | None = None,
    progress: Progress,
) -> Study:
    """Index and code documents, and join people's work to them; raises Damaged where that is not there."""
    refuse_drifted(held)
    read = corpora(workspace, held.documents, jobs=jobs, progress=progress)
    machine = machine_codings(
        workspace, codebook, read, include_interviewer=include_interviewer, jobs=jobs, progress=progress
    )
    return Study(codebook, held, read, machine)
