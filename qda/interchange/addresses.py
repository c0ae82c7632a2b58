"""Where shards lie: paths, or addresses of any file system that fsspec knows, such as s3://bucket/part.parquet."""

import glob
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from xxhash import xxh3_128

from qda.errors import Place, QdaError, ShardError, UsageError

PARQUET = (".parquet", ".pq")
JSON_LINES = (".jsonl", ".ndjson")
PACKED = ("", ".gz", ".bz2", ".xz")
_BLOCK = 1 << 20
_EXTRA = "Install it with: pip install 'qda[corpus]'"


def is_parquet(address: str) -> bool:
    """Whether the name is that of a Parquet file."""
    return address.lower().endswith(PARQUET)


def is_shard(address: str) -> bool:
    """Whether the name is that of a file that can be read as a shard."""
    packed = tuple(ending + pack for ending in JSON_LINES for pack in PACKED)
    return is_parquet(address) or address.lower().endswith(packed)


def expanded(addresses: Sequence[str]) -> tuple[str, ...]:
    """All shards that are named: files, what a pattern such as texts/*.parquet stands for, all of a folder
    and its folders, but hidden files.

    Local ones are given with their whole path. Raises UsageError for what names no shard, and for a shard
    that is named twice.
    """
    shards: list[str] = []
    for address in addresses:
        found = _found(address)
        if not found:
            known = ", ".join((*PARQUET, *JSON_LINES))
            remedy = (
                f"Name files that end in {known} (or .jsonl.gz), a folder of them, or a pattern in quotes."
            )
            raise UsageError(f"{address}: no shard has this name", remedy=remedy)
        shards += found
    twice = sorted({one for one in shards if shards.count(one) > 1}) if len(set(shards)) < len(shards) else []
    if twice:
        raise UsageError(f"{twice[0]}: the shard is named twice", remedy="Name each shard once.")
    return tuple(shards)


def _found(address: str) -> list[str]:
    with telling(address):
        system, path = _located(address)
        if system.isdir(path):
            return [_whole(system, one) for one in sorted(system.find(path)) if _is_seen(one)]
        if glob.has_magic(path) and not system.exists(path):
            return [_whole(system, one) for one in sorted(system.glob(path)) if _is_seen(one)]
        return [_whole(system, path)] if is_shard(path) else []


def _is_seen(path: str) -> bool:
    """Whether it is a shard that somebody put there, and no hidden file of a program."""
    return is_shard(path) and not path.rsplit("/", 1)[-1].startswith(".")


def opened(address: str, compression: str | None = None) -> Any:
    """A shard's bytes; `infer` unpacks by the name's ending."""
    library = _fsspec()
    return library.open(address, "rb", compression=compression).open()


def content_hash(address: str) -> str:
    """The hash of a shard's bytes, read a block at a time."""
    whole = xxh3_128()
    with telling(address), opened(address) as file:
        while block := file.read(_BLOCK):
            whole.update(block)
    return whole.hexdigest()


@contextmanager
def telling(address: str) -> Iterator[None]:
    """Turns what goes wrong with a shard into an error that names it."""
    try:
        yield
    except QdaError:
        raise
    except FileNotFoundError as error:
        remedy = "See that it is there, and that every worker reaches it under this name."
        raise ShardError("there is no such shard", place=Place(address), remedy=remedy) from error
    except ImportError as error:
        remedy = "Install the library here and on every worker."
        raise UsageError(f"{address}: this address needs another library: {error}", remedy=remedy) from error
    except Exception as error:  # each file system and each format has errors of its own
        kind = "Parquet" if is_parquet(address) else "JSON Lines"
        said = str(error).split("\n")[0]
        raise ShardError(
            f"the shard cannot be read: {said or type(error).__name__}",
            place=Place(address),
            remedy=f"See that it is a whole {kind} file, and that you may read it.",
        ) from error


def _located(address: str) -> tuple[Any, str]:
    return _fsspec().core.url_to_fs(address)  # type: ignore[no-any-return]


def _whole(system: Any, path: str) -> str:
    local = "file" in ([system.protocol] if isinstance(system.protocol, str) else system.protocol)
    return os.path.abspath(path) if local else str(system.unstrip_protocol(path))


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError("reading shards needs the library fsspec", remedy=_EXTRA) from error
    return fsspec
