"""Suffixes of other programs' files, by which they are told from transcripts."""

BASES = frozenset({".sqlite3", ".sqlite", ".db", ".qda"})
"""Databases; a project of QualCoder is a folder with one of them."""
EXCHANGED = BASES | {".qdpx", ".qde", ".qdc"}
"""Projects and codebooks of other programs."""
