"""Takes the bytes of a PDF file. Gives its text in reading order, as paragraphs with pages as locators.

A PDF tells where each character stands on a page, and nothing of words, lines, columns or paragraphs. They
are rebuilt in this order, one file for each step:

    opened.py         bytes -> an open file, or an error in words
    pages.py          file -> pages
    words.py          page -> words with their place and size; letters.py the characters of a word;
                      word_ends.py where words end; clipped.py what the page shows of them
    spaced_type.py    letter-spaced type -> words
    pieces.py         words -> pieces of lines, none of which goes over a wide gap
    line_numbers.py   numbers that count the lines in a margin are taken out
    margins.py        running heads and feet are taken out; page_numbers.py tells what page they print
    columns.py        pieces -> columns in reading order, as lines
    list_numbers.py   numbers of a list that touch its items get a blank behind them
    timed_rows.py     a transcript set as a table gets its labels and times, as in timed_cells.py
    speaker_columns.py  and its labels where it has no times
    notes.py          footnotes are set aside; note_numbers.py tells their marks from other numbers
    paragraphs.py     lines -> paragraphs; openings.py tells the lines that begin a turn or an item
    flow.py           what goes on over a column or page, and where the footnotes are put
    joining.py        lines -> text: hyphens at line ends, spaces
    reading.py        all of it; notices.py says what was left out
"""
