"""The texts of a project as columns: indexed, kept, put together, and who speaks in them."""
