"""People of the shop at the admin."""

from io import StringIO

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client


def staff(role: str) -> Client:
    """Return the browser of somebody with this role, logged in."""
    call_command("sync_roles", stdout=StringIO())
    user = get_user_model().objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client
