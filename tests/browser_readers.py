"""Two readers in a headless browser: foliate-js and epub.js, by their pages in `readers/`."""

import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from node_tools import MODULES, SCRIPTS
from real_tools import lacking

try:
    from selenium import webdriver
except ImportError:
    webdriver = None  # type: ignore[assignment]

READERS = {"foliate": "foliate-js", "epubjs": "epubjs"}
# Width and height in CSS pixels, and how many of the screen's make one.
SCREENS = {"a phone": (390, 780, 3), "an e-reader": (632, 840, 2), "a desktop": (1280, 800, 1)}
# What a reader sets by night and so on, as readers do: on the root, without a word on any element.
LIGHTS = {"day": ("#fff", "#000"), "night": ("#121212", "#cfcfcf"), "sepia": ("#f4ecd8", "#5b4636")}


class Reader(NamedTuple):
    """A browser that a reader is opened in."""

    driver: Any
    address: str

    def ask(self, script: str, *arguments: object) -> Any:
        """Gives what an asynchronous function of the page gives."""
        answer = self.driver.execute_async_script(
            "const [script, ...rest] = arguments, done = rest.pop();"
            "(0, eval)(script)(...rest)"
            ".then(value => done({ value }), error => done({ error: String(error.stack) }))",
            script,
            *arguments,
        )
        assert "error" not in answer, answer["error"]
        return answer["value"]

    def open(self, book: Path, name: str, screen: str, light: str, family: str = "Readers Own") -> Any:
        """Opens the book as on such a screen in such a light; gives what the reader knows of it."""
        width, height, density = SCREENS[screen]
        metrics = {"width": width, "height": height, "deviceScaleFactor": density, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.get(f"{self.address}/{name}.html")
        self.ask("async () => { while (!window.ready) await new Promise(done => setTimeout(done, 20)) }")
        found = self.ask("url => reader.open(url)", f"/book/{book}")
        ground, ink = LIGHTS[light]
        style = f"html {{ background: {ground}; color: {ink}; font: 21px/2 '{family}' }}"
        self.ask("async style => reader.style(style)", style)
        self.driver.execute_script("document.body.style.background = arguments[0]", ground)
        return found


@contextmanager
def opened() -> Iterator[Reader]:
    """Gives a browser with the readers at hand; what is missing is told as tests tell it."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if webdriver is None or not browser or not driver:
        lacking("the readers need selenium and chromium (apt-get install chromium chromium-driver)")
    for package in READERS.values():
        if not (MODULES / package).is_dir():
            lacking(f"the npm package {package} is not installed: run .ci/setup test")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    chrome.set_script_timeout(240)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Shelf)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Reader(chrome, f"http://127.0.0.1:{server.server_port}")
    finally:
        chrome.quit()
        server.shutdown()
        server.server_close()


class _Shelf(http.server.SimpleHTTPRequestHandler):
    """Hands out the readers' modules, their pages, and books."""

    def guess_type(self, path: object) -> str:
        # Modules are refused under any other name, and not every system knows this one.
        name = str(path)
        return "text/javascript" if name.endswith(".js") else super().guess_type(name)

    def translate_path(self, path: str) -> str:
        if path.startswith("/modules/"):
            return str(MODULES / path.removeprefix("/modules/"))
        return path.removeprefix("/book") if path.startswith("/book/") else str(SCRIPTS / path.lstrip("/"))

    def log_message(self, format: str, *arguments: object) -> None:
        pass
