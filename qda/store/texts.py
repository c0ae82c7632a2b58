"""Texts, each kept once under its hash and never changed."""

import json
from collections.abc import Sequence

from qda.errors import StoreError
from qda.model.identity import hash_text
from qda.store.reading_rows import reads
from qda.store.rows import Row, Rows

_TEXTS = "SELECT hash, text FROM texts WHERE hash IN (SELECT value FROM json_each(:hashes))"


class Texts(Rows):
    """Reads texts."""

    def text(self, text_hash: str) -> str:
        """A text by its hash; raises StoreError when it is not there."""
        return self.texts([text_hash])[text_hash]

    def texts(self, hashes: Sequence[str]) -> dict[str, str]:
        """Some texts by their hashes; raises StoreError when one is not there."""
        found = {row.hash: _text_of(row) for row in self.rows(_TEXTS, {"hashes": json.dumps(list(hashes))})}
        for text_hash in hashes:
            if text_hash not in found:
                raise StoreError(f"there is no text {text_hash}", remedy="Run 'qda check'.")
        return found


@reads("texts")
def _text_of(row: Row) -> str:
    text = str(row.text)
    if hash_text(text) != row.hash:
        raise ValueError("another text")
    return text
