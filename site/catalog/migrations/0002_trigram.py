from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Let PostgreSQL forgive typos in searches; SQLite passes over it."""

    dependencies = [("catalog", "0001_initial")]

    operations = [TrigramExtension()]
