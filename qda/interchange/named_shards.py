"""The shards that somebody names: files, folders, patterns and addresses, and what of these is no shard."""

import glob
import os
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from qda.errors import UsageError
from qda.interchange.addresses import CHAIN, JSON_LINES, PARQUET, is_shard, located, name_in, telling
from qda.interchange.listing import Paths, below, is_hidden, matching, path_below

MANIFEST = "manifest.json"
"""The file in which `qda corpus` says what it wrote into a folder."""
ENDINGS = (
    f"Shards end in {', '.join((*PARQUET, *JSON_LINES))}, JSON Lines also packed as .gz, .bz2, .xz or .zst.\n"
    "  Rename JSON Lines that end otherwise (.json), and pack anew what is packed otherwise (.zip)."
)
_MAGIC = re.compile(r"[*?[]")
_WRITTEN = re.compile(r"(?P<folder>.*/)?(?:codings/part-[^/]+|frequencies|cooccurrence)\.parquet")
"""What `qda corpus` writes into a folder, beside its manifest."""
_PASSWORD = re.compile(r"(?!github:|git:)\w+://[^/:@]*:[^/]+@")
"""A name and a password before a host; an organisation and its repository stand in that place too."""

_QUERY = re.compile(r"https?://[^?]*\?[^/]*=")
"""An address of the web with a query, such as that of a signed download; in a pattern ? stands for a sign."""


class Named(NamedTuple):
    """The addresses of shards, and of what a folder or a pattern holds beside them; a folder's end in "/"."""

    shards: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def expanded(addresses: Sequence[str]) -> Named:
    """All shards that are named: files, what a pattern such as texts/*.parquet stands for, all of a folder
    and its folders, but what is hidden there.

    Local ones are given with their whole path. Left out are files that are no shards by their names, shards
    that are hidden, what `qda corpus` wrote there, and folders that a pattern names without what is in them.
    Raises UsageError for what names no shard, for a shard that is named twice, for a name that cannot be an
    address, and for an address with a password, because addresses stand in all that is written.
    """
    found = [_found(address) for address in addresses]
    shards = [shard for one in found for shard in one.shards]
    twice = sorted({one for one in shards if shards.count(one) > 1}) if len(set(shards)) < len(shards) else []
    if twice:
        raise UsageError(f"{twice[0]}: the shard is named twice", remedy="Name each shard once.")
    return Named(tuple(shards), tuple(sorted({path for one in found for path in one.left_out})))


def _found(address: str) -> Named:
    if not address.strip():
        raise UsageError("a shard without a name", remedy="Name a file, a folder, or a pattern in quotes.")
    _refuse_password(address)
    _refuse_query(address)
    with telling(address):
        if os.path.exists(address):
            _refuse_odd_name(address)
        whole = _with_whole_path(address)
        system, path = located(whole)
        if system.isdir(path):
            return _sorted_out(_Place(system, whole, path), below(system, path), address)
        if glob.has_magic(path) and not system.exists(path):
            top, pattern = _parted(system, path)
            found = matching(system, top, pattern)
            return _sorted_out(_Place(system, whole, path, pattern), found, address)
        if not is_shard(path):
            raise _no_shard(address, is_there=system.exists(path))
        return Named((_Place(system, whole, path).address(path),))


class _Place:
    """Where paths of a file system lie, and how they are called from outside: what a file system makes of an
    address lacks the host and what the file system itself lies in."""

    def __init__(self, system: Any, address: str, path: str, pattern: str = "") -> None:
        self._system, self._address, self._name = system, address, name_in(address)
        self._top, self._root = path.removesuffix(pattern), self._name.removesuffix(pattern)

    def address(self, path: str) -> str:
        """The whole address of a path at or below this place."""
        if CHAIN not in self._address and _is_local(self._system):
            _refuse_odd_name(path)
            return os.path.abspath(path)
        name_below = path_below(path, self._top)
        if not path.startswith(self._top):
            name = self._system.unstrip_protocol(path)
        else:
            name = f"{self._root.removesuffix('/')}/{name_below}" if name_below else self._root
        before, _, after = self._address.partition(self._name)
        return f"{before}{name}{after}"

    def is_hidden(self, path: str) -> bool:
        """Whether a path below this place is hidden, or lies in a hidden folder below it."""
        return is_hidden(path_below(path, self._top))

    def is_shard(self, path: str) -> bool:
        """Whether a file is a shard by its name, in sight, and text of the corpus."""
        return is_shard(path) and not self.is_hidden(path) and not self._is_written(path)

    def _is_written(self, path: str) -> bool:
        """Whether a path is part of what `qda corpus` wrote."""
        written = _WRITTEN.fullmatch(path)
        return written is not None and bool(self._system.exists(f"{written['folder'] or ''}{MANIFEST}"))


def _sorted_out(place: _Place, paths: Paths, asked: str) -> Named:
    """Shards, and what is none; a folder is told when nothing of what is in it is."""
    read = {one.rpartition("/")[0] for one in paths}
    told = sorted(path for path in set(paths) - read if is_shard(path) or not place.is_hidden(path))
    shards = [path for path in told if not paths[path] and place.is_shard(path)]
    if not shards:
        raise _no_shard(asked, is_there=bool(told))
    left_out = sorted(set(told).difference(shards))
    others = (place.address(path) + ("/" if paths[path] else "") for path in left_out)
    return Named(tuple(map(place.address, shards)), tuple(others))


def _parted(system: Any, path: str) -> tuple[str, str]:
    """A path with a pattern as the folder that is to be taken as it is written, and the pattern below: a
    folder may have a name such as `Interviews [2024]`."""
    start = 0
    while magic := _MAGIC.search(path, start):
        end = path.find("/", magic.start())
        if end < 0 or not system.isdir(path[:end]):
            break
        start = end
    else:
        return path, ""
    below = path.rfind("/", 0, magic.start()) + 1
    return path[:below], path[below:]


def _with_whole_path(address: str) -> str:
    """The address of something within a file, with that file's whole path if it lies on this machine."""
    *before, last = address.split(CHAIN)
    if not before or "://" in last:
        return address
    return CHAIN.join([*before, os.path.abspath(os.path.expanduser(last))])


def _refuse_query(address: str) -> None:
    """Refuse the address of a download: what stands behind its ? is most often a secret."""
    if _QUERY.search(address):
        before = address.partition("?")[0]
        raise UsageError(
            f"{before}?...: what stands behind the ? would stand in the manifest and beside every coding",
            remedy="Download the file and name that, or name it by its store's own address, such as s3://.",
        )


def _is_local(system: Any) -> bool:
    return "file" in ([system.protocol] if isinstance(system.protocol, str) else system.protocol)


def _refuse_password(address: str) -> None:
    if _PASSWORD.search(address):
        told = _PASSWORD.sub(lambda found: found[0].split("//")[0] + "//...@", address)
        raise UsageError(
            f"{told}: a password in an address would stand in the manifest and beside every coding",
            remedy="Leave it out of the address, and keep it in fsspec's settings here and on every worker.",
        )


def _refuse_odd_name(path: str) -> None:
    """Refuse a name on this machine that no address can hold, and no manifest."""
    if CHAIN in path:
        remedy = "Rename it: in an address :: stands between a file and the archive that it lies in."
        raise UsageError(f"{path}: a name with :: in it is none of a shard", remedy=remedy)
    try:
        path.encode()
    except UnicodeEncodeError as error:
        told = path.encode(errors="surrogateescape").decode(errors="backslashreplace")
        raise UsageError(f"{told}: this name is not written in UTF-8", remedy="Rename it.") from error


def _no_shard(address: str, *, is_there: bool) -> UsageError:
    if is_there:
        return UsageError(f"{address}: this is there, but no shard by its name", remedy=ENDINGS)
    known = ", ".join((*PARQUET, *JSON_LINES))
    remedy = f"Name files that end in {known} (or .jsonl.gz), a folder of them, or a pattern in quotes."
    return UsageError(f"{address}: no shard has this name", remedy=remedy)
