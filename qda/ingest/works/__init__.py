"""Works of literature and what was noted about them, from the files of reference managers.

Takes BibTeX, RIS, CSL-JSON, Zotero JSON and Zotero RDF. Gives a `Library`: of each work its citation key,
its fields under BibTeX's names, and its notes and annotations. The same library serves twice: as the
references of a project (`qda.ingest.references`), and as documents, one for each work that has excerpts
(`documents.py`).
"""
