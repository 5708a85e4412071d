from datetime import UTC, datetime

import pytest
import time_machine

from hubs.models import AuditEvent
from hubs.tenancy import area_scope


@pytest.fixture(autouse=True)
def _on_the_day():
    """Every test happens on 23 November 2026."""
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def inside(northmoor):
    """Return Northmoor's scope, for what a test sets up and looks at afterwards."""
    return lambda: area_scope(northmoor.pk)


@pytest.fixture
def manager(sign_in, people):
    """A client signed in as somebody who manages leadership."""
    return sign_in(people.administrator)


@pytest.fixture
def reader(sign_in, people):
    """A client signed in as somebody who may only look."""
    return sign_in(people.observer)


@pytest.fixture
def audited(inside):
    """Return the verbs of the trail, the latest last."""

    def verbs():
        with inside():
            return list(AuditEvent.objects.order_by("id").values_list("verb", flat=True))

    return verbs
