"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from seed2book.errors import OutputError, VerificationError
from seed2book.formats.atomic import replacing


def test_the_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "new" / "out" / "a.epub"
    with replacing(target) as temporary:
        temporary.write_text("whole")
        assert not target.exists()
        assert temporary.parent == target.parent
    assert target.read_text() == "whole"
    assert [p.name for p in target.parent.iterdir()] == ["a.epub"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_former_file_and_nothing_else(
    tmp_path: Path, error: type[BaseException]
) -> None:
    target = tmp_path / "a.epub"
    target.write_text("former")
    with pytest.raises(error), replacing(target) as temporary:  # noqa: PT012 (half a file, then the error)
        temporary.write_text("half")
        raise error
    assert target.read_text() == "former"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_no_folder_that_was_not_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError), replacing(tmp_path / "new" / "out" / "a.epub"):
        raise ValueError
    assert not list(tmp_path.iterdir())


def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="is a device or a pipe"), replacing(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with (
        pytest.raises(OutputError, match="cannot be written") as caught,
        replacing(tmp_path / "out" / "a.epub"),
    ):
        pass
    assert "where the folder should be" in caught.value.hint
    assert (tmp_path / "out").read_text() == "a file"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.epub").mkdir()
    with pytest.raises(OutputError) as caught, replacing(tmp_path / "a.epub"):
        pass
    assert "a folder of that name" in caught.value.hint
    assert [p.name for p in tmp_path.iterdir()] == ["a.epub"]


def test_an_error_about_another_file_is_not_taken_for_one_about_the_output(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"face\.ttf"), replacing(tmp_path / "out" / "a.pdf"):
        (tmp_path / "fonts" / "face.ttf").read_bytes()


def test_an_error_about_the_file_names_it_as_the_user_will_know_it(tmp_path: Path) -> None:
    with (
        pytest.raises(VerificationError, match=r"^水乡旧闻\.pdf: 甲 is not in the file$") as caught,
        replacing(tmp_path / "水乡旧闻.pdf") as temporary,
    ):
        raise VerificationError(f"{temporary.name}: 甲 is not in the file", "look again")
    assert caught.value.hint == "look again"


def test_the_finished_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "any").touch()
    with replacing(tmp_path / "a.epub"):
        pass
    assert (tmp_path / "a.epub").stat().st_mode == (tmp_path / "any").stat().st_mode
