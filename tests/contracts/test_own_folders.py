"""The tests keep nothing in the home of who runs them, and read nothing there."""

import subprocess
import sys
import tempfile
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

ASKED = "import platformdirs; print(platformdirs.user_cache_path('qda', appauthor=False))"


def test_what_is_kept_for_a_person_is_kept_for_the_run_alone() -> None:
    apart = Path(tempfile.gettempdir())
    for path in (user_cache_path(), user_config_path(), user_data_path()):
        assert path.is_relative_to(apart), path
        assert path.parent.name.startswith("qda-tests-")


def test_commands_in_processes_of_their_own_keep_it_in_the_same_place() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == user_cache_path("qda", appauthor=False)
