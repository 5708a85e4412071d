"""The web serves every page on a machine that cannot draw PDFs; only the worker needs Pango."""

import os
import subprocess
import sys

PROGRAM = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
import governance.tasks
sys.exit("weasyprint" in sys.modules)
"""


def test_pages_and_tasks_load_without_the_pdf_renderer():
    environment = os.environ | {"DEMO": "1"}
    program = [sys.executable, "-c", PROGRAM]
    assert subprocess.run(program, check=False, env=environment).returncode == 0
