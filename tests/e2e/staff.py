"""Staff in the admin."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from home.roles import sync_roles


def make_staff(role: str, **fields):
    """Return a user of the role."""
    sync_roles()
    user = get_user_model().objects.create_user(role.lower().replace(" ", ""), **fields)
    user.groups.add(Group.objects.get(name=role))
    return user


def staff_page(context: BrowserContext, role: str, base_url: str) -> Page:
    """Return a page of a browser whose session cookie belongs to a new user of the role."""
    client = Client()
    client.force_login(make_staff(role))
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])
    return context.new_page()
