"""A document of another program's project as it may come in, and where its passages stand then."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from qda.coding.anchors.reanchor import carry
from qda.coding.anchors.white_space import find_words
from qda.ingest.attributes import People, with_attributes
from qda.ingest.document import WITHIN
from qda.interchange.refi.remarks import Remarks
from qda.model.coding import Anchor, Coding, anchor
from qda.model.document import Document
from qda.model.edit import Moves
from qda.model.identity import coding_id
from qda.model.span import Span
from qda.privacy.documents import pseudonymised
from qda.project.confidential.withdrawn import without_the_absent
from qda.project.intake.admission import Admission
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Admitted:
    """A document as it comes in; `named` is the same before somebody's turns were left out of it.

    `came` is what the file has of it, which is the document itself unless that came from a file of its own.
    """

    guid: str
    document: Document
    named: Document
    moves: Moves | None
    came: Document

    def beside(self, before: Document | None, people: People, remarks: Remarks) -> "Admitted":
        """This one, or the document `before` it where that came from a file of its own.

        Such a file tells more of its text, which may have been corrected there since; passages are looked
        for in it.
        """
        if before is None or WITHIN in before.source:
            return self
        if before.text_hash != self.document.text_hash:
            what = "a text that is another one in the project, from a file of its own, which stands"
            remarks.accepted(what, before.name)
        known = with_attributes(before, participants=people, references={})[0]
        return replace(self, document=replace(known, speakers=self.document.speakers))

    def came_in(self, span: Span, code: str, coder: str) -> Anchor | None:
        """Where a passage of the file stands in the text that came in; None when its words did not."""
        named, moved = self.named, self.moves.of(span) if self.moves else span
        there = anchor(named.name, named.text_hash, named.text, moved)
        if self.came.text_hash == named.text_hash:
            return there
        identity = coding_id(named.name, named.text_hash, code, moved.start, moved.end, coder)
        found = carry(Coding(identity, there, code, coder), named.text, self.came)
        return found.coding.anchor if found.fate.found else None

    def now(self, came: Anchor) -> Anchor:
        """Where a passage that came in stands in the document; as it came, if its words are not there."""
        if came.text_hash == self.document.text_hash:
            return came
        return find_words(came, self.came.text, self.document) or came


def admit(workspace: Workspace, guid: str, document: Document, admitted: Admission) -> Admitted | None:
    """Let a document in, with replaced names and without those who withdrew; None when nothing is left."""
    named, edits = (
        pseudonymised(document, admitted.replacer) if admitted.replacer is not None else (document, ())
    )
    left, _ = without_the_absent(workspace, admitted.gone, named)
    return Admitted(guid, left, named, Moves(edits) if edits else None, left) if left else None


def comes_in(workspace: Workspace, admitted: Admission) -> Callable[[Document], Document | None]:
    """What gives a document as it may come in, with nothing beside it."""

    def document(one: Document) -> Document | None:
        found = admit(workspace, "", one, admitted)
        return found.document if found else None

    return document
