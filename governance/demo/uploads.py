"""Spreadsheets of people that were checked and not yet confirmed."""

from governance.demo.reading import Story
from hubs.models import LocalArea
from hubs.spreadsheets import read_upload
from leadership.actions.importing import keep_upload
from leadership.sheets import tables_of


def seed_uploads(story: Story, area: LocalArea) -> None:
    """Keep the story's files, as if their senders had just closed the window."""
    for facts in story.data.get("uploads", []):
        keep_upload(
            area=area,
            actor=story.get("user", facts["sender"]),
            file_name=facts["file_name"],
            tables=tables_of(read_upload(facts["rows"].encode())),
        )
