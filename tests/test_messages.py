"""The program speaks Chinese to those whose computer does, in all that it says, and makes the same books."""

import ast
import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

import catalogue
from command import seed2book
from seed2book.clean.table import RULES
from seed2book.cli.columns import columns, wrapped
from seed2book.cli.commands import cli
from seed2book.findings import Finding, Severity
from seed2book.formats.inspect import to_reasons
from seed2book.formats.report.page import to_html
from seed2book.formats.report.wishes import wish_for
from seed2book.formats.report.words import rule_named
from seed2book.messages import VARIABLE, _, counted, wanted
from seed2book.pipeline import read_publication
from seed2book.settings import config
from seed2book.settings.config import Settings
from seed2book.source import Span

TO_DO = f"run `make messages`, write the Chinese in {catalogue.WRITTEN}, and run it again"
PAGE = (
    "# 老街修路船民欢喜\n\n本报讯（记者 江玉）3月12日，青石镇老街的石板路全线修好，镇上的居民纷纷前来观看。\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a page in seeds/."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "page1.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def first(message: catalogue.Id) -> str:
    return message if isinstance(message, str) else message[0]


# --- the catalogue ---------------------------------------------------------------------------------------


def test_the_catalogue_has_every_message_and_none_that_is_gone() -> None:
    said, known = set(catalogue.wanted()), set(catalogue.written())
    assert {*map(first, said - known)} == set(), f"these are not in the catalogue: {TO_DO}"
    assert {*map(first, known - said)} == set(), f"these are said no more: {TO_DO}"


def test_every_message_is_translated() -> None:
    assert "#~" not in catalogue.WRITTEN.read_text("utf-8"), TO_DO
    waiting = [
        first(key)
        for key, message in catalogue.written().items()
        if message.fuzzy or not catalogue.is_translated(message)
    ]
    assert waiting == [], TO_DO


def test_a_translation_has_the_places_of_its_message() -> None:
    def places(text: str) -> set[str]:
        return {name for _text, name, _form, _conversion in string.Formatter().parse(text) if name}

    for key, message in catalogue.written().items():
        wanted = set().union(*map(places, [key] if isinstance(key, str) else key))
        texts = [message.string] if isinstance(message.string, str) else message.string or ()
        for text in texts:
            # What click fills in need not all be said.
            said_by_click = {name for name, _line in message.locations} == {"click"}
            assert places(text) == wanted or (said_by_click and places(text) < wanted), first(key)


def test_chinese_has_full_width_marks() -> None:
    for key, message in catalogue.written().items():
        texts = [message.string] if isinstance(message.string, str) else message.string or ()
        assert not [text for text in texts if re.search(r"[一-鿿][,;:?!()]|\.\.\.", text)], first(key)


def test_what_gettext_reads_is_the_catalogue_compiled() -> None:
    messages = catalogue.catalogue_of(catalogue.wanted(), catalogue.written())
    compiled = catalogue.translations(catalogue.compiled(messages))
    assert catalogue.translations(catalogue.COMPILED.read_bytes()) == compiled, TO_DO


def test_a_message_is_a_text_as_it_stands_and_its_places_are_filled_afterwards() -> None:
    for path in sorted(catalogue.SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "_":
                where = f"{catalogue.name_of(path)}:{node.lineno}"
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), where


def words_of(node: ast.expr) -> str:
    """Gives what a literal says, blanks in the places of an f-string; nothing of what is no literal."""
    if isinstance(node, ast.JoinedStr):
        return " ".join(words_of(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def test_what_errors_and_findings_say_can_be_translated() -> None:
    for path in sorted(catalogue.SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("Error", ".error", "Finding")):
                for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                    parts = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
                    plain = map(words_of, parts)
                    where = f"{catalogue.name_of(path)}:{node.lineno}: _(...) is missing"
                    assert not [text for text in plain if re.search(r"[a-z]{2,} [a-z]{2,}", text)], where


def test_what_translates_is_nothing_else_where_it_is_asked() -> None:
    """A loop over `_` would hide it from the rest of the function; no linter says so."""
    for path in sorted(catalogue.SOURCE.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                inside = list(ast.walk(function))
                asked = any(isinstance(node, ast.Call) and ast.unparse(node.func) == "_" for node in inside)
                names = [node for node in inside if isinstance(node, ast.Name) and node.id == "_"]
                bound = any(isinstance(name.ctx, ast.Store) for name in names)
                assert not (asked and bound), f"{catalogue.name_of(path)}:{function.lineno}: {function.name}"


# --- which language --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.GB18030"}, "zh_CN"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr:en:zh"}, "en"),
        ({"LC_ALL": "C", "LANGUAGE": "zh_CN"}, "en"),
        ({"LANG": "C.UTF-8", VARIABLE: "zh"}, "zh_CN"),
        ({"LC_ALL": "C", VARIABLE: "zh_CN"}, "zh_CN"),
        ({"LANG": "zh_CN.UTF-8", VARIABLE: "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", VARIABLE: "klingon"}, "zh_CN"),
    ],
)
def test_the_language_is_the_one_that_is_asked_for(environment: Mapping[str, str], language: str) -> None:
    assert wanted(environment) == language


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "已做好 out/旧闻.epub：.*1 个版面的 1 篇文章；"),
        ({"LANG": "en_US.UTF-8"}, "wrote out/旧闻.epub: .*1 article from 1 newspaper page; "),
    ],
)
def test_a_run_speaks_as_the_computer_does(desk: Path, environment: Mapping[str, str], said: str) -> None:
    usual = {VARIABLE: "", "LC_ALL": "", "LANGUAGE": ""}
    done = seed2book("epub", "--title", "旧闻", cwd=desk, environment={**usual, **environment})
    assert done.returncode == 0, done.stderr
    assert re.match(said, done.stdout.splitlines()[-1])


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_chinese_is_spoken_to_in_english(desk: Path, encoding: str) -> None:
    environment = {VARIABLE: "zh", "PYTHONIOENCODING": encoding}
    done = seed2book("build", "nothing.txt", cwd=desk, environment=environment)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "Usage: seed2book" in seed2book("-h", cwd=desk, environment=environment).stdout


@pytest.mark.usefixtures("chinese")
def test_a_number_and_what_it_counts() -> None:
    assert counted("{n} seed", "{n} seeds", 1300) == "1,300 份原稿"


def test_books_do_not_depend_on_the_language_of_the_messages(desk: Path) -> None:
    fix = '[[fix]]\nsource = "page1.txt"\nline = 3\nmatch = "青石镇"\nreplace = "白石镇"\n'
    (desk / "seed2book.toml").write_text(
        f'[book]\ntitle = "旧闻"\n[build]\noutputs = ["epub", "pdf:bulletin"]\n{fix}', encoding="utf-8"
    )
    for language in ("en", "zh"):
        for asked in (
            ("build", "-o", f"{language}/"),
            ("extract", f"{language}/旧闻.epub", "-o", f"{language}/back"),
        ):
            done = seed2book(*asked, cwd=desk, environment={VARIABLE: language})
            assert done.returncode == 0, done.stderr
    made = {
        path.relative_to(desk / "en"): path.read_bytes()
        for path in (desk / "en").rglob("*")
        if path.is_file()
    }
    assert {path.name for path in made} >= {"旧闻.epub", "旧闻-报纸版.pdf", "seed2book.toml"}
    assert made == {path: (desk / "zh" / path).read_bytes() for path in made}


# --- help and wrong calls --------------------------------------------------------------------------------


def said_to(*arguments: str) -> str:
    return CliRunner().invoke(cli, list(arguments), prog_name="seed2book").output


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("command", [[], *([name] for name in cli.commands)])
def test_the_help_is_in_chinese_and_its_columns_are_level(command: list[str]) -> None:
    text = said_to(*command, "-h")
    assert text.startswith("用法：seed2book")
    # Two words of English side by side are a sentence that was forgotten.
    assert re.findall(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", text.replace("seed2book completion bash", "")) == []
    starts = [re.match(r"  -\S.*?  +(?=\S)", line) for line in text.splitlines()]
    assert len({columns(start[0]) for start in starts if start}) == 1
    assert all(columns(line) <= 80 for line in text.splitlines())


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (["epub", "--tittle", "甲"], "没有 --tittle 这个选项", "是不是想写 --title？"),
        (["pdf", "--cover", "a.jpg"], "没有 --cover 这个选项", "它是 seed2book epub 的选项"),
        (
            ["completion", "-q"],
            "没有 -q 这个选项",
            "它是 seed2book epub、pdf、build、inspect、check 和 extract 的选项",
        ),
        (["pdf", "--impose"], "选项 --impose 后面要写一个值", "seed2book -h 列出所有命令"),
        (["pdf", "--scans=1"], "选项 --scans 后面不用写值", "seed2book -h 列出所有命令"),
        (["inspect", "--format", "xml"], "--format：xml 不在可选的值", "seed2book inspect -h 说明每一个选项"),
        (["pdf", "--fit", "0"], "--fit：0 太小，最小是 1", "seed2book pdf -h 说明每一个选项"),
        (["pdf", "--fit", "no"], "--fit：no 不是整数", "seed2book pdf -h 说明每一个选项"),
        (["extract"], "缺少 '书'", "seed2book extract -h 说明每一个选项"),
        (["extract", "a", "b"], "多写了 b", "seed2book extract -h 说明每一个选项"),
        (
            ["completion", "dos"],
            "shell：dos 不在可选的值",
            "seed2book completion -h 说明每一个选项",
        ),
        (["nothing-of-ours"], "没有 nothing-of-ours 这个命令", "seed2book -h 列出所有命令"),
        (["-q", "epub"], "没有 -q 这个选项", "请写在命令后面：seed2book epub -q"),
        (["."], ". 是路径，不是命令", "请写明要做什么，例如 seed2book epub ."),
        (["build", "-o", "a.epub"], "-o a.epub：build 一次做出好几个文件", "请写一个文件夹"),
    ],
)
def test_a_wrong_call_is_told_in_chinese(arguments: list[str], error: str, hint: str) -> None:
    first, second = said_to(*arguments).splitlines()
    assert first.startswith(f"错误：{error}")
    assert second.startswith(f"提示：{hint}")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一二三四五六", ["一二三四", "五六"]),
        ("一二三四，五六", ["一二三", "四，五六"]),
        ("一二三（四五）六", ["一二三", "（四五）", "六"]),
        ("做成 EPUB 电子书", ["做成", "EPUB 电", "子书"]),
        ("a-b --long-option x", ["a-b", "--long-option", "x"]),
        ("", []),
    ],
)
def test_lines_of_help_are_parted_where_chinese_may_be(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines


# --- what is said of pages -------------------------------------------------------------------------------

GOLDEN = Path(__file__).parent / "golden"
SHOWN = sorted(
    [
        *(GOLDEN / "pages").glob("*.txt"),
        *(GOLDEN / "doubts").glob("*/*.txt"),
        *(GOLDEN / "books").glob("*/*.txt"),
    ]
)
# Three words in a row are a sentence that nobody translated; what the seeds say has no such.
ENGLISH = re.compile(r"[a-z']{2,} [a-z']+ [a-z']{2,}", re.IGNORECASE)


@pytest.mark.usefixtures("chinese")
def test_what_each_line_became_is_told_in_chinese() -> None:
    for page in SHOWN:
        told = to_reasons(read_publication([page], Settings()))
        assert ENGLISH.search(told) is None, page


@pytest.mark.usefixtures("chinese")
def test_what_was_found_is_told_in_chinese() -> None:
    for page in SHOWN:
        for finding in read_publication([page], Settings()).findings:
            assert ENGLISH.search(f"{finding.message}\n{finding.advice}") is None, page


@pytest.mark.usefixtures("chinese")
def test_the_page_to_proof_read_by_is_in_chinese() -> None:
    for page in SHOWN[::4]:
        html = to_html(read_publication([page], Settings()))
        assert '<html lang="zh-Hans">' in html
        shown = re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.DOTALL)
        found = ENGLISH.search(re.sub("<[^>]*>", " ", shown))
        assert found is None, page


@pytest.mark.usefixtures("chinese")
def test_every_rule_has_a_name_and_a_reason_in_chinese() -> None:
    assert not [name for name, _rule, _marks in RULES if rule_named(name).isascii()]
    for page in SHOWN:
        for edit in read_publication([page], Settings()).edits:
            assert not rule_named(edit.rule).isascii(), edit.rule
            assert not _(edit.reason).isascii(), edit.reason


@pytest.mark.usefixtures("chinese")
def test_an_entry_to_copy_has_the_chinese_word_for_a_role(tmp_path: Path) -> None:
    finding = Finding("headline-unsure", Severity.NOTE, "…", Span("page1.txt", 1, 1))
    entry = wish_for(finding, ["# 老街修路"])
    assert 'role = "小标题"' in entry
    (tmp_path / "seed2book.toml").write_text(entry, encoding="utf-8")
    (fix,) = config.load(config=tmp_path / "seed2book.toml").fixes
    assert fix.value == "subhead"
