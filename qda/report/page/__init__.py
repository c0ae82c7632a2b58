"""Takes the tables of a project with its quotations. Gives one page of HTML that needs nothing else.

page.py      what the page holds
cells.py     the cells of its tables, and which quotations each opens
data.py      the quotations, as the page's script reads them
frame.py     style, policy and templates of every page
write.py     all of it in template.html, with style.css and script.js
"""
