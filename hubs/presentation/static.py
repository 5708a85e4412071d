"""Static files for production: one style sheet a page, hashed names, compressed once.

The style sheet is written as one file a component and gathered by `@import` in `css/site.css`,
which browsers understand as it is while developing. Collecting inlines those imports, so there is
no build tool and no Node; the scripts are ES modules and are served as written. What only the
screens of a workshop, or long documents to read, need is a sheet of its own, so that no other page
waits for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

NOT_USED = (
    "!-",
    "back-link--inverse",
    "body-l",
    "body-s",
    "button--inverse",
    "button--start",
    "button__start-icon",
    "caption-",
    "drop-zone",
    "exit-this-page",
    "file-upload-button",
    "file-upload-wrapper",
    "grid-",
    "input__",
    "label--",
    "link-image",
    "notification-banner",
    "radios--small",
    "section-break",
    "summary-card",
    "summary-list__actions-list",
    "warning-text",
)
"""How the names begin, after ``govuk-``, of what govuk-frontend brings and no page of ours has. A
browser is not sent it; while developing it is there. Take a line out to use what it names."""
SHEETS = ("css/site.css", "css/report.css", "css/workshop.css")
_IMPORT = re.compile(r"""@import url\("([^"]+)"\);\s*""")

_UNUSED = re.compile(r"\.govuk-(?:" + "|".join(map(re.escape, NOT_USED)) + ")")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NO_RULES = re.compile(r"@[^{}]+\{\}")
_BETWEEN_SELECTORS = re.compile(r",(?![^(]*\))")


def minified(css: str) -> str:
    """The style sheet without comments and spare blanks. Words in quotes keep theirs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()


def without_unused(css: str) -> str:
    """A minified style sheet without the rules of what `NOT_USED` names."""

    def kept(rule: re.Match[str]) -> str:
        selectors = _BETWEEN_SELECTORS.split(rule[1])
        used = [each for each in selectors if not _UNUSED.search(each.replace("\\", ""))]
        return f"{','.join(used)}{{{rule[2]}}}" if used else ""

    return _NO_RULES.sub("", _RULE.sub(kept, css))


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with our style sheet in one piece and module imports rewritten."""

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patterns["*.mjs"] = self._patterns["*.js"]

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        for sheet in SHEETS:
            if not options.get("dry_run") and sheet in paths:
                self._gather(paths, sheet)
        yield from super().post_process(paths, **options)

    def _gather(self, paths: dict[str, Any], sheet: str) -> None:
        parts: list[str] = []
        whole = self._inlined(paths, sheet, parts)
        self.delete(sheet)
        self._save(sheet, ContentFile(without_unused(minified(whole)).encode()))
        paths[sheet] = (self, sheet)
        for part in parts:
            paths.pop(part)
            self.delete(part)

    def _inlined(self, paths: dict[str, Any], name: str, parts: list[str]) -> str:
        """The sheet with its imports in place, read from the sources: copies may be stale."""
        storage, path = paths[name]
        with storage.open(path) as source:
            css = source.read().decode()

        def imported(match: re.Match[str]) -> str:
            part = normpath(str(PurePosixPath(name).parent / match[1]))
            parts.append(part)
            return self._inlined(paths, part, parts)

        return _IMPORT.sub(imported, css)
