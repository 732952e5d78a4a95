"""Addresses: those of pages, worked out from the tree, and those that staff may type."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# A backslash right after the first slash would lead browsers to another site.
ADDRESS = RegexValidator(
    r"^(/(?![/\\])[^\s\\]*|#[^\s\\]*|(https://|tel:|mailto:)[^\s\\]+)$",
    _("Begin with /, #, https://, tel: or mailto:, and leave out spaces."),
)


def shop_address(url_path: str) -> str:
    """Return the public address of a page's tree path.

    The shop is one site, so the path without its home page is the address.
    """
    return "/" + "/".join(url_path.split("/")[2:])
