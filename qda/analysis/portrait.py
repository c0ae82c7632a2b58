"""Where in a document each code stands: the course of an interview."""

from qda.analysis import columns
from qda.analysis.frames.coded import Coded
from qda.analysis.frames.levels import headings
from qda.analysis.frames.order import in_order
from qda.errors import UsageError
from qda.model.table import Table


def portrait(coded: Coded, document: str) -> Table:
    """Every coding of a document by the words that it covers, in the order of the codebook, then of the text.

    Columns: code; from and to, the first and the last word, counted from 1 over the whole document, the
    interviewer's words too; speaker; assertion. N is the words of the document. Codings that stand in no
    sentence of the text of now are left out and counted. Raises UsageError for a document of which the
    selection has left nothing.
    """
    known = dict(zip(map(str, coded.documents["document"]), coded.documents["words"], strict=True))
    if document not in known:
        raise UsageError(
            f"the filters leave nothing of {document!r} to show",
            remedy="Leave out --participant and --kind, or add --include-interviewer if nobody else speaks.",
        )
    own = in_order(coded)
    own = own[own["document"] == document]
    placed = own[own["sentence_number"].notna()]
    rows = tuple(
        (str(code), int(first) + 1, int(behind), speaker, str(assertion))
        for code, first, behind, speaker, assertion in zip(
            placed["code"],
            placed["word_start"],
            placed["word_end"],
            columns.values(placed["speaker"]),
            placed["assertion"],
            strict=True,
        )
    )
    lost = len(own) - len(placed)
    without = len({*coded.codes} - headings(coded) - {*placed["code"]})
    return Table(
        name="portrait",
        title=f"Codes in the course of {document}",
        columns=(
            columns.text("code", "Code", "the code, in the order of the codebook"),
            columns.count("from", "From", "its first word, from 1"),
            columns.count("to", "To", "its last word"),
            columns.text("speaker", "Speaker", "the label of the turn"),
            columns.text("assertion", "Assertion", "affirmed, negated, hedged or reported"),
        ),
        rows=rows,
        unit="word",
        n=int(known[document]),
        excluded={**coded.excluded, **({"codings without a place": lost} if lost else {})},
        parameters={**coded.parameters, "document": document},
        notes=(f"Codes without a passage in this document: {without}.",) if without else (),
    )
