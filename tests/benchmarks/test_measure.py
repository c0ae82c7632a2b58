"""How the benchmarks measure a command."""

import importlib
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
MEGABYTES = 60
HOLDS = f"held = b'x' * {MEGABYTES * 1_000_000}; import time; time.sleep(0.3); print('done')"
TWO = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HOLDS!r}], check=True)"


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    return importlib.import_module("measure")


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory of several processes is told by /proc")
def test_the_memory_of_a_command_is_that_of_all_its_processes(measure, tmp_path: Path) -> None:
    done = measure.run([sys.executable, "-c", TWO], tmp_path)
    assert (done.code, done.output) == (0, "done\n")
    assert MEGABYTES < done.megabytes < MEGABYTES + 100


@pytest.mark.parametrize(("system", "told"), [("linux", 50_000), ("darwin", 51_200_000)])
def test_a_peak_of_the_kernel_is_in_bytes_on_a_mac_and_in_kilobytes_elsewhere(
    measure, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str, told: int
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    wait4 = os.wait4
    monkeypatch.setattr(measure._Watch, "stop", lambda _: 0)
    monkeypatch.setattr(os, "wait4", lambda pid, how: (*wait4(pid, how)[:2], SimpleNamespace(ru_maxrss=told)))
    assert measure.run([sys.executable, "-c", ""], tmp_path).megabytes == pytest.approx(51.2)
