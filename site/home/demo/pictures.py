"""The demo's pictures, each uploaded once."""

from pathlib import Path

from django.core.files.images import ImageFile

from catalog.images import ShopImage


class Pictures:
    """Pictures by file name, read from a folder and described in `images.json`."""

    def __init__(self, folder: Path, facts: dict[str, dict]):
        self.folder = folder
        self.facts = facts
        self.found: dict[str, ShopImage] = {}

    def get(self, name: str) -> ShopImage:
        """Return the picture of a file, uploaded if missing."""
        if name not in self.found:
            title = self.facts[name]["title"]
            existing = ShopImage.objects.filter(title=title).first()
            self.found[name] = existing or self._upload(name)
        return self.found[name]

    def _upload(self, name: str) -> ShopImage:
        facts = self.facts[name]
        x, y, width, height = facts["focal_point"]
        with (self.folder / name).open("rb") as file:
            image = ShopImage(
                title=facts["title"],
                description=facts["description"],
                file=ImageFile(file, name=name),
                focal_point_x=x + width // 2,
                focal_point_y=y + height // 2,
                focal_point_width=width,
                focal_point_height=height,
            )
            image.save()
        return image
