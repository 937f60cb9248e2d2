"""The page to proof-read by, in a real browser, opened from the disk as its readers open it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from real_tools import lacking
from seed2book import pipeline
from seed2book.formats.report.page import to_html
from seed2book.settings.config import Settings

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
PAGES = Path(__file__).parents[1] / "golden" / "pages"
EVIL = """# <script>document.title = "甲"</script>老街修路

村民们的的很高兴,都来看新修的路</script><img src=x onerror="document.title = 1">。
"""

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.remote.webelement import WebElement
except ImportError:
    MISSING = "selenium is not installed (pip install -e .[test])"
else:
    MISSING = (
        "" if BROWSER and DRIVER else "chromium is not installed (apt-get install chromium chromium-driver)"
    )


@pytest.fixture(scope="module")
def browser() -> "Iterator[webdriver.Chrome]":
    if MISSING:
        lacking(MISSING)
    options = webdriver.ChromeOptions()
    options.binary_location = str(BROWSER)
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: "webdriver.Chrome", tmp_path: Path) -> "Iterator[webdriver.Chrome]":
    """A page of two seeds, one with markup in it, that no console message has come from."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "evil.txt").write_text(EVIL, encoding="utf-8")
    shutil.copy(sorted(PAGES.glob("1987-*.txt"))[0], tmp_path / "seeds" / "page.txt")
    reading = pipeline.read_publication([tmp_path / "seeds"], Settings(title="水乡旧闻"))
    (tmp_path / "page.html").write_text(to_html(reading), encoding="utf-8")
    browser.set_window_size(1280, 900)
    browser.get((tmp_path / "page.html").as_uri())
    yield browser
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]


def line(page: "webdriver.Chrome", number: int) -> "WebElement":
    return page.find_element(By.CSS_SELECTOR, f'[data-source="page.txt"][data-line="{number}"]')


def lit(page: "webdriver.Chrome") -> list[str]:
    return [element.text for element in page.find_elements(By.CSS_SELECTOR, ".part.on p")]


def test_it_opens_without_an_error_and_markup_of_seeds_is_text(page: "webdriver.Chrome") -> None:
    assert page.title == "水乡旧闻 · 对照"
    assert '<script>document.title = "甲"</script>老街修路' in page.find_element(By.TAG_NAME, "main").text
    assert page.find_elements(By.TAG_NAME, "img") == []


def test_a_click_on_a_line_shows_what_became_of_it(page: "webdriver.Chrome") -> None:
    text = line(page, 5).find_element(By.CSS_SELECTOR, ".text")
    text.click()
    (result,) = lit(page)
    assert result == text.text
    assert "on" in str(line(page, 5).get_attribute("class")).split()


def test_a_click_on_the_result_shows_the_lines_it_came_from(page: "webdriver.Chrome") -> None:
    part = next(
        p for p in page.find_elements(By.CSS_SELECTOR, ".part.paragraph")
        if " " in str(p.get_attribute("data-at"))
    )  # fmt: skip
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", part)
    part.find_element(By.TAG_NAME, "p").click()
    shown = {element.get_attribute("id") for element in page.find_elements(By.CSS_SELECTOR, ".line.on")}
    assert shown == set(str(part.get_attribute("data-at")).split())


def test_a_line_is_chosen_with_the_keyboard_too(page: "webdriver.Chrome") -> None:
    line(page, 5).send_keys("\n")
    assert len(lit(page)) == 1


def test_an_entry_is_copied_and_collected(page: "webdriver.Chrome") -> None:
    button = page.find_element(By.CSS_SELECTOR, ".line .copy")
    entry = button.find_element(By.XPATH, "../pre").text
    page.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
    button.click()
    area = page.find_element(By.ID, "collected")
    assert str(area.get_property("value")).strip() == entry
    assert entry.startswith("[[fix]]")
    assert page.find_element(By.ID, "count").text == "1"
    # What is on the clipboard is pasted into the same field, emptied.
    page.find_element(By.ID, "clear").click()
    area.send_keys("\ue009v")
    assert str(area.get_property("value")).replace("\r", "").strip() == entry


def test_an_entry_is_made_for_any_line(page: "webdriver.Chrome") -> None:
    line(page, 5).find_element(By.CSS_SELECTOR, ".text").click()
    page.find_element(By.CSS_SELECTOR, "#basket summary").click()
    page.find_element(By.CSS_SELECTOR, '#wish option[value="role=deck"]').click()
    page.find_element(By.ID, "add").click()
    made = str(page.find_element(By.ID, "collected").get_property("value"))
    assert made.startswith('[[fix]]\nsource = "page.txt"\nline = 5\nmatch = "')
    assert made.endswith('role = "deck"\n')


@pytest.mark.parametrize("width", [320, 390, 768])
def test_it_fits_a_phone(page: "webdriver.Chrome", width: int) -> None:
    metrics = {"width": width, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        page.refresh()
        wide = page.execute_script(
            "return [...document.querySelectorAll('body *')]"
            ".filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.className)"
        )
        assert wide == []
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_can_be_read_without_the_script(browser: "webdriver.Chrome", page: "webdriver.Chrome") -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.refresh()
        assert page.find_element(By.CSS_SELECTOR, ".line .wish pre").text.startswith("[[fix]]")
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
