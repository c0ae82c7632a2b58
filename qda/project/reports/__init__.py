"""What goes out of a project: tables, figures, workbook, page, and what they say of the methods."""
