"""Takes a request, gives its result: one use case per file, a change and its event in one transaction."""
