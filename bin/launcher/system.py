"""What no wheel brings: the Pango library for PDFs, and Chromium for the browser tests."""

import ctypes
import os
import shutil
import subprocess

from launcher.state import LauncherError

PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
# The first has no windows to draw and no services beside them: half the work for the same pages.
LIGHT_BROWSER = "chromium-headless-shell"
BROWSERS = (LIGHT_BROWSER, "chromium", "chromium-browser", "google-chrome")
HOW_TO_INSTALL_PANGO = (
    "Without the Pango library no PDF can be made; everything else works.\n"
    "  Debian, Ubuntu:  sudo apt-get install " + " ".join(PANGO_PACKAGES) + "\n"
    "  elsewhere:       install Pango 1.44 or later, and start this again"
)
HOW_TO_INSTALL_BROWSER = (
    "The browser tests need Chromium, and it is not installed.\n"
    "  Debian, Ubuntu:  sudo apt-get install chromium\n"
    "  elsewhere:       install it, or set CHROMIUM to the path of Chromium or Chrome\n"
    "Tests without a browser:  bin/test tests/architecture tests/unit tests/integration"
)


def ensure_pango() -> None:
    """Have the library that sets the text of PDFs, or say what will not work without it."""
    if not _pango_loads() and not (_apt_install(*PANGO_PACKAGES) and _pango_loads()):
        print(HOW_TO_INSTALL_PANGO, flush=True)


def browser(*, needed: bool) -> str:
    """Return the path of Chromium, or "" when there is none and the run does not need it."""
    found = _browser()
    if not found and needed and (_apt_install(LIGHT_BROWSER) or _apt_install("chromium")):
        found = _browser()
    if not found and needed:
        raise LauncherError(HOW_TO_INSTALL_BROWSER)
    return found


def _pango_loads() -> bool:
    try:
        for name in PANGO:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _browser() -> str:
    if named := os.environ.get("CHROMIUM"):
        return named
    return next((path for name in BROWSERS if (path := shutil.which(name))), "")


def _apt_install(*packages: str) -> bool:
    """Install Debian packages where we may: as root, on a system that has apt."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print(f"Installing {', '.join(packages)} with apt-get …", flush=True)
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=variables, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr.strip(), flush=True)
    return done.returncode == 0
