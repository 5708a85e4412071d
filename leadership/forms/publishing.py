"""What the page for everybody shows, and who agreed to be named on it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from hubs.presentation.forms import Radios
from leadership.forms.days import BoundedDateField
from leadership.forms.sending import SeenForm
from leadership.models import PublicPage

SHOWN, LEFT_OUT = "shown", "left-out"


class PageStateForm(SeenForm):
    """A button about the page: it says what was shown when it was pressed."""

    def __init__(self, *args: Any, page: PublicPage, **kwargs: Any) -> None:
        super().__init__(*args, state=page.state, **kwargs)


class VacanciesForm(PageStateForm):
    """Whether vacant roles are shown."""

    vacancies = forms.ChoiceField(
        label="Vacant roles",
        choices=[(SHOWN, "Show them as vacant"), (LEFT_OUT, "Leave them out")],
        widget=Radios(
            heads_page=True,
            hints={
                SHOWN: "Everybody sees which roles and seats are waiting for somebody.",
                LEFT_OUT: "Only roles that somebody holds are on the page.",
            },
        ),
        error_messages={"required": "Choose what the page does with vacant roles"},
    )

    def __init__(self, *args: Any, page: PublicPage, **kwargs: Any) -> None:
        kwargs["initial"] = {"vacancies": SHOWN if page.shows_vacancies else LEFT_OUT}
        super().__init__(*args, page=page, **kwargs)

    @property
    def shows_vacancies(self) -> bool:
        return bool(self.cleaned_data["vacancies"] == SHOWN)


class ConsentForm(forms.Form):
    """The day on which somebody agreed to be named."""

    agreed_on = BoundedDateField(
        label="Day on which they agreed",
        help_text="They have seen what the page shows, and that anybody can read it. "
        "For example, 27 11 2026.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"agreed_on": timezone.localdate()}
        super().__init__(*args, **kwargs)

    def clean_agreed_on(self) -> date:
        agreed_on: date = self.cleaned_data["agreed_on"]
        if agreed_on > timezone.localdate():
            raise forms.ValidationError("The day on which they agreed must not be in the future")
        return agreed_on
