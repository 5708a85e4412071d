"""Cutting long lists into pages, and keeping what was searched for in the links between them."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict

PAGE_SIZE = 30


def page_of(rows: Any, number: str | None, size: int = PAGE_SIZE) -> Page[Any]:
    """Return one page; a number that is none of a page's gives the nearest page."""
    return Paginator(rows, size).get_page(number)


def query_for_pages(query: QueryDict) -> str:
    """Return what stands before `page=` in a link to another page of the same search."""
    kept = [(name, value) for name, value in query.items() if name != "page" and value]
    return urlencode(kept) + "&" if kept else ""
