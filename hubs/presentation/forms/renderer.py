"""The one form renderer: ``{{ form }}`` and its fields come out GOV.UK style.

Templates are in ``templates/forms/``. Pages never write field HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hubs.presentation.forms.dates import DateParts
from hubs.presentation.forms.levels import LevelPick, LevelScale
from hubs.presentation.words import asked_for, lower_first

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "govuk-textarea"),
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.widgets.Input, "govuk-input"),
)
_ERROR_CLASS = frozenset({"govuk-textarea", "govuk-select", "govuk-file-upload", "govuk-input"})


def _css_class(widget: forms.Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")


def _required(widget: forms.Widget, label: str) -> str:
    """'Enter the full name', 'Choose the role': what to do, not that something is required."""
    if label.endswith("?"):
        return "Answer this question"
    if label.startswith("Choose "):
        return label
    if isinstance(widget, forms.CheckboxInput):
        return f"Tick to confirm: {lower_first(label)}"
    if isinstance(widget, forms.FileInput):
        return "Choose a file"
    chosen = isinstance(widget, forms.Select | forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{'Choose' if chosen else 'Enter'} {asked_for(label)}"


def _default_message(field: forms.Field, code: str) -> Any:
    """What Django itself says, from the class that says it."""
    said = (vars(kind).get("default_error_messages", {}) for kind in type(field).__mro__)
    return next((messages[code] for messages in said if code in messages), None)


def _named(label: str) -> str:
    """The field within a sentence, where its label may be a question."""
    return f"“{label}”" if label.endswith("?") else label


def _plain_messages(field: forms.Field, label: str) -> dict[str, str]:
    """Messages that name the field and say what to do, for those nobody worded on purpose."""
    messages = {
        "required": _required(field.widget, label),
        "max_length": f"{label} must be %(limit_value)d characters or fewer",
        "min_length": f"{label} must be %(limit_value)d characters or more",
    }
    if ProhibitNullCharactersValidator() in field.validators:  # with Django's own words
        messages["null_characters_not_allowed"] = (
            f"{_named(label)}: remove the invisible character (NUL), which cannot be stored"
        )
    if isinstance(field, forms.EmailField):
        messages["invalid"] = "Enter an email address in the correct format, like name@example.org"
    elif isinstance(field, forms.IntegerField):
        messages["invalid"] = f"{label} must be a whole number"
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        messages["invalid_choice"] = f"{_named(label)}: choose one of those offered"
    return messages


class GovukBoundField(forms.BoundField):
    """A field that knows how it looks. Ids are Django's: ``id_name``, ``_helptext``, ``_error``."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        for code, words in _plain_messages(field, str(self.label)).items():
            if field.error_messages.get(code) == _default_message(field, code):
                field.error_messages[code] = words

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        built.pop("required", None)
        if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":
            built["rows"] = "4"
        name = _css_class(widget)
        if name and not widget.is_hidden:
            classes = [name]
            if self.errors and name in _ERROR_CLASS:
                classes.append(f"{name}--error")
            own = str(widget.attrs.get("class", "")) + " " + str(attrs.get("class", ""))
            built["class"] = " ".join(dict.fromkeys([*classes, *own.split()]))
        return built

    @property
    def is_scale(self) -> bool:
        return isinstance(self.field.widget, LevelScale)

    @property
    def is_date(self) -> bool:
        return isinstance(self.field.widget, DateParts)

    @property
    def is_tick(self) -> bool:
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_group(self) -> bool:
        kinds = (forms.RadioSelect, forms.CheckboxSelectMultiple, DateParts, LevelPick)
        return isinstance(self.field.widget, kinds)

    @property
    def heads_page(self) -> bool:
        return bool(getattr(self.field.widget, "heads_page", False))

    @property
    def eyebrow(self) -> str:
        return str(getattr(self.field.widget, "eyebrow", ""))

    @property
    def hint_id(self) -> str:
        return f"{self.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.auto_id}_error"

    @property
    def optional(self) -> SafeString:
        """What follows the label of a field that may be left empty.

        A form whose every field is optional, such as a filter, sets ``mark_optional = False``.
        """
        if self.field.required or not getattr(self.form, "mark_optional", True):
            return SafeString("")
        return format_html(' <span class="fh-optional">{}</span>', "(optional)")

    @property
    def first_input_id(self) -> str:
        """Where an error summary's link should put the focus."""
        widget, field_id = self.field.widget, str(self.auto_id)
        if isinstance(widget, DateParts):
            return f"{field_id}_{widget.wrong[0] if widget.wrong else 'day'}"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{field_id}_0"
        return field_id


class GovukRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"
    bound_field_class = GovukBoundField

    _own = {
        "django/forms/widgets/select.html": "forms/widgets/select.html",
        "django/forms/widgets/radio.html": "forms/widgets/radio.html",
        "django/forms/widgets/checkbox_select.html": "forms/widgets/checkbox_select.html",
        "django/forms/errors/list/ul.html": "forms/errors.html",
    }

    def get_template(self, template_name: str) -> Any:
        return super().get_template(self._own.get(template_name, template_name))


def errors_of(forms_: Iterable[forms.BaseForm | None]) -> list[dict[str, str]]:
    """Every error of some bound forms, in the order of the page, with where its link goes."""
    found: list[dict[str, str]] = []
    for form in forms_:
        if form is None or not form.is_bound or not form.errors:
            continue
        found += [{"words": str(error), "anchor": ""} for error in form.non_field_errors()]
        for bound in form:
            hidden = bound.is_hidden
            anchor = "" if hidden else getattr(bound, "first_input_id", bound.auto_id)
            found += [{"words": str(error), "anchor": anchor} for error in bound.errors]
    return found
