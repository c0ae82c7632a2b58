"""Text to patterns, and what their words mean in a document."""
