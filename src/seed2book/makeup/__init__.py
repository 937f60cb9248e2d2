"""Make-up (拼版): measured articles become pages of placed heads and columns, by arithmetic alone.

Nothing here knows of HTML, of faces or of a renderer. Heights are whole lines of the grid, widths whole
columns; docs/makeup.md explains the rules and the weights with pictures.
"""
