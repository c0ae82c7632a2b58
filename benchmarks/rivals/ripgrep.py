"""ripgrep with a file of fixed words: what reading the text and comparing bytes takes at the least.

Only the words of the codebook, with all their forms, as strings: also inside longer words, but not with a
capital. No phrases, no wildcards, no NEAR, no codes, no offsets. To ask for whole words in any case makes it
twenty times slower and more.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import patterns


def main() -> None:
    """Count the words that ripgrep finds."""
    program = shutil.which("rg")
    if program is None:
        print("ripgrep is not installed", file=sys.stderr)
        sys.exit(patterns.MISSING)
    _, wanted = patterns.arguments()
    words = sorted({form for one in wanted if one.kind == "word" for form in one.forms[0]})
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        Path(file.name).write_text("\n".join(words) + "\n", encoding="utf-8")
        command = [program, "-F", "--count-matches", "--no-filename", "-f", file.name, sys.argv[1]]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    patterns.report(sum(map(int, done.stdout.split())), "strings")


if __name__ == "__main__":
    main()
