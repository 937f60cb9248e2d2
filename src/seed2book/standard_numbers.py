"""Numbers that a book or a periodical is registered under; check digits tell them from slips of the keyboard.

Each function gives the number as it is printed, and raises ValueError saying what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata

from seed2book.messages import _

_ISBN = re.compile(r"(?:ISBN)?:?(\d{9}[\dX]|97[89]\d{10})")
_ISSN = re.compile(r"(?:ISSN)?:?(\d{4})(\d{3}[\dX])")
# 统一刊号 (GB/T 9999.1-2018, appendix B): region, serial number, and the class that a journal has.
_CN = re.compile(r"(?:CN)?:?(\d{2})-(\d{4})(?:/([A-Z]{1,2}\d{0,2}))?")


def isbn(text: str) -> str:
    """Gives an ISBN as it was written, without the word before it (GB/T 5795-2006, ISO 2108).

    Its hyphens are kept, since where they stand only the register of publishers says.
    """
    plain = _plain(text)
    found = _ISBN.fullmatch(plain.replace("-", ""))
    if not found:
        raise ValueError(
            _('an ISBN of 13 digits such as 978-7-101-00304-8 is wanted, not "{text}"').format(text=text)
        )
    digits = found[1]
    check = _isbn_13(digits) if len(digits) == 13 else _mod_11(digits[:-1])
    _agree("ISBN", text, digits[-1], check)
    return plain.removeprefix("ISBN").lstrip(":")


def issn(text: str) -> str:
    """Gives an ISSN as `1234-5679` (GB/T 9999.1-2018, ISO 3297)."""
    found = _ISSN.fullmatch(_plain(text).replace("-", ""))
    if not found:
        raise ValueError(
            _('an ISSN of eight digits such as 1002-4743 is wanted, not "{text}"').format(text=text)
        )
    digits = found[1] + found[2]
    _agree("ISSN", text, digits[-1], _mod_11(digits[:-1]))
    return f"{found[1]}-{found[2]}"


def cn(text: str) -> str:
    """Gives a Chinese periodical's number as `CN 32-0001` or `CN 11-1234/G2`."""
    found = _CN.fullmatch(_plain(text))
    if not found:
        raise ValueError(
            _('a number such as CN 32-0001 or CN 11-1234/G2 is wanted, not "{text}"').format(text=text)
        )
    return f"CN {found[1]}-{found[2]}" + (f"/{found[3]}" if found[3] else "")


def digits(number: str) -> str:
    """Gives a number without its hyphens, as a URN has it."""
    return number.replace("-", "")


def _plain(text: str) -> str:
    # Typed with a Chinese keyboard, digits and hyphens may be of any width.
    narrow = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"\s", "", re.sub("[‐‑–—―−]", "-", narrow))


def _agree(kind: str, text: str, said: str, check: str) -> None:
    if said != check:
        raise ValueError(
            _('"{text}" is no {kind}: its last digit would be {check}; compare it with the paper').format(
                text=text, kind=kind, check=check
            )
        )


def _isbn_13(number: str) -> str:
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(number[:12]))
    return str(-total % 10)


def _mod_11(number: str) -> str:
    total = sum(
        int(digit) * weight for digit, weight in zip(number, range(len(number) + 1, 1, -1), strict=True)
    )
    check = -total % 11
    return "X" if check == 10 else str(check)
