"""Texts, each kept once under its hash and never changed."""

from collections.abc import Callable
from functools import cached_property, lru_cache

from sqlalchemy import bindparam, insert, select

from qda.errors import StoreError
from qda.model.coding import Anchor
from qda.model.identity import hash_text
from qda.store.changes.events import Changing
from qda.store.schema import texts
from qda.store.texts import Texts

_AT_HAND = 4
"""Texts that are not read again within a change."""

_KNOWN = select(texts.c.hash).where(texts.c.hash == bindparam("hash"))
_KEEP = insert(texts)
_VERSION = "SELECT number FROM versions WHERE document = :document AND text_hash = :text_hash"


class TextChanges(Texts, Changing):
    """Keeps texts."""

    @cached_property
    def _known(self) -> Callable[[str], str]:
        return lru_cache(maxsize=_AT_HAND)(super().text)

    def text(self, text_hash: str) -> str:
        """A text by its hash; the last ones are at hand, since many codings ask for the same."""
        return self._known(text_hash)

    def keep_text(self, text: str) -> str:
        """Keep a text and give its hash; a text that is there already is not kept twice."""
        text_hash = hash_text(text)
        if self.connection.scalar(_KNOWN, {"hash": text_hash}) is None:
            self.connection.execute(_KEEP, {"hash": text_hash, "text": text})
        return text_hash

    def refuse_false_anchor(self, anchor: Anchor) -> None:
        """Raise StoreError unless the quotation stands where the anchor says, in a text of its document."""
        version = {"document": anchor.document, "text_hash": anchor.text_hash}
        if not self.rows(_VERSION, version):
            raise StoreError(f"document {anchor.document!r} never had the text {anchor.text_hash}")
        text = self.text(anchor.text_hash)
        if anchor.end > len(text) or anchor.span.of(text) != anchor.quote:
            raise StoreError(
                f"the quotation does not stand at {anchor.start}-{anchor.end} of {anchor.document!r}",
                remedy="Import the document again, then repeat the command.",
            )
