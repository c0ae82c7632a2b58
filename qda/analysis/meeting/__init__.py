"""Where two codes meet, how strongly they go together, and whether by chance."""
