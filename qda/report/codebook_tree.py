"""The codebook as a tree in the terminal."""

from io import StringIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from qda.model.codebook import Code, Codebook
from qda.model.counted import many
from qda.report.terminal import WIDTH
from qda.report.visible import visible


def codebook_tree(codebook: Codebook, width: int = WIDTH) -> str:
    """Themes with the codes below them, each with its definition and how many rules find it."""
    tree = Tree(Text(visible(codebook.title)))
    for theme in codebook.children(None):
        _grow(tree, codebook, theme)
    screen = StringIO()
    Console(file=screen, width=width, color_system=None, force_terminal=False).print(tree)
    return "\n".join(line.rstrip() for line in screen.getvalue().splitlines()) + "\n"


def _grow(branch: Tree, codebook: Codebook, code: Code) -> None:
    rules = f" [{many(len(code.match), 'rule')}]" if code.match else ""
    label = f"{code.code}: {code.name}{rules}"
    if code.definition:
        label += f"\n{code.definition}"
    below = branch.add(Text(visible(label)))
    for child in codebook.children(code.code):
        _grow(below, codebook, child)
