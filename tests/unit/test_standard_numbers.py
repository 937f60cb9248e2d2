"""ISBN, ISSN and CN numbers: real ones are taken as they are written, slips of the keyboard are told."""

import pytest

from seed2book.standard_numbers import cn, isbn, issn


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("978-7-101-00304-8", "978-7-101-00304-8"),
        ("ISBN 978-7-101-00304-8", "978-7-101-00304-8"),
        ("9787101003048", "9787101003048"),
        ("７-101-00304-4", "7-101-00304-4"),
        ("0-8044-2957-x", "0-8044-2957-X"),
    ],
)
def test_an_isbn_keeps_its_hyphens(written: str, number: str) -> None:
    assert isbn(written) == number


@pytest.mark.parametrize(
    "written", ["978-7-101-00304-7", "7-101-00304-8", "9787101", "978-7-101-OO304-8", "X"]
)
def test_a_slip_in_an_isbn_is_told(written: str) -> None:
    with pytest.raises(ValueError, match="ISBN"):
        isbn(written)


@pytest.mark.parametrize("written", ["1002-4743", "ISSN 1002-4743", "10024743", "ISSN：1002—4743"])
def test_an_issn_has_one_form(written: str) -> None:
    assert issn(written) == "1002-4743"


def test_an_issn_may_end_in_x() -> None:
    assert issn("2434-561x") == "2434-561X"


def test_the_message_says_what_the_last_digit_would_be() -> None:
    with pytest.raises(ValueError, match="would be 3"):
        issn("1002-4744")


@pytest.mark.parametrize(
    ("written", "number"),
    [("CN32-0001", "CN 32-0001"), ("11-1234/g2", "CN 11-1234/G2"), ("ＣＮ　11—1234／TP", "CN 11-1234/TP")],
)
def test_a_cn_number_has_one_form(written: str, number: str) -> None:
    assert cn(written) == number


@pytest.mark.parametrize("written", ["CN 320001", "32-001", "（苏）J1234", ""])
def test_another_number_is_no_cn_number(written: str) -> None:
    with pytest.raises(ValueError, match="CN 32-0001"):
        cn(written)
