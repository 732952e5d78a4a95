"""The “Checks” panel of the editor: Wagtail's checks of the preview, and the shop's own rules.

The rules are here; `static/js/admin/checks.js` has the few functions they ask. Wagtail's axe runs
them inside the preview, which alone carries the user bar (`base.html`).
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from home.frame import frame_of
from home.models import HomePage

FILE_NAME = (
    r"\.(avif|gif|jpe?g|png|svg|webp)$|_|^(img|dsc|dscn|pxl|mvimg|screenshot|whatsapp image)"
)
PRICE = r"(₹|\brs\.?)\s*\d"
VAGUE = (
    r"^((click|tap|see|read|look|know|learn|find out|order)( it)? )?"
    r"(here|more|this|this page|link|details)( \W*)?$"
)
# Two words or a long one; “FAQ” and “GST” are words of their own.
SHOUTING = r"^(?=.*(\p{L}{7}|\p{L}.*\s.*\p{L}{3}))[^\p{Ll}]*\p{Lu}[^\p{Ll}]*$"
WORDS_OF_EDITORS = (
    "main .lead, main .prose p, main .prose li, .hero__text, .band__text, .offer__text, "
    ".teaser__text, .quote__text, .strip p"
)


class Rule(NamedTuple):
    """Which elements of the preview are asked which question, and what to say if they fail."""

    name: str
    selector: str
    question: str
    options: dict
    error: Promise
    help: Promise

    @property
    def check(self) -> str:
        return f"{self.question}:{self.name}"


RULES = [
    Rule(
        "shop-heading-once",
        "main",
        "once",
        {"selector": "h1"},
        _("The page needs one main heading"),
        _("A page has one main heading: the hero's, or else the title. Leave one hero."),
    ),
    Rule(
        "shop-file-name",
        "main img[alt]",
        "avoids",
        {"pattern": FILE_NAME, "flags": "iu"},
        _("A picture is described by its file name"),
        _("Say what is seen, as if on the telephone."),
    ),
    Rule(
        "shop-price-in-picture",
        "main img[alt]",
        "avoids",
        {"pattern": PRICE, "flags": "iu"},
        _("A picture's description has a price in it"),
        _("Prices change, the description stays. Leave the price out."),
    ),
    Rule(
        "shop-price-in-words",
        WORDS_OF_EDITORS,
        "avoids",
        {"pattern": PRICE, "flags": "iu"},
        _("A price typed into the text"),
        _("It stays when the product's price changes. Show the product in a rail instead."),
    ),
    Rule(
        "shop-vague-link",
        "main a[href]",
        "avoids",
        {"pattern": VAGUE, "flags": "iu"},
        _("A link that does not say where it leads"),
        _("Not “click here” or “read more” but “See all breads”."),
    ),
    Rule(
        "shop-shouting",
        "main h1, main h2, main h3",
        "avoids",
        {"pattern": SHOUTING, "flags": "u"},
        _("A heading in capitals"),
        _("Capitals are harder to read, and some screen readers spell them. Write it plainly."),
    ),
    Rule(
        "shop-long-intro",
        "main .lead, .hero__text",
        "short",
        {"words": 60},
        _("The introduction is longer than sixty words"),
        _("Say the most tempting thing; the rest belongs in a text block."),
    ),
    Rule(
        "shop-no-description",
        "main",
        "described",
        {},
        _("Search engines find no description of this page"),
        _("Promote tab: say in 50 to 160 characters what one finds here."),
    ),
    Rule(
        "shop-long-description",
        "main",
        "brief",
        {"characters": 160},
        _("The description for search engines is too long"),
        _("They cut it after 160 characters. Shorten it in the Promote tab."),
    ),
]
# Those of Wagtail that ours take the place of.
REPLACED = {"alt-text-quality", "empty-meta-description"}
# Those of axe that Wagtail leaves out; blocks make these mistakes possible here.
FURTHER = ["image-alt", "duplicate-id-aria", "list", "listitem"]


class ShopChecks(ContentCheckerItem):
    """Wagtail's rules with the shop's."""

    axe_run_only = [
        *(rule for rule in ContentCheckerItem.axe_run_only if rule not in REPLACED),
        *FURTHER,
        *(rule.name for rule in RULES),
    ]
    axe_custom_rules = [
        {"id": rule.name, "selector": rule.selector, "any": [rule.check], "enabled": True}
        | {"impact": "moderate", "tags": ["best-practice"]}
        for rule in RULES
    ]
    axe_messages = ContentCheckerItem.axe_messages | {
        rule.name: {"error_name": rule.error, "help_text": rule.help} for rule in RULES
    }

    class Media:
        js = ["js/admin/checks.js"]

    def __init__(self, in_editor: bool, page):
        super().__init__(in_editor)
        self.page = page

    def get_axe_custom_checks(self, request) -> list[dict]:
        """Return the questions; the shop's own description stands in on the home page only."""
        frame = frame_of(request)
        stand_in = frame.front.description or frame.shop.tagline
        unlike = {} if isinstance(self.page, HomePage) else {"unlike": stand_in}
        return [{"id": rule.check, "options": rule.options | unlike} for rule in RULES]


@hooks.register("construct_wagtail_userbar")
def check_by_our_rules(request, items, page) -> None:
    items[:] = [
        ShopChecks(item.in_editor, page) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
