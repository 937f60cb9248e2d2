"""Whether a reading keeps all that its seeds say, asked as the pipeline asks it."""

from seed2book.reading import Reading
from seed2book.verify.conservation import faults, loss


def check_reading(reading: Reading) -> None:
    """Raises the error that a run would end with."""
    found = faults(reading)
    if found:
        raise loss(found)
