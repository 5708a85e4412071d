"""Loading the library: as the owner who may, all or nothing, and twice without a change."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from checklists.library import SHIPPED_TOOLS
from checklists.models import Tool
from checklists.toolbox import toolbox
from tests.unit.checklists.set_files import write
from tests.unit.checklists.test_tools_reading import TOOL


def load(folder=SHIPPED_TOOLS):
    out = StringIO()
    call_command("load_tools", folder=folder, stdout=out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path, TOOL, "tiny-tool.yaml")


def test_load_adds_every_tool_that_ships(as_owner):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM checklists_actiontool; DELETE FROM checklists_tool")
    assert load().count("Added ") == 17
    assert load() == "17 tools were already up to date.\n"


def test_new_version_stands_beside_the_old_one(as_owner, folder):
    assert load(folder) == "Added Tiny tool, version 2\n"
    newer = TOOL.replace("version: 2", "version: 3").replace("Northmoor Press", "Northmoor Books")
    write(folder, newer, "tiny-tool.yaml")
    assert load(folder) == "Added Tiny tool, version 3\n"
    assert list(Tool.objects.filter(key="tiny-tool").values_list("version", "publisher")) == [
        (3, "Northmoor Books"),
        (2, "Northmoor Press"),
    ]
    assert toolbox().tool("tiny-tool").version == 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (TOOL.replace("Northmoor Press", "Eastvale Press"), "raise the version to 3"),
        (TOOL.replace("version: 2", "version: 1"), "version 1 is older than version 2"),
        (TOOL.replace("summary: A", "sumary: A"), "tiny-tool.yaml, line 8: “sumary” is not known"),
    ],
)
def test_refused_file_leaves_the_old_version(as_owner, folder, text, reason):
    load(folder)
    before = list(Tool.objects.values())
    write(folder, text, "tiny-tool.yaml")
    sound = TOOL.replace("key: tiny", "key: sound").replace("title: Tiny", "title: Sound")
    write(folder, sound, "sound-tool.yaml")
    with pytest.raises(CommandError, match="Nothing was loaded") as error:
        load(folder)
    assert reason in str(error.value)
    assert list(Tool.objects.values()) == before


@pytest.mark.django_db
def test_the_web_may_read_the_library_and_not_write_it():
    tool = Tool.objects.newest().first()
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Tool.objects.filter(pk=tool.pk).update(title="Another")
