"""The words of a selection: lists, phrases, what keeps company with a pattern, and its hits in context."""
