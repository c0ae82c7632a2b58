"""How long `qda code` takes in a process that has coded before, after one code was edited.

Started by `steps`: codes a project by each codebook of its folder `edits`, in which one code after the other
gets new patterns, and prints the median of the times of all but the first as JSON.
"""

import contextlib
import io
import json
import shutil
import sys
import time
from pathlib import Path
from statistics import median

from qda.cli.main import main as qda


def coded(folder: Path, book: Path) -> float:
    """Seconds of a `qda code` by a codebook."""
    shutil.copy(book, folder / "codebooks" / "codebook.yaml")
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            qda(["-C", str(folder), "code"])
        except SystemExit as left:
            if left.code:
                raise RuntimeError(f"qda code ended with {left.code}") from None
    return time.perf_counter() - start


def main() -> None:
    """Print the median."""
    folder = Path(sys.argv[1])
    _, *times = [coded(folder, book) for book in sorted((folder / "edits").glob("*.yaml"))]
    print(json.dumps({"seconds": median(times), "all": times}))


if __name__ == "__main__":
    main()
