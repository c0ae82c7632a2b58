"""Members of archives: the good ones are read, the others named, and nothing touches the disk."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from qda.errors import InputError
from qda.ingest import limits, zip_file
from qda.ingest.notice import Notice
from qda.ingest.zip_file import Found, Member, members

ARCHIVE = Path("all.zip")


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in entries:
            made.writestr(name, content)
    return buffer.getvalue()


def found(content: bytes) -> tuple[dict[str, bytes], dict[str, str], list[str]]:
    """What is read, what is left aside with its reason, and what is refused."""
    all_found: list[Found] = list(members(content, ARCHIVE))
    return (
        {one.name: one.content for one in all_found if isinstance(one, Member)},
        {one.where: one.what for one in all_found if isinstance(one, Notice)},
        [str(one) for one in all_found if isinstance(one, InputError)],
    )


def test_members_come_by_name_with_their_bytes() -> None:
    content = zipped(("b/P2.txt", b"two"), ("P1.txt", b"one"), ("a.md", b"three"))
    assert list(members(content, ARCHIVE)) == [
        Member("P1.txt", b"one"),
        Member("a.md", b"three"),
        Member("b/P2.txt", b"two"),
    ]


def test_an_archive_on_the_disk_gives_the_same_and_nothing_is_written_beside_it(tmp_path: Path) -> None:
    content = zipped(("b/P2.txt", b"two"), ("../P1.txt", b"one"))
    path = tmp_path / "inner" / "all.zip"
    path.parent.mkdir()
    path.write_bytes(content)
    assert [one.name for one in zip_file.members_of(path) if isinstance(one, Member)] == ["b/P2.txt"]
    assert sorted(tmp_path.rglob("*")) == [path.parent, path]


def test_what_is_no_file_of_the_study_is_left_aside_with_its_reason() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    read, aside, refused = found(
        zipped(
            ("P1.txt", b"one"),
            ("notes/", b""),
            (".DS_Store", b"x"),
            ("__MACOSX/._P1.txt", b"x"),
            ("a/.hidden/P3.txt", b"x"),
            ("~$P1.docx", b"x"),
            ("song.mp3", b"x"),
            (link, b"/etc/passwd"),
        )
    )
    assert read == {"P1.txt": b"one"}
    assert refused == []
    assert aside == {
        "all.zip/notes": "folder",
        "all.zip/.DS_Store": "hidden file",
        "all.zip/__MACOSX/._P1.txt": "hidden file",
        "all.zip/a/.hidden/P3.txt": "hidden file",
        "all.zip/~$P1.docx": "hidden file",
        "all.zip/song.mp3": "not a format that qda reads",
        "all.zip/link.txt": "link to another file",
    }


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("../P1.txt", "leads out"),
        ("a/../../P1.txt", "leads out"),
        ("a/..", "leads out"),
        ("/etc/P1.txt", "top of a disk"),
        ("C:/P1.txt", "top of a disk"),
        ("c:P1.txt", "top of a disk"),
        ("..\\P1.txt", "backslashes"),
        ("a\\P1.txt", "backslashes"),
        ("P1.txt\n", "cannot be seen"),
        ("\x1b[31mP1.txt", "cannot be seen"),
        (".", "is empty"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_by_name_and_the_others_are_read(name: str, why: str) -> None:
    read, aside, refused = found(zipped((name, b"bad"), ("P2.txt", b"good")))
    assert read == {"P2.txt": b"good"}
    assert aside == {}
    assert len(refused) == 1
    assert repr(name) in refused[0]
    assert why in refused[0]
    assert "\x1b" not in refused[0]


def test_a_name_with_nul_is_refused_although_zipfile_cuts_it_there() -> None:
    content = zipped(("P1.txt_evil", b"bad")).replace(b"P1.txt_evil", b"P1.txt\0evil")
    read, _, refused = found(content)
    assert read == {}
    assert "NUL" in refused[0]


def test_two_members_of_one_name_are_both_refused_because_only_one_can_be_meant() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = zipped(("P1.txt", b"one"), ("P1.txt", b"two"), ("./P1.txt", b"three"), ("P2.txt", b"x"))
    read, _, refused = found(content)
    assert list(read) == ["P2.txt"]
    assert len(refused) == 1
    assert "3 files of this name" in refused[0]


@pytest.mark.parametrize(
    ("typed", "raw", "read_as"),
    [
        ("Zoë.txt", "Zoë.txt".encode("cp437"), "Zoë.txt"),
        ("macOS", "Zoë Müller.txt".encode(), "Zoë Müller.txt"),
        ("macOS in Danish", "Sørine på arbejde.txt".encode(), "Sørine på arbejde.txt"),
        ("Cyrillic", "Анна.txt".encode(), "Анна.txt"),
    ],
)
def test_names_are_utf8_where_they_can_be_and_cp437_otherwise(typed: str, raw: bytes, read_as: str) -> None:
    stand_in = ("x" * (len(raw) - 4) + ".txt").encode()
    read, _, _ = found(zipped((stand_in.decode(), b"one")).replace(stand_in, raw))
    assert list(read) == [read_as], typed


@pytest.mark.parametrize(("checked", "name"), [(b"old.txt", "Zoë.txt"), (b"other.txt", "old.txt")])
def test_a_name_that_is_added_in_utf8_counts_if_it_belongs_to_the_old_one(checked: bytes, name: str) -> None:
    entry = zipfile.ZipInfo("old.txt")
    added = struct.pack("<BL", 1, zlib.crc32(checked)) + "Zoë.txt".encode()
    entry.extra = struct.pack("<HH", 0x7075, len(added)) + added
    assert list(found(zipped((entry, b"one")))[0]) == [name]


def test_names_marked_as_utf8_are_read_so() -> None:
    assert list(found(zipped(("Zoë 日本.txt", b"one")))[0]) == ["Zoë 日本.txt"]


def test_an_archive_in_an_archive_is_refused_and_said_to_be_one() -> None:
    read, _, refused = found(zipped(("inner.zip", zipped(("P1.txt", b"x"))), ("P2.txt", b"good")))
    assert list(read) == ["P2.txt"]
    assert refused == [
        "all.zip/inner.zip: archives within an archive are not read\n"
        "  Unpack both, the outer one first, then import the folder."
    ]


def test_a_member_that_is_locked_is_said_to_be() -> None:
    content = bytearray(zipped(("P1.txt", b"secret"), ("P2.txt", b"good")))
    directory = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    read, _, refused = found(bytes(content))
    assert list(read) == ["P2.txt"]
    assert "locked with a password" in refused[0]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_way_of_packing_is_named(method: int) -> None:
    _, _, refused = found(zipped(("P1.txt", b"x" * 100), method=method))
    assert "packed by a method that qda does not read" in refused[0]


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_refused_with_the_figures() -> None:
    read, _, refused = found(zipped(("bomb.txt", b"a" * 10_000_000), ("P2.txt", b"good")))
    assert list(read) == ["P2.txt"]
    assert re.search(r"it is 9,7\d\d bytes packed and 9\.5 MB unpacked, over 200 times as much", refused[0])


def test_a_small_repetitive_file_is_no_bomb() -> None:
    assert len(found(zipped(("table.txt", b"0;" * 400_000)))[0]["table.txt"]) == 800_000


def test_the_bytes_after_unpacking_are_limited_for_a_member_and_in_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 5_000)
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 7_000)
    content = zipped(
        *((f"P{n}.txt", bytes(size)) for n, size in enumerate((6_000, 3_000, 3_000, 3_000, 900)))
    )
    read, _, refused = found(content)
    assert list(read) == ["P1.txt", "P2.txt", "P4.txt"]
    assert "it is 6,000 bytes unpacked; qda reads at most 5,000 bytes" in refused[0]
    assert "9,000 bytes of the archive would be unpacked; qda unpacks at most 7,000 bytes" in refused[1]


def test_a_hundred_thousand_members_are_too_many_and_counted() -> None:
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0)
    directory = b"".join(entry + b"%06d" % number for number in range(100_000))
    count = 100_000 & 0xFFFF
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), 0, 0)
    with pytest.raises(InputError, match="holds 100,000 files; qda reads at most 10,000"):
        list(members(directory + end, ARCHIVE))


def test_a_table_of_contents_without_end_is_not_read_into_memory(tmp_path: Path) -> None:
    size = limits.DIRECTORY_BYTES + 46
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, 0, 0)
    path = tmp_path / "x.zip"
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(end)
    with pytest.raises(InputError, match=r"table of contents is longer than 8 MB"):
        list(zip_file.members_of(path))


def test_members_that_share_their_bytes_are_refused_as_in_a_bomb_without_nesting() -> None:
    content = bytearray(zipped(("P1.txt", b"a" * 300), ("P2.txt", b"b" * 300), ("P3.txt", b"good")))
    first = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", first + 4)
    content[second + 42 : second + 46] = content[first + 42 : first + 46]
    read, _, refused = found(bytes(content))
    assert list(read) == ["P3.txt"]
    assert len(refused) == 2
    assert all("shares its bytes with another file" in one for one in refused)


def test_a_wrong_checksum_keeps_the_member_out_and_no_other() -> None:
    content = zipped(("P1.txt", b"one one"), ("P2.txt", b"good"), method=zipfile.ZIP_STORED)
    read, _, refused = found(content.replace(b"one one", b"one two"))
    assert list(read) == ["P2.txt"]
    assert "all.zip/P1.txt: it cannot be unpacked: Bad CRC-32" in refused[0]


@pytest.mark.parametrize("told", [0, 3, 299, 301, 100_000])
def test_a_wrong_size_in_the_table_of_contents_keeps_the_member_out(told: int) -> None:
    content = bytearray(zipped(("P1.txt", b"ab" * 150)))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<L", told)
    read, _, refused = found(bytes(content))
    assert read == {}
    assert len(refused) == 1


def test_a_cut_archive_is_an_error_in_words() -> None:
    content = zipped(("P1.txt", b"one"))
    for length in (0, 1, 4, 30, len(content) - 23, len(content) - 1):
        with pytest.raises(InputError, match="not a zip archive that can be read"):
            list(members(content[:length], ARCHIVE))


def test_a_quine_that_holds_itself_is_not_followed() -> None:
    inner = zipped(("P1.txt", b"x"))
    for _ in range(5):
        inner = zipped(*((f"lib {number}.zip", inner) for number in range(16)))
    read, _, refused = found(inner)
    assert read == {}
    assert len(refused) == 16
