"""Category grids: the sections or categories each grid of a page shows."""

from django.utils.functional import cached_property

from catalog.blocks.shop import GridValue


class Cards:
    """Cards of sections and categories, each kind read once and only if a grid shows it."""

    @cached_property
    def sections(self) -> list:
        from catalog.models.pages import SectionPage

        return list(SectionPage.objects.cards())

    @cached_property
    def categories(self) -> dict:
        from catalog.models.pages import CategoryPage

        return {card.pk: card for card in CategoryPage.objects.cards()}

    def fill(self, grid: GridValue, *, path: str, here: int) -> None:
        """Show the chosen categories, else the chosen section's, else what fits the page.

        `path` is the part of the tree that fits it (empty: the sections as doors); the page
        `here` never leads to itself.
        """
        chosen = [page.pk for page in grid["categories"] if page]
        section = grid["section"]
        path = section.path if section else path
        if chosen:
            grid.shown = [self.categories[pk] for pk in chosen if pk in self.categories]
        elif path:
            below = (card for card in self.categories.values() if card.path.startswith(path))
            grid.shown = [card for card in below if card.pk != here]
        else:
            grid.doors = self.sections
