"""What lies below a folder of any file system that fsspec knows, and what of it a pattern stands for.

A folder that cannot be listed is an error that names it. fsspec's own `find` and `glob` leave such a folder
out without a word, and a whole year would be missing from what is counted.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from qda.errors import Place, ShardError
from qda.interchange.addresses import is_shard, said_by

Paths = dict[str, bool]
"""Paths, and of each whether it is a folder."""


def below(system: Any, top: str) -> Paths:
    """Every file below a folder, in it and in all its folders, and the links there that lead to folders.

    Raises ShardError for a folder that cannot be listed, as `matching` does.
    """
    walked = _walked(system, top, lambda _: True)
    return {path: is_folder for path, is_folder, is_link in walked if is_link or not is_folder}


def matching(system: Any, top: str, pattern: str) -> Paths:
    """What a pattern below a folder stands for, and all in a folder that is called as a shard is, which Spark
    writes in place of a file. Only folders are listed that the pattern leads through."""
    from fsspec.utils import glob_translate

    parts = pattern.split("/")
    levels = [re.compile(glob_translate("/".join(parts[:end]))) for end in range(1, len(parts) + 1)]

    def leads_through(path: str) -> bool:
        name = path_below(path, top)
        depth = name.count("/") + 1
        return "**" in parts[:depth] or (depth < len(parts) and bool(levels[depth - 1].match(name)))

    every = _walked(system, top, leads_through)
    found = {path: is_folder for path, is_folder, _ in every if levels[-1].match(path_below(path, top))}
    shards = [path for path, is_folder in found.items() if is_folder and is_shard(path)]
    for folder in shards:
        found |= below(system, folder)
    return found


def path_below(path: str, top: str) -> str:
    """A path as it is called from a folder that it lies in."""
    return path.removeprefix(top).lstrip("/")


def is_hidden(path: str) -> bool:
    """Whether a path or a folder of it is a hidden one of a program."""
    return any(part.startswith(".") for part in path.split("/"))


def _walked(system: Any, top: str, enters: Callable[[str], bool]) -> Iterator[tuple[str, bool, bool]]:
    """The paths below a folder, whether each is a folder, and whether it is a link.

    Links are not entered: they may lead in a circle. What is in a hidden folder is not read, so that one need
    not be listed.
    """
    waiting, known = [top], {top.rstrip("/")}  # a store may list a folder as lying in itself
    while waiting:
        folder = waiting.pop()
        for one in _listing(system, folder, top):
            path, is_link = str(one["name"]).rstrip("/"), bool(one.get("islink"))
            is_folder = one["type"] == "directory" or (is_link and bool(system.isdir(path)))
            if path in known:
                continue
            known.add(path)
            yield path, is_folder, is_link
            if is_folder and not is_link and enters(path):
                waiting.append(path)


def _listing(system: Any, folder: str, top: str) -> Sequence[Mapping[str, Any]]:
    """What fsspec says of each thing in a folder."""
    try:
        held: Sequence[Mapping[str, Any]] = system.ls(folder, detail=True)
    except ImportError:
        raise
    except Exception as error:  # each file system has errors of its own
        missing = isinstance(error, FileNotFoundError)
        if is_hidden(path_below(folder, top)) or (missing and folder == top):
            return ()
        raise _no_list(folder, "nothing is found there" if missing else said_by(error)) from error
    return held


def _no_list(folder: str, said: str) -> ShardError:
    return ShardError(
        f"what is in this folder cannot be listed: {said}",
        place=Place(folder),
        remedy="See that it is there and that you may read it, or name the folders beside it one by one.",
    )
