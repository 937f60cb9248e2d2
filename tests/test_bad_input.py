"""Whatever is wrong, the user reads one clear line and a hint, and what was there before is still there."""

import os
import re
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

import pytest

from command import obey_permissions, seed2book, write_at_most

PAGE = """# 老街修路船民欢喜

本报讯（记者 江玉）3月12日，青石镇老街的石板路全线修好，镇上的居民和船民纷纷前来观看。

“这条路修好以后，货车能一直开到码头，一天少走三里地。”老船工说。
"""
FORMER = b"the former file, byte for byte"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with one good page in seeds/ and a former book in out/."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seed2book.toml").write_text('[book]\ntitle = "旧闻"\n', encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "旧闻.epub").write_bytes(FORMER)
    return tmp_path


def refused(done: subprocess.CompletedProcess[str], code: int, message: str, hint: str) -> None:
    """Asserts that the run ended with `code`, a line that holds `message`, and a hint that holds `hint`."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    *stages, error, advice = done.stderr.splitlines()
    assert all(line.endswith(" ...") for line in stages), done.stderr
    assert error.startswith("error: "), done.stderr
    assert advice.startswith("hint: "), done.stderr
    assert message in error
    assert hint in advice


def untouched(desk: Path) -> None:
    """Asserts that out/ holds the former book and nothing else."""
    assert (desk / "out" / "旧闻.epub").read_bytes() == FORMER
    assert [path.name for path in (desk / "out").iterdir()] == ["旧闻.epub"]
    assert not list(desk.rglob(".seed2book-*"))


# --- what is to be read --------------------------------------------------------------------------------


def test_an_empty_folder(desk: Path) -> None:
    (desk / "seeds" / "page.txt").unlink()
    refused(seed2book("epub", cwd=desk), 4, "seeds: no seeds in this folder", ".txt")
    untouched(desk)


def test_no_folder_at_all(tmp_path: Path) -> None:
    refused(seed2book("epub", cwd=tmp_path), 2, "there is no folder seeds", "name your pages")
    assert not list(tmp_path.iterdir())


def test_a_path_that_does_not_exist(desk: Path) -> None:
    refused(seed2book("epub", "pages", cwd=desk), 2, "pages: no such file or folder", "spelling")
    untouched(desk)


@pytest.mark.parametrize("content", [b"", b"\n \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(desk: Path, content: bytes) -> None:
    (desk / "seeds" / "page.txt").write_bytes(content)
    refused(seed2book("epub", cwd=desk), 4, "page.txt is empty", "a seed holds the text of a page")
    untouched(desk)


def test_nothing_on_standard_input(desk: Path) -> None:
    refused(seed2book("epub", "-", cwd=desk), 4, "standard input is empty", "a seed holds the text of a page")
    untouched(desk)


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))


@pytest.mark.parametrize("content", [PICTURE, b"PK\x03\x04" + bytes(200), b"%PDF-1.7\n\x00\xff\xfe"])
def test_a_file_that_is_not_text(desk: Path, content: bytes) -> None:
    (desk / "seeds" / "scan.txt").write_bytes(content)
    done = seed2book("epub", cwd=desk)
    assert "scan.txt" in done.stderr
    refused(done, 4, "scan.txt", "")
    untouched(desk)


def test_a_seed_without_permission(desk: Path) -> None:
    (desk / "seeds" / "page.txt").chmod(0)
    done = seed2book("epub", cwd=desk, before=obey_permissions)
    refused(done, 4, "page.txt: no permission", "ask its owner")
    untouched(desk)


def test_a_folder_without_permission(desk: Path) -> None:
    (desk / "seeds").chmod(0)
    try:
        done = seed2book("epub", cwd=desk, before=obey_permissions)
    finally:
        (desk / "seeds").chmod(0o755)
    refused(done, 4, "seeds: cannot read this folder", "ask its owner")
    untouched(desk)


def test_a_seed_that_vanishes_while_it_is_opened(desk: Path) -> None:
    prelude = """
import os, sys
def vanish(event, arguments):
    if event == "open" and str(arguments[0]).endswith("page.txt") and os.path.exists(arguments[0]):
        os.unlink(arguments[0])
sys.addaudithook(vanish)
"""
    refused(seed2book("epub", cwd=desk, prelude=prelude), 4, "page.txt has vanished", "run the command again")
    untouched(desk)


# --- settings and options --------------------------------------------------------------------------------


def test_a_broken_configuration(desk: Path) -> None:
    (desk / "seed2book.toml").write_text('[book]\npublisher = "馆"\ntitle = 旧闻\n', encoding="utf-8")
    refused(seed2book("epub", cwd=desk), 3, "seed2book.toml:3: title: ", "quotation marks")
    untouched(desk)


def test_a_misspelt_key_in_the_configuration(desk: Path) -> None:
    (desk / "seed2book.toml").write_text('[book]\n\ntilte = "旧闻"\n', encoding="utf-8")
    refused(
        seed2book("epub", cwd=desk), 3, "seed2book.toml:3: [book] has no key tilte", "did you mean title?"
    )
    untouched(desk)


def test_a_theme_that_nobody_knows(desk: Path) -> None:
    refused(
        seed2book("pdf", "--theme", "bulletni", cwd=desk), 2, "bulletni", "book (书籍版), bulletin (报纸版)"
    )
    untouched(desk)


@pytest.mark.parametrize(
    ("options", "code", "message", "hint"),
    [
        (
            ("--paper", "A5"),
            2,
            "--paper: the theme bulletin has no grid for A5; it has one for A4, A3",
            "--paper",
        ),
        (
            ("--theme", "narrow"),
            3,
            "characters makes lines 522 pt wide, too wide for the page",
            "docs/themes.md",
        ),
        (
            ("--impose", "booklet", "--sheet", "A4"),
            2,
            "two pages of 210 by 297 mm do not fit",
            "420 by 297 mm",
        ),
    ],
)
def test_paper_too_small(desk: Path, options: Sequence[str], code: int, message: str, hint: str) -> None:
    (desk / "narrow").mkdir()
    theme = '[theme]\nextends = "bulletin"\n[page]\nsize = "100mm 297mm"\n'
    (desk / "narrow" / "theme.toml").write_text(theme, encoding="utf-8")
    (desk / "out" / "旧闻.epub").rename(desk / "former")
    target = desk / "out" / "a.pdf"
    target.write_bytes(FORMER)
    refused(seed2book("pdf", *options, "-o", "out/a.pdf", cwd=desk), code, message, hint)
    assert target.read_bytes() == FORMER
    assert [path.name for path in (desk / "out").iterdir()] == ["a.pdf"]


def test_an_unknown_option_is_a_usage_error(desk: Path) -> None:
    done = seed2book("epub", "--titel", "旧闻", cwd=desk)
    assert done.returncode == 2
    assert "--title" in done.stderr
    untouched(desk)


def test_a_warning_under_strict(desk: Path) -> None:
    (desk / "seeds" / "empty.txt").touch()
    done = seed2book("epub", "--strict", cwd=desk)
    assert done.returncode == 4
    assert "seeds/empty.txt:1: warning: " in done.stderr
    assert "nothing was written" in done.stderr
    untouched(desk)


# --- what is to be written -------------------------------------------------------------------------------


def test_a_title_of_500_characters(desk: Path) -> None:
    done = seed2book("epub", "--title", "长" * 500, cwd=desk)
    assert done.returncode == 0, done.stderr
    (book,) = set((desk / "out").iterdir()) - {desk / "out" / "旧闻.epub"}
    assert book.name.startswith("长长长")
    assert len(os.fsencode(book.name)) <= 255
    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
        package = next(name for name in archive.namelist() if name.endswith(".opf"))
        assert "长" * 500 in archive.read(package).decode()


def test_a_file_where_the_folder_for_the_output_should_be(desk: Path) -> None:
    done = seed2book("epub", "-o", "seed2book.toml/a.epub", cwd=desk)
    refused(done, 6, "seed2book.toml/a.epub: cannot be written", "a file stands where the folder should be")
    untouched(desk)


def test_a_folder_for_the_output_without_permission(desk: Path) -> None:
    (desk / "out").chmod(0o555)
    try:
        done = seed2book("epub", cwd=desk, before=obey_permissions)
    finally:
        (desk / "out").chmod(0o755)
    refused(done, 6, "旧闻.epub: cannot be written", "you may not write there")
    untouched(desk)


@pytest.mark.parametrize("command", ["epub", "pdf"])
def test_a_disk_that_takes_no_more(desk: Path, command: str) -> None:
    (desk / "out" / f"旧闻.{command}").write_bytes(FORMER)
    done = seed2book(command, "-o", f"out/旧闻.{command}", cwd=desk, before=write_at_most(4096))
    refused(done, 6, f"旧闻.{command}: cannot be written", "choose another place")
    assert (desk / "out" / f"旧闻.{command}").read_bytes() == FORMER
    if command == "pdf":
        (desk / "out" / "旧闻.pdf").unlink()
    untouched(desk)


@pytest.fixture
def tiny_disk(desk: Path) -> Iterator[Path]:
    place = desk / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(options, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("needs the right to mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(desk: Path, tiny_disk: Path) -> None:
    (tiny_disk / "旧闻.epub").write_bytes(FORMER)
    done = seed2book("epub", "-o", "disk/", cwd=desk)
    refused(done, 6, "旧闻.epub: cannot be written", "the disk is full: free some space")
    assert [(path.name, path.read_bytes()) for path in tiny_disk.iterdir()] == [("旧闻.epub", FORMER)]


def test_a_text_is_not_overwritten(desk: Path) -> None:
    done = seed2book("epub", "-o", "seeds/page.txt", cwd=desk)
    refused(done, 2, "a text is there", ".epub")
    assert (desk / "seeds" / "page.txt").read_text(encoding="utf-8") == PAGE


# A job in the background of a shell has Ctrl-C ignored, and so have those that it starts.
LISTENING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_while_it_writes(desk: Path, number: signal.Signals, code: int) -> None:
    prelude = f"""{LISTENING}
def stop(event, arguments):
    if event == "open" and ".seed2book-" in str(arguments[0]) and str(arguments[1]).startswith("w"):
        os.kill(os.getpid(), {int(number)})
sys.addaudithook(stop)
"""
    done = seed2book("epub", cwd=desk, prelude=prelude)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    untouched(desk)


def test_a_run_that_is_stopped_while_it_is_being_loaded(desk: Path) -> None:
    prelude = f"""{LISTENING}
def stop(event, arguments):
    if event == "import" and arguments[0] == "seed2book.cli.commands":
        os.kill(os.getpid(), {int(signal.SIGINT)})
sys.addaudithook(stop)
"""
    done = seed2book("epub", cwd=desk, prelude=prelude)
    assert (done.returncode, done.stderr) == (130, "interrupted; nothing was left behind\n")
    untouched(desk)


# --- what a seed may say ---------------------------------------------------------------------------------


def _body(book: Path) -> str:
    with zipfile.ZipFile(book) as archive:
        sheets = [archive.read(n).decode() for n in sorted(archive.namelist()) if n.endswith(".xhtml")]
    assert not any("<script" in sheet for sheet in sheets)
    return unescape(re.sub(r"<[^>]*>", "", "".join(sheets)))


def test_markup_in_a_seed_comes_out_as_text(desk: Path) -> None:
    odd = '他写道<script>evil</script>，又写道 A & B &lt; C ]]> <!-- 注 --> <b onclick="x">粗</b>。'
    (desk / "seeds" / "page.txt").write_text(f"{PAGE}\n{odd}\n", encoding="utf-8")
    done = seed2book("epub", "--title", '<script>&"题"', "-o", "out/odd.epub", cwd=desk)
    assert done.returncode == 0, done.stderr
    text = _body(desk / "out" / "odd.epub")
    for piece in (
        "<script>evil</script>",
        "A & B &lt; C ]]>",
        "<!-- 注 -->",
        "<b onclick=",
        '<script>&"题"',
    ):
        assert piece in text


def test_a_seed_makes_nobody_read_other_files_or_the_network(desk: Path) -> None:
    (desk / "secret.png").write_bytes(b"secret")
    named = "![图](../secret.png)\n\n![图](http://example.org/a.png)\n\n![图](/etc/hostname)\n"
    (desk / "seeds" / "page.txt").write_text(f"{PAGE}\n{named}", encoding="utf-8")
    prelude = """
import sys
def watch(event, arguments):
    name = str(arguments[0]) if arguments else ""
    if event.startswith("socket.") or event == "open" and name.endswith(("secret.png", "/etc/hostname")):
        print("touched", event, name, file=sys.stderr)
sys.addaudithook(watch)
"""
    for command in ("epub", "pdf"):
        done = seed2book(command, "-o", f"out/a.{command}", cwd=desk, prelude=prelude)
        assert done.returncode == 0, done.stderr
        assert "touched" not in done.stderr


# --- the terminal ----------------------------------------------------------------------------------------


def test_chinese_on_a_terminal_that_knows_only_ascii(desk: Path) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    for command in (["check"], ["inspect"], ["pdf", "--theme", "nobody"], ["epub", "-o", "a.epub"]):
        done = seed2book(*command, cwd=desk, environment=ascii_only)
        assert done.returncode in (0, 2), done.stderr
        assert "Traceback" not in done.stderr
        assert "mistake of its own" not in done.stderr


def test_a_reader_that_goes_away(desk: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "seed2book", "inspect", "--format", "json"],
        cwd=desk,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as stream:
        said = stream.read()
    assert process.wait(60) == 141
    assert "error" not in said.lower()
    assert "Traceback" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_standard_output_on_a_full_disk(desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "seed2book", "inspect", "--quiet"],
            cwd=desk,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 6
    assert (
        done.stderr == "error: standard output cannot be written: the disk is full\nhint: free some space\n"
    )


def test_a_mistake_of_our_own_is_one_line_and_a_way_to_report_it(desk: Path) -> None:
    prelude = """
import sys
def fail(event, arguments):
    if event == "open" and str(arguments[0]).endswith("page.txt"):
        raise ZeroDivisionError("nought")
sys.addaudithook(fail)
"""
    done = seed2book("epub", cwd=desk, prelude=prelude)
    refused(done, 1, "seed2book made a mistake of its own: ZeroDivisionError: nought", "--verbose")
    assert "Traceback" in seed2book("epub", "--verbose", cwd=desk, prelude=prelude).stderr
    untouched(desk)
