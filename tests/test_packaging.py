"""Installed in any of the usual ways, seed2book finds its styles, faces and templates."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# What cuts the faces is of no use where the faces are.
MAKES_THE_FACES = {"build.py", "characters.py", "characters.txt", ".gitignore"}
PAGE = "# 渡口添新船\n\n本报讯(记者 张珺)3月12日,青石渡口的新船下水。\n"


def files_below(folder: Path) -> set[str]:
    """The files that git would keep, as paths below `folder`."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return {str((ROOT / name).relative_to(folder)) for name in listed if (ROOT / name).exists()}


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--sdist",
        "--outdir",
        str(folder),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_the_wheel_holds_every_source_style_and_face_of_the_checkout_and_no_seed(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("src/seed2book", ""), ("styles", "_assets/styles/"), ("fonts", "_assets/fonts/"),
                           ("profiles", "_assets/profiles/")):  # fmt: skip
        wanted = {f"seed2book/{inside}{name}" for name in files_below(ROOT / folder) - MAKES_THE_FACES}
        assert wanted
        assert wanted <= names, sorted(wanted - names)
    assert not [name for name in names if name.startswith("seeds/") or "d98f5b3353b313d1" in name]


def test_the_sdist_holds_every_file_of_the_checkout(distributions: Path) -> None:
    (archive,) = distributions.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {name.split("/", 1)[1] for name in tar.getnames() if "/" in name}
    wanted = files_below(ROOT)
    assert wanted <= names, sorted(wanted - names)[:10]


@pytest.mark.parametrize("pattern", ["*.whl", "*.tar.gz"])
def test_an_installed_copy_makes_both_formats_far_from_the_checkout(
    distributions: Path, pattern: str, tmp_path: Path
) -> None:
    (package,) = distributions.glob(pattern)
    target = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation",
               "--disable-pip-version-check", "--target", str(target), str(package)]  # fmt: skip
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seeds = tmp_path / "work" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "page.txt").write_text(PAGE, encoding="utf-8")
    for command in ("epub", "pdf"):
        run = subprocess.run(
            [sys.executable, "-m", "seed2book", command],
            cwd=tmp_path / "work",
            env={"PYTHONPATH": str(target), "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 0, run.stderr
        assert [*(tmp_path / "work" / "out").glob(f"*.{command}")], run.stdout
    where = subprocess.run(
        [sys.executable, "-c", "import seed2book.assets as a; print(a.folder('fonts'))"],
        cwd=tmp_path, env={"PYTHONPATH": str(target)}, capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    assert Path(where).is_relative_to(target)
