"""Forms by number, in the order in which they were met."""

from collections.abc import Iterable


class Forms(dict[str, int]):
    """The numbers of forms; one that is new gets the next number when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.known: list[str] = []

    def __missing__(self, form: str) -> int:
        self[form] = number = len(self.known)
        self.known.append(form)
        return number

    def numbers(self, forms: Iterable[str]) -> list[int]:
        """The numbers of some forms."""
        return list(map(self.__getitem__, forms))
