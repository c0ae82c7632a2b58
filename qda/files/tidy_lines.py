"""What is said of a code in several lines, as a codebook holds it."""


def tidy_lines(text: str) -> str:
    """The text with its line ends, and otherwise single spaces; without empty lines around it."""
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip("\n")
