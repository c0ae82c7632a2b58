"""The quotations of a code."""

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import one_node, told_of
from qda.analysis.frames.order import in_order
from qda.model.table import Table

_COLUMNS = (
    columns.text("id", "Coding", "the coding's id, to accept, reject or annotate it"),
    columns.text("code", "Code", "the code"),
    columns.text("document", "Document", "the document"),
    columns.text("participant", "Participant", "who speaks; empty for works"),
    columns.text("speaker", "Speaker", "the label of the turn"),
    columns.text("locator", "Locator", "where it stands in the original, a page or section"),
    columns.text("quote", "Quotation", "the passage, exactly"),
    columns.text("sentence", "In context", "the sentences that hold it"),
    columns.text("assertion", "Assertion", "affirmed, negated, hedged or reported"),
    columns.text("rule", "Rule", "the codebook's rules that found it; empty for a person's coding"),
    columns.text("coder", "Coder", "who coded it"),
    columns.text("status", "Status", "proposed, accepted, rejected or stale"),
    columns.text("memo", "Memo", "what people noted about it"),
    columns.count("start", "Start", "first character, from 0, in code points of the document"),
    columns.count("end", "End", "the character behind the last"),
)


def quotes(coded: Coded, code: str) -> Table:
    """Every quotation of a code, or of a theme with all codes below it.

    One row per coding, in the order of the codebook, of the project's documents, and of the text. Nothing
    is shortened. A code without codings gives no rows. Raises UsageError for an unknown code.
    """
    one_node(coded, code)  # or a UsageError
    codings = in_order(coded)
    codings = coded.told(codings[codings["code"].isin(coded.within(code))])
    return Table(
        name="quotes",
        title=f"Quotations of {code}",
        columns=_COLUMNS,
        rows=tuple(zip(*(columns.values(codings[column.key]) for column in _COLUMNS), strict=True)),
        unit="coding",
        n=len(codings),
        excluded=coded.excluded,
        parameters=told_of(coded, code),
    )
