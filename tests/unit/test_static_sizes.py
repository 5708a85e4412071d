"""What the answer page loads: small enough for a phone on a hill."""

import re
from pathlib import Path

import brotli

SCRIPTS = Path("static/js")
MOST_BYTES = 8_000
ANSWERING = ("autosave", "answer-count", "answer-progress", "evidence-file", "session-end")
ON_ANY_PAGE = ("focus-on-load", "govuk-button", "govuk-error-summary")


def loaded(name, found):
    """A script and everything of ours that it imports at once."""
    found.add(name)
    for other in re.findall(
        r'^import .*?"\./([a-z-]+\.js)"', (SCRIPTS / name).read_text(), re.MULTILINE
    ):
        if other not in found:
            loaded(other, found)
    return found


def test_scripts_of_the_answer_page_weigh_at_most_eight_kilobytes():
    names = loaded("main.js", set())
    for each in (*ANSWERING, *ON_ANY_PAGE):
        loaded(f"{each}.js", names)
    assert "drafts.js" in names
    # As they are sent: one by one, with brotli.
    sizes = {name: len(brotli.compress((SCRIPTS / name).read_bytes())) for name in names}
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_every_script_of_the_answer_page_is_weighed():
    templates = ["components/question.html", "components/session_end.html", "layouts/base.html"]
    templates += ["checklists/answer_edit.html", "checklists/answer_end.html"]
    used = {
        name
        for path in templates
        for name in re.findall(r'data-module="([a-z-]+)"', (Path("templates") / path).read_text())
    }
    assert used <= {*ANSWERING, *ON_ANY_PAGE}
