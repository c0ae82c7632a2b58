"""Takes tables, gives what people read: terminal, Markdown, CSV, JSON, workbook. Computes nothing."""
