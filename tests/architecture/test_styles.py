"""A class has one home among the style sheets: two would lay out each other's parts."""

import re
from collections import defaultdict
from pathlib import Path

from django.conf import settings

SHEETS = Path(settings.BASE_DIR) / "static" / "css"
MEDIA = "media.css"
"""Of every class what paper and forced colours change."""


def shaped(css: str) -> set[str]:
    """The classes whose own box or children the sheet lays out by a rule that begins with them."""
    rules = re.findall(r"([^{};]+)\{", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    each = (selector.strip() for rule in rules for selector in rule.split(","))
    return {m[1] for selector in each if (m := re.match(r"\.(fh-[\w-]+)(?: > \w+)?$", selector))}


def test_class_is_laid_out_in_one_sheet():
    homes = defaultdict(list)
    for sheet in sorted(SHEETS.glob("*.css")):
        for name in shaped(sheet.read_text()) if sheet.name != MEDIA else ():
            homes[name].append(sheet.name)
    assert len(homes) > 100
    assert {name: sheets for name, sheets in homes.items() if len(sheets) > 1} == {}
