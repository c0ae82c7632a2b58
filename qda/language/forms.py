"""Forms by number, in the order in which they were met."""

from collections.abc import Iterable


class Forms:
    """Each form once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._forms: list[str] = []

    def __getitem__(self, number: int) -> str:
        return self._forms[number]

    def numbers(self, forms: Iterable[str]) -> list[int]:
        """The numbers of forms; a form that is new gets the next one."""
        found = []
        for form in forms:
            number = self._numbers.setdefault(form, len(self._forms))
            if number == len(self._forms):
                self._forms.append(form)
            found.append(number)
        return found
