"""Takes a Book of tables. Gives an Excel workbook in which every count leads to its quotations.

book        what goes into the workbook, and what had to be done to get it there
limits      what one sheet holds; checked before anything is written
fit         tables that a sheet does not hold as they stand, turned or cut
text        what one cell holds: escapes for characters, parts for long texts
style       how cells look
layout      how wide columns are
links       where the rows of a code stand, so that cells can lead to them
sheet       one sheet, written from top to bottom
overview    the first sheet
package     the file itself, the same bytes for the same book
write       all sheets in order
"""
