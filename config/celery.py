"""The Celery application: configured from Django's settings, tasks found in each app."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Celery would run Django's checks in each worker, and for them load every view: 20 MB that none
# needs. `manage.py migrate` has run them; the one that guards the database is run below.
os.environ.setdefault("CELERY_SKIP_CHECKS", "true")

app = Celery("family_hubs")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_unsafe_database(**kwargs: Any) -> None:
    """Stop a worker whose database role would see every area."""
    from hubs import checks  # the applications are loaded by now

    checks.refuse_unsafe_database()
