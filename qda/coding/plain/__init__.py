"""The plain evaluation of one document, which says what patterns, vetoes and cues mean."""
