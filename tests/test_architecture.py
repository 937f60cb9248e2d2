"""The house keeps its shape: imports follow one direction, and a reader can find the way."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "seed2book"
MODULES = sorted(SOURCE.rglob("*.py"))

# What each part may import of the others (docs/architecture.md). A part is a folder, or a file at the top.
SPEAKING = {"messages"}
VALUES = {"errors", "source", "findings", "model", "page_map", "progress", "reading"}
ALLOWED: Mapping[str, set[str]] = {
    "__init__": set(),
    "messages": set(),
    "errors": set(),
    "progress": set(),
    "page_map": set(),
    "collector": set(),
    "cores": set(),
    "source": set(),
    "findings": {"source"},
    "inlines": set(),
    "leftward": set(),
    "metadata": set(),
    "model": {"source", "inlines", "metadata"},
    "pictures": {"model"},
    "reading": {"source", "findings", "model", "pictures"},
    "assets": {"errors"},
    "toml_file": {"errors"},
    "output_names": {"errors"},
    "fixes": {"errors", "source", "findings", "toml_file"},
    "standard_numbers": set(),
    "paper_sizes": set(),
    "selection": {"errors", "model"},
    # Of the press only the job ticket; the rest is imported when something is pressed.
    "settings": VALUES
    | {"profiles", "toml_file", "fixes", "standard_numbers", "selection", "paper_sizes", "press", "formats"}
    | {"typeset"},
    "outputs": {"settings", "errors", "formats", "output_names", "press", "profiles", "typeset"},
    # Which pictures to read is known only by what the seeds say.
    "read": {"errors", "source", "findings", "progress", "model", "pictures"},
    "clean": {"errors", "source", "findings"},
    # What needs a whole paragraph can be mended only once there is one.
    "structure": {"cores", "errors", "source", "findings", "model", "reading", "settings", "clean", "fixes"},
    "typeset": {
        "cores",
        "errors",
        "source",
        "findings",
        "model",
        "page_map",
        "pictures",
        "paper_sizes",
        "assets",
        "compose",
        "makeup",
    },
    "compose": {"errors", "model", "leftward"},
    "makeup": {"errors", "model", "compose"},
    # What one reader needs of a book is nobody else's business.
    "profiles": {"errors", "pictures", "typeset"},
    "formats": VALUES | {"pictures", "standard_numbers", "collector", "typeset", "fixes"},
    # Works on finished files, whatever they were made of.
    "press": {"errors", "assets", "paper_sizes"},
    "verify": VALUES | {"cores", "press", "leftward"},
    # Works on a finished book, whoever made it.
    "extract": {"errors"},
    "pipeline": VALUES
    | {
        "assets",
        "collector",
        "cores",
        "settings",
        "selection",
        "fixes",
        "read",
        "clean",
        "structure",
        "typeset",
        "profiles",
        "formats",
        "outputs",
        "press",
        "verify",
    },
}
# The same inside the largest part. What is not named, the stages themselves, may use all of it.
WITHIN_STRUCTURE: Mapping[str, set[str]] = {
    "evidence": set(),
    "roles": set(),
    "wording": set(),
    "drafts": {"roles", "wording"},
    "doubts": {"roles", "drafts", "wording"},
    "markup": {"roles", "drafts", "wording"},
    "newspaper": {"evidence", "roles", "wording", "markup"},
    "books": {"roles", "drafts", "doubts", "wording", "markup"},
    "articles": {"roles", "drafts", "doubts", "wording", "markup", "newspaper", "books"},
}
# Only these may draw in what is slow to import or has a side to it.
KEEPERS: Mapping[str, set[str]] = {
    "click": {"cli", "__main__"},
    "rich": {"cli"},
    "jinja2": {"typeset", "formats"},
    "weasyprint": {"formats", "makeup"},
    "ebooklib": {"formats"},
    "lxml": {"extract"},
    "markdown_it": {"read"},
    "pypdfium2": {"verify"},
    "pikepdf": {"verify", "press"},
    "pyphen": {"compose"},
    "budoux": {"typeset"},
}


def part_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module imported, as a dotted name, wherever in the file, but not for type checkers alone."""
    tree = ast.parse(path.read_text("utf-8"))
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import hides where it leads"
            if node.module == "seed2book":
                yield from ((f"seed2book.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield str(node.module), node.lineno
        waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_follow_one_direction(path: Path) -> None:
    part = part_of(path)
    if part not in ALLOWED:
        # What stands before the pipeline, the command line, may use everything; nothing may use it.
        return
    for module, line in imports(path):
        package, _, rest = module.partition(".")
        if package != "seed2book" or not rest or rest.startswith("__version__"):
            continue
        other = rest.split(".")[0]
        allowed = ALLOWED[part] | SPEAKING | {part}
        assert other in allowed, f"{name_of(path)}:{line}: {part} imports {other}"


@pytest.mark.parametrize("path", sorted((SOURCE / "structure").rglob("*.py")), ids=name_of)
def test_what_a_text_says_is_known_before_its_page_and_its_article(path: Path) -> None:
    part = path.relative_to(SOURCE / "structure").parts[0].removesuffix(".py")
    if part not in WITHIN_STRUCTURE:
        return
    for module, line in imports(path):
        if module.startswith("seed2book.structure."):
            other = module.split(".")[2]
            allowed = other == part or other in WITHIN_STRUCTURE[part]
            assert allowed, f"{name_of(path)}:{line}: {part} imports {other}"


def test_only_the_command_line_stands_above_the_pipeline() -> None:
    parts = {part_of(path) for path in MODULES}
    assert parts - set(ALLOWED) == {"cli", "rereading", "__main__"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_libraries_are_used_where_they_belong(path: Path) -> None:
    for module, line in imports(path):
        package = module.split(".")[0]
        if package in KEEPERS:
            assert part_of(path) in KEEPERS[package], f"{name_of(path)}:{line} imports {package}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_named_for_the_question_they_answer(path: Path) -> None:
    vague = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}
    assert not vague & set(name_of(path).removesuffix(".py").split("/"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_and_classes_say_what_they_give(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, f"{name_of(path)} does not say what it answers"
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in tree.body:
        if isinstance(node, kinds) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name_of(path)}:{node.lineno}: {node.name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_values_are_frozen_and_slotted(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
            continue
        for decorator in node.decorator_list:
            if "dataclass" in ast.dump(decorator):
                said = ast.unparse(decorator)
                for wanted in ("frozen=True", "slots=True"):
                    assert wanted in said, f"{name_of(path)}:{node.lineno} lacks {wanted}"


def test_no_rule_knows_a_seed_by_its_words() -> None:
    words = ("平望", "望亭", "苏大", "吴江", "张家港", "昆山", "古籍", "亮灯鸣哨", "龚琰", "谢鹏")
    for path in MODULES:
        text = path.read_text("utf-8")
        assert not [word for word in words if word in text], name_of(path)
