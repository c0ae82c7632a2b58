"""The tables of the project database, as the newest version of it has them.

Texts are kept once under their hash. A document has one row with what is known of it now and one row in
`versions` for each text it ever had. What people did (codings, decisions, memos) keeps the whole passage, so
that it stands by itself. An event that was redacted keeps its hash and says which event redacted it. Times
are ISO 8601 in UTC; mappings and lists are JSON.
"""

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, text

metadata = MetaData()

applied_migrations = Table(
    "applied_migrations",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("redacted_by", Integer),
)

texts = Table(
    "texts",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("participant", Text),
    Column("language", Text),
    Column("source", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    Column("text_hash", Text, ForeignKey("texts.hash"), nullable=False),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("attributes", Text, nullable=False),
    Column("locators", Text, nullable=False),
    Column("removed_at", Text),
    Column("speakers", Text, nullable=False, server_default=text("'{}'")),
    CheckConstraint("0 <= body_start AND body_start <= body_end", name="body_is_a_span"),
)

versions = Table(
    "versions",
    metadata,
    Column("document", Text, ForeignKey("documents.name"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text_hash", Text, ForeignKey("texts.hash"), nullable=False),
    Column("source", Text, nullable=False),
    Column("source_hash", Text, nullable=False),
    Column("at", Text, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("name", Text, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("attributes", Text, nullable=False),
)

coders = Table(
    "coders",
    metadata,
    Column("name", Text, primary_key=True),
    Column("since", Text, nullable=False),
)

codebooks = Table(
    "codebooks",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("text_hash", Text, ForeignKey("texts.hash"), nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("at", Text, nullable=False),
)


def _coding_columns() -> tuple[Column[str] | Column[int] | Column[float], ...]:
    """A coding with its anchor: the same columns wherever one is kept."""
    return (
        Column("id", Text, nullable=False),
        Column("document", Text, ForeignKey("documents.name"), nullable=False),
        Column("text_hash", Text, ForeignKey("texts.hash"), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("quote", Text, nullable=False),
        Column("before", Text, nullable=False),
        Column("after", Text, nullable=False),
        Column("code", Text, nullable=False),
        Column("coder", Text, nullable=False),
        Column("assertion", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("rule", Text),
        Column("cue", Text),
        Column("score", Float),
        Column("at", Text),
    )


CODING_COLUMNS = tuple(column.name for column in _coding_columns())

codings = Table(
    "codings",
    metadata,
    Column("number", Integer, primary_key=True),
    *_coding_columns(),
    Index("one_coding_for_each_coder", "id", "coder", unique=True),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True),
    *_coding_columns(),
    Column("verdict", Text, nullable=False),
    Column("decided_by", Text, ForeignKey("coders.name"), nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("replaces", Integer, ForeignKey("decisions.number")),
    Index("decisions_on_a_coding", "id", "coder"),
)

memos = Table(
    "memos",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("about", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("coder", Text, ForeignKey("coders.name"), nullable=False),
    Column("at", Text, nullable=False),
    Column("coding", Text),
    Column("replaces", Integer),
    Index("memos_about_a_target", "about", "target"),
)

APPEND_ONLY = ("applied_migrations", "events", "texts", "versions", "decisions", "memos", "codebooks")
"""Tables whose rows are never changed or deleted; the database itself refuses it."""

NEVER_DELETED = (*APPEND_ONLY, "documents", "codings", "coders")
"""Tables whose rows are never deleted."""


def guards() -> dict[str, tuple[str, str]]:
    """The triggers that keep rows as they are: name -> the table and what is refused in it."""
    refused = [
        *((table, "UPDATE") for table in APPEND_ONLY),
        *((table, "DELETE") for table in NEVER_DELETED),
    ]
    return {f"{table}_never_{verb.lower()}": (table, verb) for table, verb in refused}


def guard_sql(name: str, table: str, verb: str) -> str:
    """The statement that makes a guard; it stays as it is, since the check compares it."""
    return (
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept as they are'); END"
    )
