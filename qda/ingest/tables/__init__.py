"""Takes tables of responses, excerpts or speech. Gives documents.

sheet        a header and rows, whatever file they stand in
delimited    .csv and .tsv files to rows
workbook     .xlsx files to rows
columns      which column holds what, as a person says or as names and cells tell
responses    one document for each row
spoken       one transcript from a row for each utterance
documents    the choice between the two
"""
