"""People's codings whose code the codebook lacks, as when it was renamed there: which, and what to do."""

from collections import Counter
from collections.abc import Collection, Sequence

from qda.model.codebook import Codebook
from qda.model.coding import RULES, Coding
from qda.model.counted import some
from qda.model.decision import Decision, Verdict
from qda.model.document import Document
from qda.project.workspace import Workspace

_WHAT_TO_DO = (
    "\n  If a code was renamed, put the old name back, or take the codings over: qda export codings FILE.csv,"
    "\n  write the new name into the column code, qda import FILE.csv, qda reject those under the old name"
)


def told_of_strangers(workspace: Workspace, codebook: Codebook) -> tuple[str, ...]:
    """Which codings of the database stand under codes that the codebook lacks, and what to do; or nothing."""
    store = workspace.store
    return strangers_in_words(codebook, store.documents(), store.codings(), store.decisions())


def strangers_in_words(
    codebook: Codebook,
    documents: Sequence[Document],
    codings: Sequence[Coding],
    decisions: Collection[Decision],
) -> tuple[str, ...]:
    """The same of codings and the decision that counts for each; of the rules' codings, the accepted."""
    rejected = {one.coding.id for one in decisions if one.verdict is Verdict.REJECT}
    accepted = (one.coding for one in decisions if one.coding.coder == RULES)
    known, there = {code.code for code in codebook}, {document.name for document in documents}
    counts = Counter(
        one.code
        for one in (*codings, *accepted)
        if one.code not in known and one.id not in rejected and one.anchor.document in there
    )
    if not counts:
        return ()
    codes = some([f"{code} ({counts[code]:,})" for code in sorted(counts)])
    return (f"note: people's codings stand under codes that the codebook lacks: {codes}.{_WHAT_TO_DO}",)
