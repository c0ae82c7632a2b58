"""An index as a file: a first line that names the hash of the rest, a line of JSON, then NumPy columns.

The file is derived: whatever is wrong with it, `read` says None and the index is made again.
"""

import io
import json
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np

from qda.language.index import Index, TokenType
from qda.model.identity import canonical_json, hash_bytes
from qda.model.span import Span
from qda.model.unit import Paragraph, Role, Sentence, Turn

_FORMAT = "qda index 1"
_COLUMNS = ("type_ids", "starts", "ends")


def write(index: Index, path: Path) -> None:
    """Write an index whole or not at all. OSError: the folder cannot be written, or the disk is full."""
    content = _content(index)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        draft.write_bytes(f"{_FORMAT} {hash_bytes(content)}\n".encode() + content)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path) -> Index | None:
    """The index in a file, or None when there is none, or it is cut off or changed in any place."""
    try:
        first, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if first != f"{_FORMAT} {hash_bytes(content)}".encode():
        return None
    words, _, columns = content.partition(b"\n")
    return _index(json.loads(words), io.BytesIO(columns))


def _content(index: Index) -> bytes:
    words = canonical_json(
        {
            "document": index.document,
            "text_hash": index.text_hash,
            "language": index.language,
            "types": [astuple(one) for one in index.types],
            "turns": [
                [*one.span, one.role, one.speaker, one.participant, one.timestamp] for one in index.turns
            ],
        }
    )
    columns = io.BytesIO()
    paragraphs = [(*one.span, one.turn) for one in index.paragraphs]
    sentences = [
        (*one.span, one.paragraph, one.turn, one.first_token, one.last_token) for one in index.sentences
    ]
    np.save(columns, np.array(paragraphs, np.int32).reshape(-1, 3), allow_pickle=False)
    np.save(columns, np.array(sentences, np.int32).reshape(-1, 6), allow_pickle=False)
    for name in _COLUMNS:
        np.save(columns, getattr(index, name), allow_pickle=False)
    return words.encode() + b"\n" + columns.getvalue()


def _index(words: dict[str, Any], columns: io.BytesIO) -> Index:
    paragraphs = np.load(columns, allow_pickle=False).tolist()
    sentences = np.load(columns, allow_pickle=False).tolist()
    return Index(
        document=words["document"],
        text_hash=words["text_hash"],
        language=words["language"],
        types=tuple(TokenType(*one) for one in words["types"]),
        turns=tuple(Turn(Span(a, b), Role(role), *rest) for a, b, role, *rest in words["turns"]),
        paragraphs=tuple(Paragraph(Span(a, b), turn) for a, b, turn in paragraphs),
        sentences=tuple(Sentence(Span(a, b), *rest) for a, b, *rest in sentences),
        **{name: np.load(columns, allow_pickle=False) for name in _COLUMNS},
    )
