"""The bare page tree every test begins with."""

from wagtail.models import Collection, Locale, Page, Site

from home.models import HomePage
from orders.models import TaxRate


def build_tree() -> HomePage:
    """Return the bare shop; a test with real transactions leaves all tables empty."""
    Locale.objects.get_or_create(language_code="en")
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    for tax_class, percent in {"NIL": 0, "MERIT": 5, "STANDARD": 18, "DEMERIT": 40}.items():
        TaxRate.objects.get_or_create(
            tax_class=tax_class, valid_from="2025-09-22", defaults={"percent": percent}
        )
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    for welcome in root.get_children().exclude(content_type__model="homepage"):
        welcome.delete()
    home = HomePage.objects.first() or root.add_child(
        instance=HomePage(title="Thathwamasi", slug="home")
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    return home
