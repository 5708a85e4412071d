"""What is vendored is what was reviewed: every file, byte for byte."""

import hashlib
import re
from pathlib import Path

VENDOR = Path("static/vendor/govuk-frontend")
SUMS = {
    path: digest
    for digest, path in (line.split() for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
}


def test_vendored_files_match_their_sums():
    found = {p: hashlib.sha256((VENDOR / p).read_bytes()).hexdigest() for p in SUMS}
    assert found == SUMS


def test_vendored_files_are_all_listed():
    files = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.is_file()}
    assert files - set(SUMS) == {"README.md", "SHA256SUMS"}


def test_vendored_style_fetches_nothing_and_leaves_reserved_marks_out():
    css = (VENDOR / "govuk-frontend.css").read_text()
    assert "url(" not in css
    assert not re.search(r"GDS Transport|crown|@font-face", css, re.IGNORECASE)
