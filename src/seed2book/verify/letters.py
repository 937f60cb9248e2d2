"""Which characters must survive, and how two texts are compared."""

from __future__ import annotations

import re
import unicodedata

# `\w` is what `str.isalnum` calls a letter or a digit, and the underscore, which Markdown uses for stress.
# Private-use characters and U+FFFD stand where a Han character was once; losing one loses its place.
_NO_LETTER = re.compile(r"[^\w\ue000-\uf8ff\U000f0000-\U0010fffd\ufffd]+|_+")
# The marks of every text, of either width; without them most of it needs no folding, which takes its time.
_BETWEEN_MARKS = re.compile(r"[^\s!-/:-@\[-`{-~，。、：；！？“”‘’（）《》—…·％]+")
_BLANK = re.compile(r"[\s\u200b\u2060\ufeff]+")


def letters(text: str) -> str:
    """Gives the letters, digits and Han characters of `text`, in order, with nothing between them.

    Folded by NFKC (Unicode Standard Annex 15), so that `１９９８` and `1998`, `⼈` and `人` are the same: a
    width or a compatibility form is a matter of looks, and putting it right loses nothing.
    """
    text = without_marks(text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _NO_LETTER.sub("", text)


def without_marks(text: str) -> str:
    """Gives `text` without its blanks and most of its marks; every letter stands as it is."""
    return "".join(_BETWEEN_MARKS.findall(text))


def printed(text: str) -> str:
    """Gives every character of `text` but blanks, as it stands: nothing is folded, marks count."""
    return _BLANK.sub("", text)


def agreement(one: str, start: int, other: str, begin: int) -> int:
    """Gives how many characters `one` from `start` and `other` from `begin` have in common."""
    longest = min(len(one) - start, len(other) - begin)
    agreed, step = 0, 64
    while agreed < longest:
        step = min(step, longest - agreed)
        here, there = start + agreed, begin + agreed
        if one[here : here + step] == other[there : there + step]:
            agreed += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return agreed


def difference(expected: str, found: str) -> tuple[int, int, int]:
    """Gives where two texts differ: `expected[start:end]` stands as `found[start:stop]`.

    What both have in common at their ends lies outside, so one dropped passage is all there is inside.
    """
    start = agreement(expected, 0, found, 0)
    most = min(len(expected), len(found)) - start
    tail = min(most, agreement(expected[::-1], 0, found[::-1], 0))
    return start, len(expected) - tail, len(found) - tail


def passage(raw: str, first: int, last: int, around: int = 6) -> str:
    """Gives the part of `raw` that holds its letters `first` to `last`, counted from 0, for a message.

    Up to `around` characters on either side are shown too; what is longer than a line is cut in its middle.
    """
    offsets: list[int] = []
    for offset, character in enumerate(raw):
        offsets += [offset] * len(letters(character))
    if not offsets:
        return raw.strip()
    begin = offsets[min(first, len(offsets) - 1)]
    end = offsets[min(max(last - 1, first), len(offsets) - 1)] + 1
    cut = raw[max(0, begin - around) : end + around].strip()
    cut = cut if len(cut) <= 60 else f"{cut[:28]} … {cut[-28:]}"
    return ("…" if begin > around else "") + cut + ("…" if end + around < len(raw) else "")
