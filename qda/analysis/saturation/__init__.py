"""Whether further participants still bring new codes."""
