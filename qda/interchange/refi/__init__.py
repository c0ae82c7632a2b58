"""Takes REFI-QDA files as any program writes them, gives them as the standard has them, and writes such."""
