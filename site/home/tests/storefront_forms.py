"""Marketing at the settings of the storefront: who, where, and what the forms send."""

from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import OpeningHours, Storefront
from home.roles import sync_roles

PLAIN = {
    "announcement": "",
    "title_suffix": "",
    "description": "",
    "share_image": "",
    "latitude": "",
    "longitude": "",
}


def log_in(role: str = "Marketing") -> Client:
    """Return the browser of somebody in this role."""
    sync_roles()
    user = User.objects.create_user(role)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def storefront_form(*, links=(), announced=(), columns=(), social=(), legal="", **fields) -> dict:
    """Return the form of the storefront, empty but for what is given."""
    streams = {
        "header_links": streamfield([("link", link_form(**link)) for link in links]),
        "announcement_link": streamfield([("link", link_form(**link)) for link in announced]),
        "footer_columns": streamfield([("column", column) for column in columns]),
        "social": streamfield([("account", account) for account in social]),
        "legal_line": rich_text(legal),
    }
    return nested_form_data(PLAIN | streams | fields)


def link_form(**fields) -> dict:
    """Return the form of one link."""
    return {"label": "", "page": "", "product": "", "address": ""} | fields


def column_form(title: str, *links: dict) -> dict:
    """Return the form of a column of the footer."""
    rows = {
        str(n): {"deleted": "", "order": str(n), "value": link_form(**link), "id": ""}
        for n, link in enumerate(links)
    }
    return {"title": title, "links": {"count": str(len(links)), **rows}}


def hours_form(*, weekdays=(), special_days=(), note: str = "", initial: int = 0) -> dict:
    """Return the form of the opening hours; `initial` rows of the week were there before."""
    rows = {
        "weekdays": inline_formset(list(weekdays), initial=initial),
        "special_days": inline_formset(list(special_days)),
    }
    return nested_form_data({"note": note, **rows})


def address_of(model: type[Storefront | OpeningHours]) -> str:
    """Return where the admin keeps a setting; its preview is below, at `preview/`."""
    return f"/admin/settings/home/{model._meta.model_name}/{model.load().pk}/"


def preview(desk: Client, model: type[Storefront | OpeningHours], form: dict) -> str:
    """Return what the preview beside the form shows of what is not saved yet."""
    address = f"{address_of(model)}preview/"
    assert desk.post(address, form).json() == {"is_valid": True, "is_available": True}
    return desk.get(f"{address}?in_preview_panel=true").text
