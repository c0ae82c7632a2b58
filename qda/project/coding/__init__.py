"""A codebook over a project: what its rules find, why, and what is wrong with the rules."""
