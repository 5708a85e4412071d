"""A real browser on a real server: pages signed in as a persona, and axe on every page met."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect

from governance.demo import seed_demo
from hubs.models import User

expect.set_options(timeout=10_000)  # a machine that does other things, too, takes its time

QUIET_LOOKS = 4

WIDTHS = (1280, 390, 320)
AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
CHROME_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
# The words in pictures have their own contrast test; axe cannot see what is painted under them.
RUN_AXE = """async () => {
  const found = await axe.run(
    {include: [["html"]], exclude: [["svg text"]]},
    {resultTypes: ["violations", "incomplete"], preload: false},
  );
  const told = (rule) => rule.nodes.map(
    (node) => `${rule.id}: ${rule.help} ${node.target.join(" ")} ${node.failureSummary}`);
  return [
    ...found.violations.flatMap(told),
    ...found.incomplete.filter((rule) => rule.id === "color-contrast").flatMap(told),
  ];
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure coverage by the tests of the rules alone: a page that works proves few branches.

    Tracing the server behind a browser would make these tests half as long again.
    """
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Nor is making the rows of a journey traced, which the marker alone leaves in."""
    with uncovered(item.config):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    with uncovered(item.config):
        return (yield)


@contextmanager
def uncovered(config: pytest.Config) -> Iterator[None]:
    """Pause the measuring of coverage, if there is any."""
    measuring = getattr(config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if measuring:
        measuring.pause()
    try:
        yield
    finally:
        if measuring:
            measuring.resume()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROME_FLAGS}


@pytest.fixture
def context(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """A fresh browser that knows the server: `page.goto("/help/")` works."""
    context = browser.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(10_000)
    yield context
    leave([context])


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def axe_finds() -> Callable[[Page], list[str]]:
    """Return a function that tells everything axe finds wrong with a page."""
    source = AXE.read_text()

    def find(page: Page) -> list[str]:
        page.evaluate(source)
        found: list[str] = page.evaluate(RUN_AXE)
        return found

    return find


@pytest.fixture
def axe(axe_finds: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Return a function that fails with everything axe finds wrong with a page."""

    def check(page: Page) -> None:
        assert axe_finds(page) == []

    return check


@pytest.fixture
def sound_at_every_width(axe: Callable[[Page], None]) -> Callable[[Page], None]:
    """Return a function that fails where axe finds something, or a width needs scrolling sideways.

    axe looks on a wide screen: the walk through every page has it look on the narrowest.
    """

    def check(page: Page) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            needed = page.evaluate("document.scrollingElement.scrollWidth")
            assert needed <= width, f"{page.url} needs {needed} px of {width}"
            if width == WIDTHS[0]:
                axe(page)

    return check


@pytest.fixture
def demo(db: None) -> Callable[[str], User]:
    """Make the whole demonstration; return a function from an address to its user."""
    seed_demo()
    return lambda email: User.objects.get(email=email)


@pytest.fixture
def own_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of a browser of its own, signed in as nobody."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    leave(contexts)


@pytest.fixture
def signed_in_page(own_page: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """Return a function from a user to a page of a browser of their own, signed in."""

    def open_page(user: Any, **options: Any) -> Page:
        page = own_page(**options)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": new_session(user)}
        page.context.add_cookies([{**cookie, "url": live_server.url}])
        return page

    return open_page


def leave(contexts: list[BrowserContext]) -> None:
    """Close browsers, and wait until the server has done what they last asked.

    A page that closes saves once more, which must not meet the emptying of the tables: so the
    network goes first, and then nothing may be under way for a while, not just for a moment.
    """
    for context in contexts:
        if context.browser and context in context.browser.contexts:  # a test may have closed it
            context.set_offline(True)
            context.close()
    quiet = 0
    for _look in range(200):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND state <> 'idle'"
            )
            quiet = quiet + 1 if cursor.fetchone() == (0,) else 0
        if quiet == QUIET_LOOKS:
            return
        time.sleep(0.03)


def new_session(user: Any) -> str:
    """Start a session as signing in does, and return its key."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
