"""What a file may bring into a project: no names that were replaced, and nobody who withdrew."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qda.errors import InputError, Place
from qda.ingest.attributes import People, by_name
from qda.ingest.notice import Notice
from qda.ingest.reader import Comment
from qda.model.document import Document
from qda.privacy.documents import people_pseudonymised, pseudonymised
from qda.privacy.replace import Replacer
from qda.project.confidential.key_place import names_of
from qda.project.confidential.withdrawn import Absent, absent, without_the_absent
from qda.project.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Admission:
    """Lets documents in as they may come in. `keyless`: names were replaced and no key at hand says which."""

    workspace: Workspace
    replacer: Replacer | None
    gone: Absent
    keyless: bool

    def say(self, text: str) -> str:
        """A text with replaced names."""
        return self.replacer.replaced(text) if self.replacer else text

    def is_gone(self, name: str) -> bool:
        """Whether the participant or document of a name, as it would come in, was withdrawn."""
        return self.gone.is_gone(self.say(name))

    @property
    def keeps_files(self) -> bool:
        """Whether a file may be kept as it is: nobody can stand in it who must not be named."""
        return not (self.replacer or self.gone.records)

    def refuse_without_key(self, path: Path) -> None:
        """Raise InputError for a file that is new or changed while the key is not at hand."""
        if self.keyless:
            raise InputError(
                "names were replaced in this project, and its key is not at hand to replace them here too "
                "(or no row of it is applied)",
                place=Place(path),
                remedy="Say where it is: qda import FILE --key KEY, or --without-key if it holds no name.",
            )

    def let_in(self, documents: Sequence[Document]) -> tuple[list[Document], list[Notice]]:
        """The documents as they may come in, and what was left out."""
        admitted: list[Document] = []
        notices: list[Notice] = []
        for document in documents:
            known = pseudonymised(document, self.replacer)[0] if self.replacer else document
            left, notice = without_the_absent(self.workspace, self.gone, known)
            admitted += [left] if left else []
            notices += [notice] if notice else []
        return admitted, notices

    def people(self, people: People) -> People:
        """The participants as they may come in; the ones of before, where only a key could tell."""
        if self.keyless:
            return by_name(self.workspace.store.participants())
        known = people_pseudonymised(people, self.replacer) if self.replacer else people
        return self.gone.people(by_name(known))

    def comments(self, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """Remarks within files, with replaced names."""
        say = self.say
        return tuple(Comment(say(one.author), say(one.quote), say(one.text)) for one in comments)


def admission(workspace: Workspace, *, key: Path | None = None, without_key: bool = False) -> Admission:
    """What may come into a project now."""
    names = names_of(workspace, key)
    return Admission(workspace, names.applied(), absent(workspace.store), names.lacking and not without_key)
