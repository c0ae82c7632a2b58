"""A reader for tests of what happens when a reader goes astray."""
