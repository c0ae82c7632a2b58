"""Projects and codebooks of other programs: into this project, and out of it."""
