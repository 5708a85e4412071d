"""House rules for scripts, styles and templates that no linter knows."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted(Path("static/js").glob("*.js"))
TEMPLATES = sorted(Path("templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if path.parts[1] != "mail"]
STYLES = sorted(Path("static/css").glob("*.css"))
INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE
)


@pytest.mark.parametrize("path", SCRIPTS, ids=str)
def test_scripts_are_short(path):
    assert len(path.read_text().splitlines()) < 80


def test_scripts_are_all_reachable_from_the_first():
    names = {path.name for path in SCRIPTS}
    imported = {
        name for path in SCRIPTS for name in re.findall(r'"\./([a-z-]+\.js)"', path.read_text())
    }
    assert names - imported == {"main.js"}


def test_scripts_start_only_what_exists():
    modules = set(re.findall(r'"([a-z-]+)": \(\) => import', Path("static/js/main.js").read_text()))
    used = {
        name
        for path in TEMPLATES
        for name in re.findall(r'data-module="([a-z-]+)"', path.read_text())
    }
    for path in Path("checklists/forms").glob("*.py"):  # a widget may name its behaviour too
        used |= set(re.findall(r'"data-module": "([a-z-]+)"', path.read_text()))
    assert used == modules


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_templates_have_nothing_inline(path):
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_templates_are_short(path):
    assert len(path.read_text().splitlines()) < 120


SHEETS = {"site.css", "report.css", "workshop.css"}


def test_styles_are_all_gathered_in_the_site_sheet_or_are_a_sheet():
    gathered = set(
        re.findall(r'url\("([a-z0-9-]+\.css)"\)', Path("static/css/site.css").read_text())
    )
    assert gathered == {path.name for path in STYLES} - SHEETS


def test_styles_use_no_important_and_fetch_nothing():
    for path in STYLES:
        css = path.read_text()
        assert "!important" not in css, path
        assert path.name == "site.css" or "url(" not in css, path


def test_components_are_all_documented():
    guide = Path("docs/components.md").read_text()
    parts = {
        "header",
        "navigation",
        "footer",
        "crest",
        "product_mark",
        "chip_drawn",
        "structure_list",
    }
    names = {path.stem for path in Path("templates/components").glob("*.html")} - parts
    assert {name for name in names if f"`{name}`" not in guide} == set()
