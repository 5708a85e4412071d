"""Every table belongs to an area and is closed, or is on the list with a reason."""

import pytest
from django.apps import apps

from hubs.checks import (
    area_owned_models,
    area_shared_models,
    privileges_of_current_role,
    unprotected_tables,
)

GLOBAL_TABLES = {
    "hubs.LocalArea": "the directory of areas",
    "hubs.AreaMilestone": "progress, shown to the platform; no content",
    "hubs.AreaFigures": "counts, shown to the platform; no content",
    "hubs.AreaUpload": "a list of areas to add, of the platform user who sent it",
    "hubs.DueIndex": "when to look into an area; no content",
    "hubs.User": "an account may belong to several areas",
    "hubs.Heartbeat": "the scheduler's pulse",
    "hubs.DemoMail": "the demonstration's mailbox",
    "checklists.Tool": "reference data",
    "auth.Permission": "of Django; not used",
    "auth.Group": "of Django; not used",
    "contenttypes.ContentType": "of Django",
    "sessions.Session": "of Django; opaque",
    "account.EmailAddress": "of accounts",
    "account.EmailConfirmation": "of accounts",
    "mfa.Authenticator": "of accounts",
    "usersessions.UserSession": "of accounts",
    "socialaccount.SocialAccount": "of accounts",
    "socialaccount.SocialApp": "of accounts",
    "socialaccount.SocialToken": "of accounts",
}


def test_model_is_area_owned_or_listed_with_a_reason():
    owned = {m._meta.label for m in (*area_owned_models(), *area_shared_models())}
    every = {m._meta.label for m in apps.get_models()}
    assert every - owned == set(GLOBAL_TABLES)


@pytest.mark.django_db
def test_area_owned_table_is_closed_and_tied():
    assert unprotected_tables() == []


@pytest.mark.django_db
def test_tests_run_as_the_restricted_role():
    assert privileges_of_current_role() == []
