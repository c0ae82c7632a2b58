"""What says nothing for two seconds says that it is still at work, and leaves the screen as it was."""

import os
import pty
import subprocess
import sys

import pytest

LINE = "\r\x1b[2Kstill at work, "

_PROGRAM = """
import sys, time, click
from qda.cli import screen
from qda.cli.patience import at_rest
from qda.cli.main import main

@main.command()
def slow():
    time.sleep(2.5)
    print("result")

@main.command()
def quick():
    print("result")

@main.command()
def asking():
    with at_rest():
        click.prompt("Who", err=True)

@main.command()
def failing():
    time.sleep(2.5)
    raise click.UsageError("no such thing")

@main.command()
def bars():
    with screen.progress() as bar:
        time.sleep(0.8)
        bar("Counting", 1, 2)
        time.sleep(2.5)
        bar("Counting", 2, 2)
    click.echo("result")

main(sys.argv[1:])
"""


def seen_by(command: str, *, typed: str = "") -> str:
    """All that a command writes to a terminal, in order; what is typed comes after three seconds."""
    ours, its = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, command], stdin=its, stdout=its, stderr=its,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
    )  # fmt: skip
    os.close(its)
    written = b""
    if typed:
        while b"Who" not in written:
            written += os.read(ours, 65_536)
        try:
            done.wait(3)
        except subprocess.TimeoutExpired:
            os.write(ours, typed.encode())
    while True:
        try:
            more = os.read(ours, 65_536)
        except OSError:  # the terminal has no other end any more
            break
        if not more:
            break
        written += more
    done.wait()
    os.close(ours)
    return written.decode()


def test_a_silent_command_says_that_it_is_at_work_and_the_line_goes() -> None:
    assert seen_by("slow") == f"{LINE}2 s\r\x1b[2Kresult\r\n"


def test_a_quick_command_says_nothing() -> None:
    assert seen_by("quick") == "result\r\n"


def test_an_error_stands_on_a_line_of_its_own() -> None:
    written = seen_by("failing")
    assert f"{LINE}2 s\r\x1b[2KUsage: -c failing" in written
    assert written.count("still at work") == 1


def test_nobody_is_hurried_at_a_question() -> None:
    assert seen_by("asking", typed="me\n").replace("\r\n", "\n") == "Who: me\n"


def test_a_bar_that_stands_still_is_covered_and_comes_back() -> None:
    written = seen_by("bars")
    before, _, after = written.partition(LINE)
    assert "Counting" in before
    assert "Counting" in after
    assert written.endswith("result\r\n")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_nothing_is_drawn_where_nobody_watches(stream) -> None:
    ours, its = pty.openpty()
    streams = {"stdout": its, "stderr": its, stream: subprocess.PIPE}
    done = subprocess.run([sys.executable, "-c", _PROGRAM, "slow"], check=True, **streams)
    os.close(its)
    os.close(ours)
    assert (done.stdout or done.stderr or b"") == (b"result\n" if stream == "stdout" else b"")
