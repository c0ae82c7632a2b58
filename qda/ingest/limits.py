"""How much of a file is read, and for how long: generous for real material, and an end for hostile files."""

from qda.errors import InputError, Place

MEBIBYTE = 1024 * 1024

FILE_BYTES = 512 * MEBIBYTE
"""The largest file, or member of an archive, that is read."""

ARCHIVE_BYTES = 4096 * MEBIBYTE
"""The largest archive that is opened; it is not read into memory as a whole."""

DIRECTORY_BYTES = 8 * MEBIBYTE
"""The longest table of contents of an archive, and the most that is read of an archive at once."""

MEMBERS = 10_000
"""Files and folders that an archive may hold."""

UNPACKED_BYTES = 1024 * MEBIBYTE
"""What all members of an archive that are read may come to, unpacked."""

RATIO = 200
"""How many times larger than its packed bytes a member may be; texts reach 10, repetitive tables 50."""

SMALL_BYTES = MEBIBYTE
"""Members up to this size may be packed to any ratio."""

WORKER_BYTES = 4096 * MEBIBYTE
"""Memory that a process may have that reads untrusted formats, its libraries included."""

_BASE_SECONDS, _SECONDS_PER_MEBIBYTE, _MOST_SECONDS = 180, 180, 3600


def seconds_for(size: int) -> int:
    """How long a file of `size` bytes may be read in a process of its own: 3 minutes to an hour.

    Measured generously: pages of text take under a second each on a slow machine, and come to some
    kilobytes each.
    """
    return min(_MOST_SECONDS, _BASE_SECONDS + _SECONDS_PER_MEBIBYTE * size // MEBIBYTE)


def refuse_size(size: int, most: int, place: Place, what: str = "the file") -> None:
    """Raise InputError when something is larger than it may be, with both figures."""
    if size > most:
        raise InputError(
            f"{what} is too large: {in_words(size)}; qda reads at most {in_words(most)}",
            place=place,
            remedy="Split it into parts, or leave the recordings and pictures out of it.",
        )


def in_words(size: int) -> str:
    """A number of bytes as people say it: 12 bytes, 3.4 MB, 1.2 GB (of 1,024 each)."""
    if size < 10_000:
        return f"{size:,} bytes"
    for unit in ("KB", "MB", "GB"):
        size_in = size / 1024 ** (("KB", "MB", "GB").index(unit) + 1)
        if size_in < 1000 or unit == "GB":
            break
    return f"{size_in:,.1f} {unit}".replace(".0 ", " ")
