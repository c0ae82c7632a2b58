"""Where shards lie: paths, or addresses of any file system that fsspec knows, such as s3://bucket/part.parquet.

An address may be a chain, `zip://a.jsonl::s3://bucket/texts.zip`: the file's name in one file system, and
after `::` what that lies in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xxhash import xxh3_128

from qda.errors import Place, QdaError, ShardError, UsageError, how_to_install
from qda.interchange.packed import PACKED

PARQUET = (".parquet", ".pq")
JSON_LINES = (".jsonl", ".ndjson")
CHAIN = "::"
_BLOCK = 1 << 20
_EXTRA = how_to_install("corpus")


def name_in(address: str) -> str:
    """The part of an address that names the file: of `simplecache::s3://b/a.jsonl` the last, of
    `zip://a.jsonl::texts.zip` the first."""
    parts = address.split(CHAIN)
    return next((one for one in parts if "://" in one), parts[-1])


def is_parquet(address: str) -> bool:
    """Whether the name is that of a Parquet file."""
    return name_in(address).lower().endswith(PARQUET)


def is_shard(address: str) -> bool:
    """Whether the name is that of a file that can be read as a shard."""
    packed = tuple(ending + pack for ending in JSON_LINES for pack in ("", *PACKED))
    return is_parquet(address) or name_in(address).lower().endswith(packed)


def located(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    return _fsspec().core.url_to_fs(address)  # type: ignore[no-any-return]


def opened(address: str) -> Any:
    """A shard's bytes, in a `with` block, which keeps open what an archive lies in."""
    return _fsspec().open(address, "rb")


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
    except ValueError as error:
        if "Protocol not known" not in str(error):
            raise _unreadable(address, error) from error
        remedy = "See that the address begins as those of fsspec do, such as s3:// or https://."
        raise UsageError(
            f"{address}: nobody knows what {address.split('://')[0]}:// is", remedy=remedy
        ) from error
    except Exception as error:  # each file system and each format has errors of its own
        raise _unreadable(address, error) from error


def said_by(error: Exception) -> str:
    """What another program's error says, in one line."""
    return getattr(error, "strerror", None) or str(error).split("\n")[0] or type(error).__name__


def _unreadable(address: str, error: Exception) -> ShardError:
    kind = "Parquet" if is_parquet(address) else "JSON Lines"
    reached = ", and that its host can be reached" if "://" in address else ""
    return ShardError(
        f"the shard cannot be read: {said_by(error)}",
        place=Place(address),
        remedy=f"See that it is a whole {kind} file and that you may read it{reached}.",
    )


def _fsspec() -> Any:
    try:
        import fsspec
    except ImportError as error:
        raise UsageError("reading shards needs the library fsspec", remedy=_EXTRA) from error
    return fsspec
