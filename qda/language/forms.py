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
        asked = list(forms)
        new = [form for form in dict.fromkeys(asked) if form not in self._numbers]
        self._numbers.update(zip(new, range(len(self._forms), len(self._forms) + len(new)), strict=True))
        self._forms += new
        return [self._numbers[form] for form in asked]
