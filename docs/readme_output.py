"""Put the real output of the commands that README shows into README: python docs/readme_output.py"""

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SHOWN = re.compile(r"```console\n\$ qda (.+)\n(?:.*\n)*?```")


def main() -> None:
    """Run each command on a fresh copy of the sample study."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        _qda(["init", "--example", str(study)], Path(folder))
        _qda(["run"], study)
        text = _SHOWN.sub(
            lambda found: f"```console\n$ qda {found[1]}\n{_qda(shlex.split(found[1]), study).rstrip()}\n```",
            readme.read_text(encoding="utf-8"),
        )
    readme.write_text(text, encoding="utf-8")


def _qda(arguments: list[str], folder: Path) -> str:
    command = [sys.executable, "-m", "qda", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False).stdout


if __name__ == "__main__":
    main()
