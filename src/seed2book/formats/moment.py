"""When a file says it was made: never the time of the build, so that the same input gives the same bytes."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

from seed2book.errors import UsageError
from seed2book.messages import _
from seed2book.model import Metadata

# For a publication without a date, on a machine that sets none: the year EPUB 3.3 became a standard.
_UNDATED = datetime(2023, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"\s*(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月?)|年?)\s*")


def moment(metadata: Metadata) -> datetime:
    """Gives the moment in UTC: `SOURCE_DATE_EPOCH`, else the publication's date, else 2023-01-01.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is set to something that is not a number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(
                _("SOURCE_DATE_EPOCH: {epoch!r} is not a number of seconds since 1970").format(epoch=epoch),
                _("unset it, or give it what `date +%s` prints"),
            ) from error
    date = iso_date(metadata.date)
    if not date:
        return _UNDATED
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return datetime(year, month, day, tzinfo=UTC)


def iso_date(text: str | None) -> str | None:
    """Gives a date as dc:date wants it (`2022`, `2022-12`, `2022-12-01`), or None where `text` is no date.

    Takes `2022-12-1` and `2022年12月1日` alike.
    """
    found = _DATE.fullmatch(text or "")
    if not found:
        return None
    numbers = [int(number) for number in found.groups() if number]
    try:
        year, month, day = (*numbers, 1, 1)[:3]
        datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return "-".join(f"{number:02}" for number in numbers)
