"""The service does not start where the wall would not hold."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from hubs.checks import privileges_of_current_role, refuse_unsafe_database
from hubs.models import User


def test_owner_of_the_tables_is_recognised_as_privileged(as_owner):
    assert "owns tables" in privileges_of_current_role()


def test_start_with_the_owner_of_the_tables_is_refused(as_owner, monkeypatch):
    monkeypatch.setattr(connection, "close", lambda: None)
    with pytest.raises(ImproperlyConfigured, match="row-level security would not hold"):
        refuse_unsafe_database()


@pytest.mark.django_db
def test_first_platform_administrator_is_made_from_the_command_line():
    call_command("createsuperuser", email="first@council.example", name="First", interactive=False)
    assert User.objects.get(email="first@council.example").is_platform_administrator
