from django.db import migrations

from hubs.tenancy.operations import ProtectTable


class Migration(migrations.Migration):
    """Close the spreadsheets that wait to be confirmed to other areas."""

    dependencies = [("leadership", "0015_people_upload")]

    operations = [ProtectTable("PeopleUpload")]
