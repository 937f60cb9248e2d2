"""From files to lines: which files, in which order, how decoded, and what Markdown takes each line for.

And to the pictures that the publication shows, once it is known which.
"""

from seed2book.read.blocks import lines
from seed2book.read.cover import read_cover
from seed2book.read.files import is_part
from seed2book.read.front_matter import body_start
from seed2book.read.pictures import read_pictures
from seed2book.read.seeds import read_seeds
from seed2book.read.verbatim import Kept, verbatim, wider

__all__ = [
    "Kept",
    "body_start",
    "is_part",
    "lines",
    "read_cover",
    "read_pictures",
    "read_seeds",
    "verbatim",
    "wider",
]
