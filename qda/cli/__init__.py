"""Takes what was typed, gives what is shown and an exit code."""
