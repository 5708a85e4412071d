"""Static files for production: one style sheet, hashed names, compressed once.

The style sheet is written as one file a component and gathered by `@import` in `css/site.css`,
which browsers understand as it is while developing. Collecting inlines those imports, so there is
no build tool and no Node; the scripts are ES modules and are served as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLE = "css/site.css"
_IMPORT = re.compile(r"""@import url\("([^"]+)"\);\s*""")


def minified(css: str) -> str:
    """The style sheet without comments and spare blanks. Words in quotes keep theirs."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with our style sheet in one piece and module imports rewritten."""

    support_js_module_import_aggregation = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._patterns["*.mjs"] = self._patterns["*.js"]

    def post_process(self, paths: dict[str, Any], **options: Any) -> Iterator[Any]:
        if not options.get("dry_run") and BUNDLE in paths:
            parts: list[str] = []
            bundle = self._inlined(paths, BUNDLE, parts)
            self.delete(BUNDLE)
            self._save(BUNDLE, ContentFile(minified(bundle).encode()))
            paths[BUNDLE] = (self, BUNDLE)
            for part in parts:
                paths.pop(part)
                self.delete(part)
        yield from super().post_process(paths, **options)

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
