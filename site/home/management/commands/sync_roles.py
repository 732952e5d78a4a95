"""`manage.py sync_roles`: put the table of staff roles in force."""

from django.core.management.base import BaseCommand, CommandError

from home.roles import ROLES, sync_roles


class Command(BaseCommand):
    help = "Make the staff groups and give each exactly its rights; safe to run again."

    def handle(self, **options):
        try:
            sync_roles()
        except LookupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"Roles: {', '.join(ROLES)}."))
