"""The line composer: a paragraph's text becomes lines, set as a good compositor would set them.

Pure functions. Nothing here knows of HTML or of a renderer; widths come from the faces that will be embedded.
"""
