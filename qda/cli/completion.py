"""Shell completion."""

import click
from click.shell_completion import get_completion_class

from qda.cli.command import StrictCommand


@click.command(cls=StrictCommand)
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes qda's commands in your shell.

    \b
    bash:  qda completion bash > ~/.qda-complete.bash; echo '. ~/.qda-complete.bash' >> ~/.bashrc
    zsh:   qda completion zsh > ~/.qda-complete.zsh; echo '. ~/.qda-complete.zsh' >> ~/.zshrc
    fish:  qda completion fish > ~/.config/fish/completions/qda.fish
    """
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(context.find_root().command, {}, "qda", "_QDA_COMPLETE").source())
