"""One way from a template to a PDF: quick, tagged, closed to the network, and within limits.

The quick path (see docs/adr for what each step saves): the template is well-formed XHTML read
by expat, fonts and style sheets are parsed once a process, the user-agent sheet has only the
elements our templates use, WeasyPrint writes plain PDF/UA-1, and ``finish`` does the rest.
"""

import gc
import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import cssselect2  # type: ignore[import-untyped]
import pikepdf
from django.conf import settings
from django.template.loader import render_to_string
from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from hubs.pdf.finish import finish
from hubs.pdf.limits import Limits, PdfRefused, give_back_memory, watched
from hubs.pdf.text import break_long_words, printable, without

logger = logging.getLogger(__name__)

DEFAULT_LIMITS = Limits()
DOCTYPE = re.compile(r"^\s*<!doctype html>\s*", re.IGNORECASE)
SPACE_BETWEEN = re.compile(r">\s*\n\s*<")


def render_pdf(
    template: str,
    context: Mapping[str, object],
    *,
    stylesheet: str = "report.css",
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """The PDF of ``template``; the same template and context always give the same bytes.

    ``stylesheet`` is a file of ``static/print``. Raises PdfRefused when the document is
    longer, deeper, slower or larger than ``limits``.
    """
    source = DOCTYPE.sub("", render_to_string(template, dict(context)))
    limits.check_source(source)
    kit = _kit(stylesheet)
    source = printable(source, kit.covered)
    with watched(limits), _collection_paused():
        data, undrawn = _draw(source, kit, limits)
        if undrawn:
            data, _ = _draw(without(source, undrawn), kit, limits)
    limits.check_result(data, page_count(data))
    return data


def _draw(source: str, kit: "_Kit", limits: Limits) -> tuple[bytes, set[int]]:
    """The finished PDF, and the characters that no font of this machine could draw."""
    tree = _read(source)
    limits.check_tree(tree)
    break_long_words(tree)
    link_names = dict(_link_names(tree))
    document = _Document(tree, kit).render(stylesheets=[kit.stylesheet], font_config=kit.fonts)
    plain = document.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True)
    undrawn = {code for font in document.fonts.values() for code in font.missing}
    return finish(plain, link_names=link_names), undrawn


def _read(source: str) -> ElementTree.Element:
    """The template's elements; declarations, which could define entities, are refused."""
    if "<!" in source:
        raise PdfRefused("A document may not declare anything of its own.")
    return ElementTree.fromstring(SPACE_BETWEEN.sub("><", source))  # noqa: S314 - our own template


def page_count(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


class _BundledAssets(URLFetcher):
    """Refuses every address except files under ``static/print``: no network, no local files."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self.folder = folder.resolve()

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        wanted = Path(url.removeprefix("file://")).resolve()
        if not (
            url.startswith("file:///") and wanted.is_relative_to(self.folder) and wanted.is_file()
        ):
            logger.warning("a document asked for something outside its own assets")
            raise FatalURLFetchingError("Only this service's own assets may be used in a document")
        return URLFetcherResponse(url, wanted.read_bytes())


@dataclass(frozen=True, slots=True)
class _Kit:
    """All that is read once a process: fonts, style sheets, and which characters the fonts hold."""

    fonts: FontConfiguration
    agent: CSS
    stylesheet: CSS
    covered: frozenset[int]
    fetcher: _BundledAssets
    base_url: str


@cache
def _kit(stylesheet: str) -> _Kit:
    folder = Path(settings.BASE_DIR) / "static" / "print"
    fonts, fetcher = FontConfiguration(), _BundledAssets(folder)
    agent, own = (
        CSS(filename=folder / name, font_config=fonts, url_fetcher=fetcher)
        for name in ("agent.css", stylesheet)
    )
    kit = _Kit(fonts, agent, own, _characters(folder / "fonts"), fetcher, folder.as_uri() + "/")
    # What is loaded by now stays: looking through it again after each document costs 0.1 s.
    gc.collect()
    gc.freeze()
    return kit


def _characters(folder: Path) -> frozenset[int]:
    held: set[int] = set()
    for path in sorted(folder.glob("*-400-*.woff2")):
        with TTFont(path, lazy=True) as font:
            held.update(font.getBestCmap())
    return frozenset(held)


class _Document(HTML):
    """A WeasyPrint document over a tree that expat has already read."""

    def __init__(self, tree: ElementTree.Element, kit: _Kit) -> None:
        self.base_url, self.url_fetcher, self.media_type = kit.base_url, kit.fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self.agent = kit.agent

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [self.agent]


def _link_names(tree: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The words of each link, for readers who hear links one by one."""
    for link in tree.iter("a"):
        words = " ".join("".join(link.itertext()).split())
        target = link.get("href", "")
        yield target.removeprefix("#"), f"Go to {words}" if target.startswith("#") else words


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Layout makes a hundred thousand objects that all live on: look for rubbish at the end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.collect()
        give_back_memory()


__all__ = ["PdfRefused", "page_count", "render_pdf"]
