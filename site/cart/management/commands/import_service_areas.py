"""`manage.py import_service_areas FILE`: take delivery areas from a CSV file."""

from django.core.management.base import BaseCommand, CommandError

from cart.areas_csv import BadRows, import_service_areas


class Command(BaseCommand):
    help = "Add or update service areas from a CSV file; every row is taken, or none."

    def add_arguments(self, parser):
        parser.add_argument("file", help="CSV, UTF-8, first line naming the columns")

    def handle(self, *, file: str, **options):
        try:
            with open(file, encoding="utf-8-sig", newline="") as rows:
                count = import_service_areas(rows)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
        except BadRows as error:
            raise CommandError("Nothing was imported. " + "; ".join(error.errors)) from error
        self.stdout.write(self.style.SUCCESS(f"{count} service areas imported."))
