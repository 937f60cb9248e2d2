"""Wishes alone and together are done or refused with their place, and nothing is lost."""

import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from seed2book.errors import ConfigError
from seed2book.fixes import LINE_ROLES, Action, Fix
from seed2book.pipeline import read_publication
from seed2book.settings.config import Settings

PAGES = sorted((Path(__file__).parents[1] / "golden" / "pages").glob("*.txt"))
ROLES = [role for role in LINE_ROLES if role != "debris"]


def _wish(dice: Random, name: str, lines: list[str], number: int) -> Fix:
    """Gives a wish about the line `number` (from 1), or about three lines from there."""
    line = lines[number - 1]
    at = dice.randrange(len(line) - 1)
    match = line[at : at + dice.choice((2, 4, 8))]
    action = dice.choice(list(Action))
    value = {
        Action.ROLE: dice.choice(ROLES),
        Action.SPLIT: match,
        Action.TITLE: "另起的题目",
        Action.PICTURE: "渡口.png",
        Action.ACCEPT: "join-unsure",
        Action.REPLACE: dice.choice(("改过的字", "", match)),
    }.get(action, "")
    several = action in (Action.JOIN, Action.DROP, Action.ROLE) and dice.random() < 0.2
    last = min(len(lines), number + 2) if several else number
    return Fix(name, number, last, match, action, value, Path("seed2book.toml"), dice.randrange(1, 99))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_wishes_are_done_or_refused_by_name(page: Path) -> None:
    lines = page.read_text("utf-8").splitlines()
    said = [number for number, line in enumerate(lines, 1) if len(line.strip()) > 3]
    done, refused = 0, []
    for number in range(8):
        dice = Random(number)
        places = [dice.choice(said) for _ in range(dice.choice((1, 2, 4)))]
        if number % 2:  # all about one line, and about the next
            places = [places[0], places[0], said[(said.index(places[0]) + 1) % len(said)]]
        wishes = tuple(_wish(dice, page.name, lines, place) for place in places)
        try:
            reading = read_publication([page], replace(Settings(), fixes=wishes))
        except ConfigError as error:
            refused.append(str(error))
        else:
            changing = [wish for wish in wishes if wish.action is not Action.ACCEPT]
            assert any(edit.rule == "fix" for edit in reading.edits) == bool(changing)
            assert not [finding for finding in reading.findings if finding.code == "line-kept"]
            done += 1
    assert done
    for message in refused:
        assert re.search(rf"seed2book\.toml:[0-9]+: {re.escape(page.name)}:[0-9]+ ", message)
