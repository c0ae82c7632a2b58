"""A real browser, and pages of real studies in it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium. Where there is none the tests are left out, unless QDA_BROWSER asks for them."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        if os.environ.get("QDA_BROWSER") == "needed":
            pytest.fail("there is no Chromium, and QDA_BROWSER=needed asks for it")
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def sample_page(qda, finished_study: Path, tmp_path_factory) -> Path:
    """The page of the sample study."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    made = qda("report", "html", path, folder=finished_study)
    assert made.returncode == 0, made.stderr
    return path


@pytest.fixture
def opened(browser: Browser) -> Iterator["Opened"]:
    """Opens pages; what they told, asked for and popped up must be nothing at all."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    watched = Opened(page)
    yield watched
    page.close()
    assert watched.trouble == []


class Opened:
    """A page, and everything that it should not do."""

    def __init__(self, page: Page) -> None:
        self.page, self.trouble = page, []
        page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.trouble.append(f"dialog: {dialog.message}") or dialog.dismiss())
        page.on("request", self._request)

    def _request(self, request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.trouble.append(f"request: {request.url}")

    def __call__(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        return self.page
