"""The tracked changes of an .odt file: deleted words stand beside the text, inserted ones in it."""

from qda.ingest.word.found import Change, Found
from qda.ingest.xml_file import Element, inside, name_of, texts_of, value

_NO_WORDS = frozenset({"note-citation", "ruby-text", "creator", "date", "title", "desc"})


def changes_of(root: Element, found: Found) -> None:
    """Note the tracked changes of a text."""
    for region in inside(root, "changed-region"):
        for one in region:
            author = "".join(text.text or "" for text in inside(one, "creator"))
            words = " ".join(
                "".join(texts_of(p)) for p in one.iter() if name_of(p) in {"p", "h"} and p is not one
            )
            if name_of(one) == "deletion":
                found.deleted.append(Change(author, words))
            elif name_of(one) == "insertion":
                found.inserted.append(Change(author, _inserted(root, value(region, "id") or "")))


def _inserted(root: Element, key: str) -> str:
    """The words between the two signs of an insertion."""
    words: list[str] = []
    within = False
    for one in root.iter():
        name = name_of(one)
        if name in {"change-start", "change-end"} and value(one, "change-id") == key:
            within = name == "change-start"
        elif within and one.text and name not in _NO_WORDS:
            words.append(one.text)
        if within and one.tail:
            words.append(one.tail)
    return "".join(words)
