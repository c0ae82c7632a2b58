"""qda: qualitative analysis that can be re-run, and findings that can be traced."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qda.project.notebook import Project, open

__all__ = ["Project", "__version__", "open"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the notebook interface on first use, so that `import qda` stays light."""
    if name in {"Project", "open"}:
        from qda.project import notebook

        return getattr(notebook, name)
    raise AttributeError(f"module 'qda' has no attribute {name!r}")
