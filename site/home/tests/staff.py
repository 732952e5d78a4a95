"""Staff who are logged in to the admin, and what they do with a category."""

from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, streamfield

from catalog.models import CategoryPage


def log_in(role: str, name: str = "") -> Client:
    """Return the browser of a new user of this role, who has an e-mail address."""
    name = name or role
    user = User.objects.create_user(name, email=f"{name.lower().replace(' ', '')}@example.com")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def form_of(page: CategoryPage, **changes) -> dict:
    fields = {"title": page.title, "slug": page.slug, "intro": "", "body": streamfield([])}
    comments = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    return nested_form_data({**fields, "comments": comments, **changes})


def submit(client: Client, page: CategoryPage, **changes):
    body = form_of(page, **changes) | {"action-submit": "1"}
    return client.post(f"/admin/pages/{page.pk}/edit/", body)


def decide(client: Client, page: CategoryPage, action: str, comment: str = ""):
    page.refresh_from_db()
    task = page.current_workflow_task_state
    path = f"/admin/pages/workflow/action/{page.pk}/{action}/{task.pk}/"
    return client.post(path, {"comment": comment})
