import pytest

from hubs.tenancy import area_scope


@pytest.fixture
def open_northmoor(northmoor):
    """Northmoor's scope, open for the whole test."""
    with area_scope(northmoor.pk):
        yield northmoor
