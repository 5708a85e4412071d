"""Why an action did not happen, in words for the person who asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


class RefusedError(ValidationError):
    """Nothing was written. Carries messages by form field, "__all__" for none in particular."""


class ChangedMeanwhileError(Exception):
    """Somebody else changed the row after the form was shown. Nothing was written."""


@contextmanager
def explaining(reasons: Mapping[str, dict[str, str]]) -> Iterator[None]:
    """Turn a named database constraint's refusal into `RefusedError`.

    The forms say the same earlier and better; this is for two people saving at once.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        for constraint, messages in reasons.items():
            if constraint in str(error):
                raise RefusedError(messages) from error
        raise
