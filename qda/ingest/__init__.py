"""Takes files, gives documents; one reader per format, found through a registry."""
