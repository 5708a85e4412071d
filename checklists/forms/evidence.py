"""A file or a link to put beside an answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator

from checklists.actions.evidence import Draft
from checklists.models.evidence import LINK_LIMIT, TITLE_LIMIT
from hubs.files import MOST_BYTES, Kind, NotAcceptedError, kind_of
from hubs.files.scanning import scan

TAKES = ".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
TOO_BIG = "The file is larger than 10 MB. Choose a smaller one, or give a link to it"
NOT_A_LINK = "Enter a web address in full, like https://www.example.org/page"


class CheckedFile(forms.FileField):
    """A file whose content was looked at; cleans to the upload and its kind, or to None."""

    default_error_messages = {"empty": "The file is empty. Choose another one"}

    def clean(self, data: Any, initial: Any = None) -> tuple[UploadedFile[bytes], Kind] | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        if upload.size > MOST_BYTES:
            raise ValidationError(TOO_BIG)
        try:
            kind = kind_of(upload)
            scan(upload)
        except NotAcceptedError as refused:
            raise ValidationError(str(refused)) from refused
        return upload, kind


class EvidenceForm(forms.Form):
    """One of the two; the title says what a link leads to, and a file has its own name."""

    file = CheckedFile(
        required=False,
        label="Choose a file",
        help_text="PDF, Word (.docx), Excel (.xlsx), PNG or JPEG, up to 10 MB.",
        widget=forms.ClearableFileInput(attrs={"accept": TAKES}),
    )
    link = forms.CharField(
        required=False,
        max_length=LINK_LIMIT,
        label="Or give a link",
        help_text="The address of a page or a document that others in the review can open.",
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
    title = forms.CharField(
        required=False,
        max_length=TITLE_LIMIT,
        label="What is behind the link?",
        help_text="For example, minutes of the partnership board in May.",
    )

    mark_optional = False

    def clean_link(self) -> str:
        given = str(self.cleaned_data["link"]).strip()
        if not given:
            return ""
        link = given if "://" in given else f"https://{given}"
        try:
            URLValidator(schemes=["http", "https"])(link)
            has_password = urlsplit(link).password is not None
        except (ValidationError, ValueError) as error:
            raise ValidationError(NOT_A_LINK) from error
        if has_password:
            raise ValidationError("Leave the password out of the link: others will see it")
        return link

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            return data
        if data["file"] and data["link"]:
            self.add_error("file", "Add the file and the link one after the other")
        elif not data["file"] and not data["link"]:
            self.add_error("file", "Choose a file, or give a link")
        return data

    @property
    def draft(self) -> Draft:
        data = self.cleaned_data
        if data["file"]:
            upload, kind = data["file"]
            return Draft(upload=upload, kind=kind)
        host = urlsplit(data["link"]).hostname or data["link"]
        return Draft(title=data["title"].strip() or host[:TITLE_LIMIT], link=data["link"])
