"""docs/findings.md explains every finding: its tables and the source have the same codes."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What stands elsewhere is taken for a code only if it has a hyphen, as nearly all codes have.
_CODE = re.compile(r"[a-z]+(-([a-z]+|\[a-z\]\+))+")


def codes_of(path: Path) -> Iterator[str]:
    """The codes that a module gives its findings, as patterns: `unclosed-{thing}` gives `unclosed-[a-z]+`.

    A code is the first thing given to `Finding`, or to a function whose first parameter is called `code`.
    Where it comes from elsewhere, it stands first in a tuple, which is a row of a table or what a function
    yields, or it is assigned to a name.
    """
    tree = ast.parse(path.read_text("utf-8"))
    nodes = list(ast.walk(tree))
    makers = {"Finding"} | {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef) and node.args.args and node.args.args[0].arg == "code"
    }
    calls = [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in makers]
    given = [call.args[0] for call in calls]
    yield from (str(node.value) for node in given if isinstance(node, ast.Constant))
    if any(isinstance(node, ast.Name) for node in given):
        rows = [node.elts[0] for node in nodes if isinstance(node, ast.Tuple) and node.elts]
        values = [node.value for node in nodes if isinstance(node, ast.Assign)]
        choices = [
            branch for node in values if isinstance(node, ast.IfExp) for branch in (node.body, node.orelse)
        ]
        yield from (code for node in (*rows, *values, *choices) if _CODE.fullmatch(code := _pattern(node)))


def _pattern(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "[a-z]+" for part in node.values
        )
    return str(node.value) if isinstance(node, ast.Constant) else ""


@cache
def used() -> frozenset[str]:
    return frozenset(code for path in (ROOT / "src").rglob("*.py") for code in codes_of(path))


def documented() -> list[str]:
    text = (ROOT / "docs" / "findings.md").read_text("utf-8")
    return re.findall(r"^\| `([a-z-]+)` \| (?:note|warning)", text, re.MULTILINE)


def test_every_finding_is_explained_in_the_documentation() -> None:
    missing = {code for code in used() if not any(re.fullmatch(code, known) for known in documented())}
    assert missing == set()


def test_the_documentation_explains_no_finding_that_there_is_not() -> None:
    unknown = {known for known in documented() if not any(re.fullmatch(code, known) for code in used())}
    assert unknown == set()


def test_the_chinese_list_gives_each_finding_the_same_severity() -> None:
    words = {"warning": "警告", "note": "提醒", "warning or note": "警告或提醒"}
    row = re.compile(r"^\| `([a-z-]+)` \| ([^|]+) \|", re.MULTILINE)
    english, chinese = (
        row.findall((ROOT / "docs" / page).read_text("utf-8")) for page in ("findings.md", "zh/findings.md")
    )
    assert [(code, words[severity]) for code, severity in english] == chinese


def test_each_finding_is_explained_once() -> None:
    assert len(documented()) == len(set(documented()))
