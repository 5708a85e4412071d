"""Spreadsheets of people that were checked and not yet confirmed."""

from governance.demo.reading import Story
from hubs.actions.onboarding import keep_area_upload
from hubs.models import LocalArea, User
from hubs.onboarding import area_rows
from hubs.spreadsheets import read_upload
from leadership.actions.importing import keep_upload
from leadership.sheets import tables_of

AREAS = """ONS code,Area name,Administrator’s name,Administrator’s email
E08000038,Barnsley,Ama Moss,a.moss@barnsley.example
E06000022,Bath and North East Somerset,Tunde Ogun,t.ogun@bathnes.example
E0600014,York,Jess Firth,j.firth@york.example
E06000005,Darlington,Lena Dean,l.dean@darlington.example
E06000001,Hartlepool,Raj Kaur,r.kaur@hartlepool
E06000002,Middlesbrough,Ewa Lis,e.lis@middlesbrough.example
"""


def seed_area_upload(sender: User) -> None:
    """Keep the platform administrator's list of areas, checked and with rows to correct."""
    keep_area_upload(
        actor=sender,
        file_name="areas-november.csv",
        tables=area_rows(read_upload(AREAS.encode())),
    )


def seed_uploads(story: Story, area: LocalArea) -> None:
    """Keep the story's files, as if their senders had just closed the window."""
    for facts in story.data.get("uploads", []):
        keep_upload(
            area=area,
            actor=story.get("user", facts["sender"]),
            file_name=facts["file_name"],
            tables=tables_of(read_upload(facts["rows"].encode())),
        )
