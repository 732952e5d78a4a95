"""`manage.py make_staff`: log-ins for a fresh shop, one a role."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction

from home.roles import ROLES, sync_roles


class Command(BaseCommand):
    help = "Make the log-ins that are missing and print their passwords, once."

    def handle(self, **options):
        sync_roles()
        made = [self._make(name) for name in ROLES]
        for username, password in filter(None, made):
            self.stdout.write(f"{username:<12} {password}")
        if not any(made):
            self.stdout.write("Staff log-ins exist. A new password: manage.py changepassword owner")

    @transaction.atomic
    def _make(self, role: str) -> tuple[str, str] | None:
        """Return user name and password of a new log-in, or None when it exists."""
        users = get_user_model().objects
        username = role.lower().replace(" ", "")
        if users.filter(username=username).exists():
            return None
        password = secrets.token_urlsafe(9)
        user = users.create_user(username, password=password)
        user.groups.add(Group.objects.get(name=role))
        return username, password
