"""Nouns by their capital, in languages that write them so: "Vorlagen" is of `Vorlage` and not of `vorliegen`.

A word may also have its capital because it begins a sentence. So a form that the table calls a noun is taken
for one only where the word without its capital would be a verb, or is not known at all, and not where that
often begins sentences.
"""

from dataclasses import dataclass

from qda.language.data import optional
from qda.language.words.lemma_table import Table
from qda.language.words.norms import norm_of

_SHORTEST_HEAD, _SHORTEST_REST = 4, 3
"""Letters of the last part of a compound, and of what stands before it."""


@dataclass(frozen=True, slots=True)
class CapitalNouns:
    """The nouns of a table. `not_nouns` are forms, in lower case, that mostly are something else, and
    `verbs_end` is how the lemma of a verb ends."""

    table: Table
    not_nouns: frozenset[str]
    verbs_end: str

    def lemma(self, form: str, otherwise: str) -> str | None:
        """The lemma of a noun, in lower case; None for whatever may be none.

        `otherwise` is the lemma of the word without its capital. Of a compound that the table does not know,
        the last part is inflected.
        """
        word = form.lower()
        unknown = otherwise == norm_of(word)
        if word in self.not_nouns or not (unknown or otherwise.endswith(self.verbs_end)):
            return None
        noun = self._noun(form) or (self._compound(form) if unknown else None)
        if noun is None or norm_of(noun).startswith(otherwise):  # "Kleinen": of klein, which ends as verbs do
            return None
        return noun.lower()

    def _noun(self, form: str) -> str | None:
        """The noun that a form is of, if the table has that as a noun of its own."""
        lemma = self.table.get(form.encode())
        known = lemma is not None and self.table.get(lemma) == lemma
        noun = str(lemma, "utf-8") if lemma and known else ""
        return noun if noun[:1].isupper() else None

    def _compound(self, form: str) -> str | None:
        """The same of a compound, by the longest of its endings that is a form of a noun."""
        for start in range(_SHORTEST_REST, len(form) - _SHORTEST_HEAD + 1):
            head = self._noun(form[start:].capitalize())
            if head is not None:
                return form[:start] + head.lower()
        return None


def capital_nouns(code: str, table: Table | None) -> CapitalNouns | None:
    """Those of a language, if it writes nouns with capitals and has a table."""
    data = optional(code, "nouns.toml")
    if data is None or table is None:
        return None
    return CapitalNouns(table, frozenset(data["not_nouns"].split()), data["verbs_end"])
