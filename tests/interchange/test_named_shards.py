"""What is named as shards: each address opens what lies there, and nothing is passed over in silence."""

import json
import os
import zipfile
from pathlib import Path
from typing import ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from qda.errors import ShardError, UsageError
from qda.interchange.addresses import is_parquet
from qda.interchange.named_shards import expanded
from qda.interchange.shards import ShardColumns, rows


class Hosted(MemoryFileSystem):
    """A file system whose paths lack the host, as those of ftp and hdfs do."""

    protocol = "hosted"

    def __init__(self, host: str = "", **options: object) -> None:
        super().__init__(**options)
        self.store, self.pseudo_dirs = _HOSTS.setdefault(host, {}), [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        path = path.removeprefix("hosted://")
        _, slash, below = path.partition("/")
        return f"/{below}".rstrip("/") if slash else ""

    @staticmethod
    def _get_kwargs_from_urls(path: str) -> dict[str, str]:
        return {"host": path.removeprefix("hosted://").partition("/")[0]}


_HOSTS: dict[str, dict] = {}
fsspec.register_implementation("hosted", Hosted)


def line(name: str) -> str:
    return json.dumps({"id": name, "text": "money"}) + "\n"


def ids(*asked: str) -> list[str]:
    """The ids of the documents in all that is named."""
    return [row.id for address in expanded(asked).shards for row in rows(address, ShardColumns())]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one is in, with a zip archive of two shards."""
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("texts.zip", "w") as archive:
        archive.writestr("a.jsonl", line("a"))
        archive.writestr("more/b.jsonl", line("b"))
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zip://a.jsonl::{}", "a"),
        ("zip://::{}", "ab"),
        ("zip://more::{}", "b"),
        ("zip://**/*.jsonl::{}", "ab"),
        ("zip://*.jsonl::simplecache::file://{}", "a"),
        ("simplecache::zip://more/::{}", "b"),
    ],
)
def test_shards_in_an_archive_are_read_where_it_lies(here: Path, asked: str, found: str) -> None:
    assert "".join(ids(asked.format(here / "texts.zip"))) == found


def test_an_archive_is_found_by_workers_in_another_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shard,) = expanded(["zip://a.jsonl::texts.zip"]).shards
    assert shard == f"zip://a.jsonl::{here / 'texts.zip'}"
    monkeypatch.chdir("/")
    assert [row.id for row in rows(shard, ShardColumns())] == ["a"]


def test_the_form_is_told_by_the_name_within_the_archive() -> None:
    assert is_parquet("zip://a.parquet::s3://bucket/texts.zip")
    assert not is_parquet("zip://a.jsonl::s3://bucket/zipped.parquet")
    assert is_parquet("simplecache::s3://bucket/a.parquet")


@pytest.mark.parametrize("asked", ["/d/x.jsonl", "/d", "/d/", "/d/*.jsonl", "/*/x.jsonl"])
def test_an_address_keeps_its_host(asked: str) -> None:
    for host in ("one:8020", "two"):
        _HOSTS[host] = {}
        fsspec.filesystem("hosted", host=host).pipe("hosted://any/d/x.jsonl", line(host).encode())
    assert expanded([f"hosted://one:8020{asked}"]).shards == ("hosted://one:8020/d/x.jsonl",)
    assert ids(f"hosted://one:8020{asked}", f"hosted://two{asked}") == ["one:8020", "two"]


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError, match="manifest") as told:
        expanded(["zip://a.jsonl::ftp://anna:secret@host/texts.zip"])
    assert "secret" not in str(told.value)


def test_a_signed_address_is_refused_and_its_secret_not_shown() -> None:
    with pytest.raises(UsageError, match="Download the file") as told:
        expanded(["https://host/a.parquet?token=secret&download=true"])
    assert "secret" not in str(told.value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shard among what is none."""
    for name in ("a.jsonl", "b.json", "c.jsonl.zip", ".d.jsonl", "_SUCCESS", ".part.crc", ".old/e.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(line(name), encoding="utf-8")
    return tmp_path


def test_what_a_folder_holds_beside_shards_is_listed(folder: Path) -> None:
    named = expanded([str(folder)])
    assert named.shards == (str(folder / "a.jsonl"),)
    others = (".d.jsonl", ".old/e.jsonl", "_SUCCESS", "b.json", "c.jsonl.zip")
    assert named.left_out == tuple(str(folder / name) for name in others)


def test_what_a_pattern_names_beside_shards_is_listed(folder: Path) -> None:
    (folder / "more/deep").mkdir(parents=True)
    (folder / "more/deep/f.jsonl").write_text(line("f"), encoding="utf-8")
    named = expanded([f"{folder}/*"])
    assert named.shards == (str(folder / "a.jsonl"),)
    others = ("b.json", "c.jsonl.zip", "_SUCCESS")
    assert {f"{folder}/more/", *(str(folder / name) for name in others)} <= {*named.left_out}
    deep = expanded([f"{folder}/more/**"])
    assert (deep.shards, deep.left_out) == ((str(folder / "more/deep/f.jsonl"),), ())


def test_a_folder_that_is_hidden_can_be_named(folder: Path) -> None:
    assert ids(str(folder / ".old")) == ids(f"{folder}/.old/*.jsonl") == [".old/e.jsonl"]


def test_a_file_that_is_there_and_no_shard_is_told_from_none(folder: Path) -> None:
    with pytest.raises(UsageError, match=r"(?s)c\.jsonl\.zip: this is there, but no shard.*\(\.zip\)"):
        expanded([str(folder / "c.jsonl.zip")])
    with pytest.raises(UsageError, match="no shard has this name"):
        expanded([str(folder / "nothing.zip")])


@pytest.mark.parametrize("asked", ["*.jsonl", "{}/*.jsonl", "{}", "{}/[ab].jsonl"])
def test_a_folder_is_named_as_it_is_called_though_its_name_looks_like_a_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    for name, shard in (("texts [12]", "a.jsonl"), ("texts 1", "b.jsonl")):
        (tmp_path / name).mkdir()
        (tmp_path / name / shard).write_text(line(shard), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "texts [12]")
    assert expanded([asked.format(tmp_path / "texts [12]")]).shards == (
        str(tmp_path / "texts [12]" / "a.jsonl"),
    )


@pytest.mark.parametrize("asked", ["", "**/*"])
def test_what_was_coded_before_is_no_text(tmp_path: Path, asked: str) -> None:
    names = (
        "a.jsonl",
        "codings/part-1.parquet",
        "made/codings/part-1-0a.parquet",
        "made/frequencies.parquet",
    )
    for name in (*names, "made/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(line(name), encoding="utf-8")
    named = expanded([f"{tmp_path}/{asked}"])
    assert named.shards == (str(tmp_path / "a.jsonl"), str(tmp_path / "codings/part-1.parquet"))
    assert {str(tmp_path / name) for name in names[2:]} <= {*named.left_out}


@pytest.mark.parametrize(
    ("asked", "told"),
    [("", "without a name"), ("foo://a.jsonl", "foo://"), ("{}/a::b.jsonl", "::"), ("{}", "::")],
)
def test_names_that_cannot_be_addresses_are_refused(tmp_path: Path, asked: str, told: str) -> None:
    (tmp_path / "a::b.jsonl").write_text(line("a"), encoding="utf-8")
    with pytest.raises(UsageError, match=told):
        expanded([asked.format(tmp_path)])


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    odd = bytes(tmp_path) + b"/s\xff.jsonl"
    try:
        Path(os.fsdecode(odd)).write_text(line("a"), encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    with pytest.raises(UsageError, match=r"s\\xff\.jsonl"):
        expanded([str(tmp_path)])


class Failing(MemoryFileSystem):
    """A store that cannot list one of its folders."""

    protocol = "failing"
    store: ClassVar[dict] = {}
    pseudo_dirs: ClassVar[list] = [""]

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return "/" + path.removeprefix("failing://").strip("/") if path.strip("/") else ""

    def ls(self, path: str, detail: bool = True, **more: object) -> list:
        if self._strip_protocol(path).endswith("2024"):
            raise PermissionError(13, "503 Slow Down", path)
        return super().ls(path, detail=detail, **more)


fsspec.register_implementation("failing", Failing)


@pytest.mark.parametrize("asked", ["/t", "/t/**/*.jsonl", "/t/*/*.jsonl", "/*/20??/*", "/t/2024"])
def test_a_folder_that_cannot_be_listed_is_named_and_not_passed_over(asked: str) -> None:
    files = fsspec.filesystem("failing")
    for name in ("2023/x", "2024/y"):
        files.pipe(f"/t/{name}.jsonl", line(name).encode())
    with pytest.raises(ShardError, match=r"/t/2024: .* cannot be listed: 503 Slow Down\n  See that"):
        expanded([f"failing://{asked}"])


@pytest.mark.parametrize("asked", ["/t/2023", "/t/*.jsonl", "/t/*3/*.jsonl", "/u", "/u/**"])
def test_a_folder_that_nobody_asked_for_or_that_is_hidden_need_not_be_listed(asked: str) -> None:
    files = fsspec.filesystem("failing")
    for name in ("t/2023/x", "t/2024/y", "t/z", "u/x", "u/.2024/x", "u/.old/2024/x"):
        files.pipe(f"/{name}.jsonl", line(name).encode())
    assert len(expanded([f"failing://{asked}"]).shards) == 1


@pytest.mark.parametrize("asked", ["*.parquet", "**/*.parquet", "t.parquet", ""])
def test_a_folder_that_is_called_as_a_shard_is_read(tmp_path: Path, asked: str) -> None:
    """As Spark, Dask and pandas write tables."""
    for name in ("t.parquet/y=1/part-0.snappy.parquet", "t.parquet/_SUCCESS", "u.txt", "e.parquet/_SUCCESS"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    named = expanded([f"{tmp_path}/{asked}"])
    assert named.shards == (f"{tmp_path}/t.parquet/y=1/part-0.snappy.parquet",)
    assert f"{tmp_path}/t.parquet/_SUCCESS" in named.left_out


def test_a_folder_that_a_link_leads_to_is_told_as_a_folder(folder: Path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "f.jsonl").write_text(line("f"), encoding="utf-8")
    try:
        (folder / "linked").symlink_to(elsewhere)
        (folder / "round").symlink_to(folder)
    except OSError:
        pytest.skip("no links here")
    (folder / "empty").mkdir()
    named = expanded([str(folder)])
    assert named.shards == (str(folder / "a.jsonl"),)
    assert [one for one in named.left_out if one.endswith("/")] == [f"{folder}/linked/", f"{folder}/round/"]
    assert ids(str(folder / "linked")) == ["f"]
