"""Takes paths, gives decoded text, YAML with positions, and files that are written whole or not at all."""
