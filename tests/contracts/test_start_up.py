"""Commands load what they need and no more."""

import subprocess
import sys
from pathlib import Path

COMMANDS = Path(__file__).parents[2] / "qda" / "cli"
HEAVY = (
    "pandas",
    "spacy",
    "sqlalchemy",
    "numpy",
    "openpyxl",
    "rich",
    "simplemma",
    "lark",
    "rapidfuzz",
    "distributed",
    "fsspec",
    "pyarrow",
    "matplotlib",
    "importlib.metadata",
    "qda.store.payloads",
)


def loaded_by(*arguments: str, folder: Path, of: tuple[str, ...] = HEAVY) -> set[str]:
    """The heavy modules that a command loads, seen from outside in a process of its own."""
    code = (
        "import sys\n"
        "from qda.cli.main import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "finally:\n"
        f"    sys.stderr.write('LOADED ' + ' '.join(n for n in {of!r} if n in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rpartition("LOADED ")[2].split())


def test_help_and_version_load_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_by("--help", folder=tmp_path) == set()
    assert loaded_by("--version", folder=tmp_path) == set()
    assert loaded_by("report", "frequencies", "--help", folder=tmp_path) == set()
    assert loaded_by("corpus", "--help", folder=tmp_path) == set()


def test_an_unchanged_project_is_reported_on_without_what_it_takes_to_code(study: Path) -> None:
    loaded = loaded_by("report", "frequencies", folder=study)
    assert "pandas" in loaded
    assert not loaded & {"spacy", "simplemma", "lark", "sqlalchemy"}
    assert loaded_by("code", folder=study) == {"numpy"}
    assert "sqlalchemy" not in loaded_by("status", folder=study)


def test_coding_by_known_rules_and_patterns_without_a_fault_loads_neither_spacy_nor_lark(study: Path) -> None:
    loaded = loaded_by("code", "--include-interviewer", folder=study)
    assert "numpy" in loaded
    assert not loaded & {"spacy", "lark", "sqlalchemy"}
    assert "sqlalchemy" in loaded_by("memo", "A note", "--code", "ideology", "--coder", "Anna", folder=study)


def test_a_command_loads_no_other_command(study: Path) -> None:
    all_of = tuple(f"qda.cli.{file.stem}" for file in COMMANDS.glob("*_commands.py"))
    assert loaded_by("code", folder=study, of=all_of) == {"qda.cli.coding_commands"}
    assert loaded_by("--help", folder=study, of=all_of) >= {
        "qda.cli.coding_commands",
        "qda.cli.plot_commands",
    }


def test_the_library_itself_is_light_to_import(tmp_path: Path) -> None:
    code = f"import sys, qda; print([n for n in {HEAVY!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
