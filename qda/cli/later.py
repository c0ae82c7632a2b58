"""Commands that are loaded when they are asked for: each start pays for its own command only."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click


class Later(MutableMapping[str, click.Command]):
    """The commands of a group, by name. For each function that is a command its module in `qda.cli` is given;
    `import_` is the command `import`. Others may be added as they are."""

    def __init__(self, **modules: str) -> None:
        self._places = {name.rstrip("_"): (module, name) for name, module in modules.items()}
        self._known: dict[str, click.Command | None] = dict.fromkeys(self._places)

    def __getitem__(self, name: str) -> click.Command:
        known = self._known[name]
        if known is None:
            module, function = self._places[name]
            known = self._known[name] = getattr(import_module(f"qda.cli.{module}"), function)
        return known

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._known[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
