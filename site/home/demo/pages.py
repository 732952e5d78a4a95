"""The demo's pages: added bare, and filled once the products and pages they name are there."""

from wagtail.models import Page, Site

from catalog.models import CategoryPage, SectionPage
from home.demo.pictures import Pictures
from home.demo.words import Words
from home.models import EnquiryField, EnquiryPage, GrievancePage, HomePage, StandardPage

# Found in the files beside what becomes a field of the page as it is.
NOT_FIELDS = {"body", "card_image", "categories", "fields", "products"}


def add_pages(texts: dict, sections: list[dict], pictures: Pictures) -> list[tuple]:
    """Add the pages that are missing; return those that want filling, each with its words."""
    home = _add_home(texts["home"])
    fresh = [] if home.body else [(home, texts["home"])]
    for words in sections:
        section = _add(home, SectionPage, words, fresh, **_card(words, pictures))
        for inner in words["categories"]:
            _add(section, CategoryPage, inner, fresh, **_card(inner, pictures))
    for words in (*texts["standard"], *texts["stories"]):
        _add(home, StandardPage, words, fresh)
    enquiry = texts["forms"]["enquiry"]
    fields = [EnquiryField(sort_order=n, **field) for n, field in enumerate(enquiry["fields"])]
    _add(home, EnquiryPage, enquiry, fresh, form_fields=fields)
    _add(home, GrievancePage, texts["forms"]["grievance"], fresh)
    return fresh


def fill_pages(fresh: list[tuple], landing: dict[str, list], words: Words) -> None:
    """Give pages their blocks or text and publish them; `landing` has blocks by address."""
    for page, written in fresh:
        body = written.get("body") or landing.get(page.url)
        if isinstance(page, GrievancePage):
            page.body = words.text(body)
        elif body:
            page.body = words.blocks(body)
        page.save_revision().publish()


def _add_home(words: dict) -> HomePage:
    """Put the shop's home page in the place of Wagtail's welcome page."""
    if home := HomePage.objects.first():
        return home
    root = Page.get_first_root_node()
    Page.objects.child_of(root).filter(slug="home").update(slug="wagtail-welcome")
    root.add_child(instance=HomePage(slug="home", **words))
    home = HomePage.objects.get()
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    for welcome in Page.objects.child_of(root).filter(slug="wagtail-welcome"):
        welcome.delete()
    return HomePage.objects.get()


def _add(parent: Page, kind: type[Page], words: dict, fresh: list[tuple], **fields) -> Page:
    """Return the child page of this slug; if it is missing, add it and note it as fresh."""
    if page := Page.objects.child_of(parent).filter(slug=words["slug"]).first():
        return page
    facts = {name: value for name, value in words.items() if name not in NOT_FIELDS}
    page = kind(**facts, **fields)
    page.full_clean(exclude=["path", "depth", "url_path"])
    parent.add_child(instance=page)
    fresh.append((page, words))
    return page


def _card(words: dict, pictures: Pictures) -> dict:
    return {"card_image": pictures.get(words["card_image"])}
