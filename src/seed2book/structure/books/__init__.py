"""Judges the lines of a book or a document: its outline, its chapters, its paragraphs."""
