"""How many generated examples a property is tried on."""

import os

THOROUGH = os.environ.get("QDA_EXAMPLES") == "all"


def examples(many: int) -> int:
    """An eighth of them in everyday runs; all of them with QDA_EXAMPLES=all."""
    return many if THOROUGH else max(10, many // 8)
