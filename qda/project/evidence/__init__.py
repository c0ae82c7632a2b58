"""The findings of a project and the manuscript about them, held against its codings and texts."""
