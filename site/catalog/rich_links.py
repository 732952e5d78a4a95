"""Links to pages inside texts."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from catalog.addresses import shop_address
from catalog.blocks.loading import loaded_pages


class PublicPageLink(PageLinkHandler):
    """A link to a page; while shoppers may not see the page, the words stand there alone."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list:
        keys = [attrs.get("id") for attrs in attrs_list]
        pages = loaded_pages()
        found = cls.get_model().objects.filter(pk__in=keys) if pages is None else pages.values()
        live = {str(page.pk): page for page in found if page.live}
        return [live.get(key) for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        return [
            f'<a href="{escape(shop_address(page.url_path))}">' if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]
