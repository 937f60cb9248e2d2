"""The command line: what it takes, what it says, and how it ends."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from command import seed2book
from seed2book import __version__
from seed2book.cli import console
from seed2book.cli.commands import cli
from seed2book.cli.console import Console
from seed2book.formats import FORMATS

PAGE = """# 老街修路船民欢喜

本报讯（记者 江玉）3月12日，青石镇老街的石板路全线修好，镇上的居民和船民纷纷前来观看。

“这条路修好以后，货车能一直开到码头，一天少走三里地。”老船工说。
"""
SECOND = """# 渡口添新船

本报讯（记者 张珺）3月13日，青石渡口的新船下水，可载四十人，过河的人从此不用久等。
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two pages in seeds/."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page2.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seeds" / "page10.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin, prog_name="seed2book")


# --- help ------------------------------------------------------------------------------------------------


def test_help_imports_nothing_heavy() -> None:
    heavy = ["weasyprint", "ebooklib", "PIL", "jinja2", "rich", "lxml", "markdown_it", "charset_normalizer"]
    script = f"""
import sys
from seed2book.cli import console
from seed2book.cli.commands import cli
from seed2book.cli.console import Console
try:
    cli(["--help"])
except SystemExit as end:
    assert end.code == 0
    print([name for name in {heavy} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "epub" in done.stdout
    assert done.stderr.strip() == "[]"


def test_help_takes_less_than_a_quarter_of_a_second() -> None:
    # Seconds of the processor, since other tests run beside this one.
    def seconds() -> float:
        began = os.times()
        subprocess.run([sys.executable, "-m", "seed2book", "--help"], capture_output=True, check=True)
        ended = os.times()
        user = ended.children_user - began.children_user
        return user + ended.children_system - began.children_system

    assert min(seconds() for _ in range(5)) < 0.25


@pytest.mark.parametrize("command", [*FORMATS, "build", "inspect", "check"])
def test_every_command_explains_itself_and_each_of_its_options(command: str) -> None:
    said = run(command, "-h")
    assert said.exit_code == 0
    for option in cli.commands[command].params:
        if option.param_type_name == "option":
            assert option.help, option.name
            assert option.opts[0] in said.output


def test_every_format_is_a_command() -> None:
    assert set(FORMATS) < set(cli.commands)


def test_the_documentation_names_every_command_and_option() -> None:
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert f"seed2book {name}" in page
        assert all(option.opts[0] in page for option in command.params if option.param_type_name == "option")


def test_the_version() -> None:
    assert run("--version").output == f"seed2book {__version__}\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_every_shell(shell: str) -> None:
    said = run("completion", shell)
    assert said.exit_code == 0
    assert "_SEED2BOOK_COMPLETE" in said.output


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("seed2book pdf --theme 书", "plain,书籍版"),
        ("seed2book pdf --theme ./", "dir,./"),
        ("seed2book epub --language zh-", "plain,zh-Hans\nplain,zh-Hant"),
        ("seed2book epub -o o", "file,o"),
    ],
)
def test_completion_of_what_options_take(desk: Path, typed: str, completed: str) -> None:
    asked = {
        "_SEED2BOOK_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    assert CliRunner().invoke(cli, prog_name="seed2book", env=asked).output.strip() == completed


def test_completion_knows_the_themes(desk: Path) -> None:
    asked = {
        "_SEED2BOOK_COMPLETE": "bash_complete",
        "COMP_WORDS": "seed2book pdf --theme bo",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-c", "from seed2book.cli import main; main()"],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "plain,book\n"


def test_a_folder_in_the_place_of_a_command_is_answered_with_one(desk: Path) -> None:
    said = run("seeds")
    assert said.exit_code == 2
    assert "seed2book epub seeds" in said.stderr


# --- epub, pdf, build ------------------------------------------------------------------------------------


def test_epub_reads_seeds_and_writes_to_out_under_the_title(desk: Path) -> None:
    said = run("epub", "--title", "水乡旧闻")
    assert said.exit_code == 0, said.stderr
    assert zipfile.is_zipfile(desk / "out" / "水乡旧闻.epub")
    assert re.fullmatch(
        r"wrote out/水乡旧闻\.epub: \d+ KB, 2 articles from 2 newspaper pages; "
        r"(no findings|\d+ findings? \(to see them: seed2book check\))\n",
        said.stdout,
    )
    assert said.stderr.splitlines()[0] == "read the seeds (2) ..."


def test_the_title_of_the_configuration_names_the_file(desk: Path) -> None:
    (desk / "seed2book.toml").write_text(
        '[book]\ntitle = "馆藏"\n[build]\nfolder = "books"\n', encoding="utf-8"
    )
    assert run("epub").exit_code == 0
    assert [path.name for path in (desk / "books").iterdir()] == ["馆藏.epub"]


def test_pdf_is_named_after_its_theme_and_tells_its_pages(desk: Path) -> None:
    said = run("pdf", "seeds", "--title", "旧闻", "--theme", "书籍版")
    assert said.exit_code == 0, said.stderr
    assert (desk / "out" / "旧闻-书籍版.pdf").read_bytes().startswith(b"%PDF-")
    assert re.search(r"wrote out/旧闻-书籍版\.pdf: \d+ KB, 2 articles on \d+ pages; ", said.stdout)


def test_a_file_name_that_cannot_be_is_refused_before_anything_is_read(desk: Path) -> None:
    refused = run("epub", "-o", "x.pdf")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("error: -o x.pdf: this command makes .epub files")
    assert not (desk / "out").exists()


def test_every_command_counts_the_same_findings(desk: Path) -> None:
    (desk / "seeds" / "page2.txt").write_text(PAGE.replace("老船工", "𮝋船工"), encoding="utf-8")
    told = run("check").stdout
    assert "[no-glyph]" in told
    (count,) = re.findall(r"^(\d+ findings?) \(", told, re.MULTILINE)
    for command in ("epub", "pdf", "build"):
        assert f"; {count} (to see them: " in run(command).stdout
    assert told.count("[") == len(json.loads(run("inspect", "--format", "json").stdout)["findings"])


def test_the_last_line_says_what_to_type_as_this_program_was_called(desk: Path) -> None:
    (desk / "seeds" / "page2.txt").write_text(PAGE.replace("老船工", "𮝋船工"), encoding="utf-8")
    done = seed2book("epub", "seeds", cwd=desk)
    assert f"(to see them: {Path(sys.executable).name} -m seed2book check seeds)" in done.stdout


def test_without_the_libraries_that_draw_a_pdf_there_are_ebooks_and_a_plain_word(desk: Path) -> None:
    lacking = """
import cffi
found = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if "pango" in str(name):
        raise OSError(f"cannot load library '{name}': {name}: cannot open shared object file")
    return found(self, name, *rest)
cffi.FFI.dlopen = dlopen
"""
    refused = seed2book("pdf", cwd=desk, prelude=lacking)
    assert refused.returncode == 5
    assert refused.stdout == ""
    assert re.fullmatch(
        r"error: PDFs need a system library that is missing: cannot load library '\S*pango\S*'\n"
        r"hint: sudo apt-get install libpango-1\.0-0 .*\n",
        refused.stderr,
    )
    assert seed2book("epub", cwd=desk, prelude=lacking).returncode == 0


def test_build_makes_what_the_configuration_names(desk: Path) -> None:
    (desk / "seed2book.toml").write_text('[build]\noutputs = ["epub", "pdf:bulletin"]\n', encoding="utf-8")
    said = run("build", "--title", "旧闻", "-o", "books")
    assert said.exit_code == 0, said.stderr
    assert {path.name for path in (desk / "books").iterdir()} == {"旧闻.epub", "旧闻-报纸版.pdf"}
    assert re.match(
        r"wrote 2 files to books: .*, 2 articles from 2 newspaper pages, 1 page in print; ",
        said.stdout.splitlines()[-1],
    )


def test_a_book_is_printed_as_a_book_where_nobody_says_how(desk: Path) -> None:
    (desk / "novel.txt").write_text(f"第一章 归来\n\n{PAGE}\n第二章 旧事\n\n{SECOND}", encoding="utf-8")
    asked = ("--kind", "book", "--title", "渡口", "-q", "novel.txt")
    assert run("pdf", *asked).exit_code == run("build", "-o", "all", *asked).exit_code == 0
    assert run("pdf", "--theme", "报纸版", "-o", "asked/", *asked).exit_code == 0
    assert {path.name for path in (desk / "out").iterdir()} == {"渡口-书籍版.pdf"}
    assert {path.name for path in (desk / "all").iterdir()} == {"渡口.epub", "渡口-书籍版.pdf"}
    assert {path.name for path in (desk / "asked").iterdir()} == {"渡口-报纸版.pdf"}


def test_output_into_a_folder_keeps_the_name(desk: Path) -> None:
    (desk / "shelf").mkdir()
    assert run("epub", "--title", "旧闻", "-o", "shelf").exit_code == 0
    assert (desk / "shelf" / "旧闻.epub").exists()


def test_standard_input_is_a_page(desk: Path) -> None:
    said = run("epub", "-", "-o", "a.epub", stdin=PAGE)
    assert said.exit_code == 0, said.stderr
    assert "1 article from 1 newspaper page;" in said.stdout


def test_quiet_says_nothing(desk: Path) -> None:
    said = run("epub", "--quiet", "-o", "a.epub")
    assert (said.exit_code, said.stdout, said.stderr) == (0, "", "")
    assert (desk / "a.epub").exists()


def test_verbose_tells_the_settings_file_and_the_time_of_each_stage(desk: Path) -> None:
    (desk / "seed2book.toml").touch()
    said = run("epub", "--verbose", "-o", "a.epub")
    assert "settings of seed2book.toml" in said.stderr
    assert len(re.findall(r"^  \d+\.\d\d s$", said.stderr, re.MULTILINE)) >= 3


def test_the_same_seeds_give_the_same_bytes(desk: Path) -> None:
    for name in ("a.epub", "b.epub"):
        assert run("epub", "-o", name).exit_code == 0
    assert (desk / "a.epub").read_bytes() == (desk / "b.epub").read_bytes()


# --- inspect, check --------------------------------------------------------------------------------------


def test_inspect_prints_json_alone(desk: Path) -> None:
    said = run("inspect", "--format", "json", "--quiet")
    data = json.loads(said.stdout)
    assert [edition["source"] for edition in data["editions"]] == ["page2.txt", "page10.txt"]
    assert said.stderr == ""


def test_inspect_shows_a_tree(desk: Path) -> None:
    said = run("inspect")
    assert said.exit_code == 0
    assert "老街修路船民欢喜" in said.stdout
    assert said.stdout.endswith("\n\nno findings in 2 seeds\n")


def test_check_tells_each_finding_with_its_place_and_counts_them(desk: Path) -> None:
    (desk / "seeds" / "page3.txt").touch()
    said = run("check")
    assert said.exit_code == 0
    assert re.search(r"^seeds/page3\.txt:1: warning: .* \[empty-seed\]\n    \S", said.stdout, re.MULTILINE)
    told = said.stdout.splitlines()[-1]
    assert re.match(r"\d+ findings? \(.*1 warning.*\) in 2 seeds", told)
    assert told.endswith("inspect --format html)")


def test_findings_stand_in_the_order_of_the_seeds_and_their_lines(desk: Path) -> None:
    broken = "# 题目在此\n\n他说：“河水上涨了三尺多高\n\n众人听了都说要赶快想想办法。\n\n□年□月，镇上修路。\n"
    for name in ("page2.txt", "page10.txt"):
        (desk / "seeds" / name).write_text(broken, encoding="utf-8")
    places = re.findall(r"^seeds/page(\d+)\.txt:(\d+)", run("check").stdout, re.MULTILINE)
    numbers = [(int(page), int(line)) for page, line in places]
    assert numbers
    assert numbers == sorted(numbers)


def test_check_under_strict_fails_on_a_warning(desk: Path) -> None:
    (desk / "seeds" / "page3.txt").touch()
    assert run("check", "--strict").exit_code == 4


def test_check_finds_nothing_wrong_with_a_finished_epub(desk: Path) -> None:
    assert run("epub", "-o", "a.epub").exit_code == 0
    said = run("check", "a.epub")
    assert said.exit_code == 0, said.stdout
    assert said.stdout.splitlines()[-1].endswith("in a.epub")


def test_check_takes_a_word_document_for_a_text_of_the_wrong_kind_and_not_for_a_broken_book(
    desk: Path,
) -> None:
    with zipfile.ZipFile(desk / "page.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    said = run("check", "page.docx")
    assert said.exit_code == 4
    assert "page.docx is a Word, EPUB or ZIP file, not text" in said.stderr


def test_a_terminal_hears_of_a_wait_at_once_and_of_a_moment_never(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "_is_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    terminal = Console()
    terminal.progress("look into the file", 0, 1)
    terminal.progress("ask EPUBCheck", 0, 0)
    terminal.close()
    said = capsys.readouterr()
    assert said.out == ""
    assert "ask EPUBCheck" in said.err
    assert "look into the file" not in said.err


def test_check_finds_a_damaged_epub(desk: Path) -> None:
    (desk / "a.epub").write_bytes(b"PK\x03\x04 no archive")
    said = run("check", "a.epub")
    assert said.exit_code == 7
    assert "a.epub" in said.stderr
