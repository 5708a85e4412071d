from django.db import migrations

from hubs.tenancy.operations import AppendOnly, ProtectTable, ReadOnly


class Migration(migrations.Migration):
    """Close the tables to other areas, and those of the past to change."""

    dependencies = [
        ("checklists", "0001_initial"),
        ("leadership", "0002_protect_tables"),
    ]

    operations = [
        ProtectTable("Round"),
        ProtectTable("RoundQuestionSet"),
        ProtectTable("Participation"),
        ProtectTable("Answer"),
        ProtectTable("AnswerRevision"),
        ProtectTable("Agreement"),
        ProtectTable("Action"),
        ProtectTable("Reflection", author="author_id", private_unless="visibility <> 'private'"),
        AppendOnly("AnswerRevision"),
        ReadOnly("QuestionSet"),
        ReadOnly("Question"),
    ]
