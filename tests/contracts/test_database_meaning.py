"""What rows and events of a database say: an earlier program is kept from what it would misread."""

from dataclasses import fields
from typing import get_args

from qda.model.coding import Anchor, Coding
from qda.model.decision import Decision, Memo
from qda.model.document import Speakers
from qda.store.document_facts import DocumentFacts
from qda.store.header import VERSION
from qda.store.payloads import Payload

SAID = {
    5: {
        "Anchor": "document text_hash start end quote before after",
        "CoderAdded": "coder",
        "CodebookUsed": "title source text_hash",
        "Counted": "after codings programs rules settings",
        "Coding": "id anchor code coder assertion status rule cue score at",
        "CodingAdded": "coding",
        "CodingAnchored": "id coder fate before after status_before status",
        "CodingCorrected": "before after",
        "CodingDecided": "decision",
        "Decision": "coding verdict coder at",
        "DecisionAnchored": "fate before after",
        "DocumentChanged": "before after version",
        "DocumentFacts": "name kind participant language source source_hash text_hash body_start body_end "
        "attributes locators speakers",
        "DocumentImported": "document version",
        "DocumentRemoved": "document",
        "Memo": "about target text coder at coding",
        "MemoAnchored": "fate before after",
        "MemoWritten": "memo",
        "Merged": "head counts conflicts",
        "ParticipantsRead": "changed removed order",
        "ProjectCreated": "title",
        "Pseudonymised": "replaced documents purged",
        "Redacted": "reason events",
        "Speakers": "labels interviewers pattern taken",
        "Withdrawn": "salt participants sources counts",
    }
}
"""By the database's version: each event, and each value in rows and events, with its fields."""


def test_whoever_changes_what_a_database_says_raises_its_version() -> None:
    values = (*get_args(Payload), DocumentFacts, Speakers, Anchor, Coding, Decision, Memo)
    said = {value.__name__: [field.name for field in fields(value)] for value in values}
    assert said == {name: known.split() for name, known in SAID[VERSION].items()}, (
        "an earlier program would not know it: add a migration, raise VERSION in qda/store/header.py, and "
        "write here what a database of that version says"
    )
