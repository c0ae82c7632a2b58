"""Names and paths within the commands that messages tell people to type."""

import os
import shlex
from pathlib import Path


def typed(argument: str | Path) -> str:
    """A name or path as it is typed in a command on this machine, in quotes where it needs them."""
    return f'"{argument}"' if os.name == "nt" else shlex.quote(str(argument))
