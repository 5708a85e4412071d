"""What forms do when they are sent: bind, be refused, notice a change in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from hubs.actions.refusals import ChangedMeanwhileError, RefusedError

MEANWHILE = (
    "Somebody else changed this while you had it open. Nothing was saved. "
    "What is recorded now is shown beside what you typed: check it, then save again."
)


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, or None when the form is only being opened."""
    return request.POST if request.method == "POST" else None


class SeenForm(forms.Form):
    """Remembers the row as it was shown (`row.state`), so that a stale save is refused."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    meanwhile = MEANWHILE

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        kwargs["initial"] = {"seen": state, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.state = state
        self.stale = False

    def note_stale(self) -> None:
        """Keep what was typed, and let the next save be against the row as it is now."""
        self.stale = True
        data: Any = copy(self.data)
        data["seen"] = self.state
        self.data = data
        self.add_error(None, self.meanwhile)


@contextmanager
def refusals(form: forms.Form) -> Iterator[None]:
    """Put an action's refusal beside the fields it is about. Nothing was written then."""
    try:
        yield
    except RefusedError as refusal:
        form.add_error(None, refusal)
    except ChangedMeanwhileError:
        if not isinstance(form, SeenForm):
            raise
        form.note_stale()


def status_of(form: forms.Form) -> int:
    """Return the status of the page: 409 for a stale save, 422 for faults, else 200."""
    if getattr(form, "stale", False):
        return 409
    return 422 if form.is_bound and form.errors else 200
