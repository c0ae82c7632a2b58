"""What a text looks like, for a file whose name says something else."""

import re
from pathlib import Path

from qda.errors import InputError, Place

_LOOKS = (
    ("RIS", ".ris", re.compile(r"^[ \t]{0,2}TY {1,2}- ?[A-Z]", re.MULTILINE)),
    ("PubMed's format", "", re.compile(r"\A\s*PMID ?- ?\d")),
    ("Web of Science's format", "", re.compile(r"\A\s*FN \S.*\nVR |\A\s*PT [A-Z]\n")),
    ("EndNote XML", "", re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records>", re.IGNORECASE)),
    ("HTML", ".html", re.compile(r"\A\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)),
    ("Zotero RDF", ".rdf", re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?<rdf:RDF\b")),
    ("BibTeX", ".bib", re.compile(r"^\s{0,9}@[A-Za-z]{1,40}[ \t]{0,9}[{(]", re.MULTILINE)),
    ("JSON", ".json", re.compile(r"\A\s*(?:\{\s*(?:\"|\})|\[\s*[\[\]{\"])")),
)
_HEAD = 20_000


def refuse_other_format(text: str, path: Path, expected: str) -> None:
    """Raise InputError for a text that looks like another format and not like the expected one."""
    head = text[:_HEAD]
    looks = [(name, suffix) for name, suffix, pattern in _LOOKS if pattern.search(head)]
    if not looks or expected in {name for name, _ in looks}:
        return
    name, suffix = looks[0]
    remedy = (
        f"Rename it so that it ends in {suffix}."
        if suffix
        else "Import it into Zotero or another reference manager, and export it as RIS or BibTeX."
    )
    raise InputError(f"this looks like {name}, not {expected}", place=Place(path), remedy=remedy)
