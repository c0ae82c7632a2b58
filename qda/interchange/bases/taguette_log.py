"""Who put which tag on which highlight: Taguette keeps it in its log of commands, not with the highlights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from qda.interchange.bases.database import Database, Row


@dataclass(frozen=True, slots=True)
class Tagging:
    """By whom, and when."""

    user: str = ""
    at: str = ""


NOBODY = Tagging()


@dataclass(slots=True)
class Log:
    """What the log says: the taggings of each highlight, who last saved it, and who brought each document."""

    taggings: dict[int, dict[int, Tagging]] = field(default_factory=dict)
    saved: dict[int, Tagging] = field(default_factory=dict)
    documents: dict[int | None, str] = field(default_factory=dict)

    def tagging(self, highlight: int | None, tag: int | None) -> Tagging:
        """Who put a tag on a highlight; who last saved the highlight, where the log does not say it."""
        if highlight is None:
            return NOBODY
        own = self.taggings.get(highlight, {}).get(-1 if tag is None else tag)
        return own or self.saved.get(highlight, NOBODY)


def log_of(database: Database, project: int | None) -> Log:
    """Play the log of a project through: a tag is of who put it there, if nobody took it off since."""
    log = Log()
    columns = ("id", "date", "user_login", "project_id", "document_id", "payload")
    for row in database.rows("commands", *columns):
        if row.number("project_id") == project:
            _play(log, row, _payload(row))
    return log


def _play(log: Log, row: Row, said: Mapping[str, object]) -> None:
    who = Tagging(row.text("user_login"), row.text("date"))
    kind = said.get("type")
    if kind == "document_add":
        log.documents.setdefault(row.number("document_id"), who.user)
    elif kind == "highlight_add":
        highlight, tags = said.get("highlight_id", said.get("id")), said.get("tags")
        if isinstance(highlight, int) and isinstance(tags, list):
            before = log.taggings.get(highlight, {})
            log.taggings[highlight] = {tag: before.get(tag, who) for tag in tags if isinstance(tag, int)}
            log.saved[highlight] = who
    elif kind == "tag_merge":
        one, other = said.get("src_tag_id", said.get("src")), said.get("dest_tag_id", said.get("dest"))
        if isinstance(one, int) and isinstance(other, int):
            for tagged in log.taggings.values():
                if one in tagged:
                    tagged.setdefault(other, tagged.pop(one))


def _payload(row: Row) -> Mapping[str, object]:
    try:
        found = json.loads(row.text("payload") or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
