"""`{% picture %}`: a responsive picture from sizes made before, never made for a shopper."""

from functools import lru_cache

from django import template
from django.core.files.storage import default_storage
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from catalog.images import MODERN, SHAPES, ShopImage, ShopRendition, sizes_of

register = template.Library()

FOR_PHONES = ' media="(max-width: 40rem)" width="480" height="600"'


@register.simple_tag
def picture(
    image: ShopImage | None,
    alt: str,
    shape: str = "card",
    eager: bool = False,
    phone: ShopImage | None = None,
) -> SafeString:
    """Write the picture in its attached sizes, or its original file where there are none.

    Asks neither the database nor the storage's disk. `phone` is another picture for narrow
    screens.
    """
    if not image:
        return mark_safe("")
    loading = ' loading="eager" fetchpriority="high"' if eager else ' loading="lazy"'
    tail = f' alt="{conditional_escape(alt)}"{loading}>'
    groups = _by_format(image, shape)
    phones = _by_format(phone, "phone") if phone else []
    sizes = _attribute("sizes", SHAPES[shape].sizes)
    sources = _sources(phones, FOR_PHONES + _attribute("sizes", SHAPES["phone"].sizes))
    sources += _sources(groups[:-1], sizes)
    shown = _fallback(groups[-1], sizes) if groups else _image(image)
    return mark_safe(f"<picture>{sources}{shown}{tail}</picture>")


def _by_format(image: ShopImage, shape: str) -> list[tuple[str, list[ShopRendition]]]:
    """Return `(format, sizes)`, best format first; formats without sizes drop out.

    Pictures are never blown up, so a small one has several sizes of the same width: one is enough.
    """
    made = sizes_of(image, SHAPES[shape].specs)
    groups = [(kind, [r for r in made if f"-{kind}|" in r.filter_spec]) for kind in MODERN]
    once = [(kind, list({r.width: r for r in sizes}.values())) for kind, sizes in groups]
    return [(kind, sizes) for kind, sizes in once if sizes]


def _sources(groups: list[tuple[str, list[ShopRendition]]], attributes: str) -> str:
    return "".join(
        f'<source type="image/{kind}" srcset="{_srcset(sizes)}"{attributes}>'
        for kind, sizes in groups
    )


def _fallback(group: tuple[str, list[ShopRendition]], attributes: str) -> str:
    _kind, sizes = group
    srcset = f' srcset="{_srcset(sizes)}"{attributes}' if len(sizes) > 1 else ""
    return _image(sizes[0]) + srcset


def _image(file: ShopImage | ShopRendition) -> str:
    return f'<img src="{_url(file.file.name)}" width="{file.width}" height="{file.height}"'


def _srcset(sizes: list[ShopRendition]) -> str:
    return ", ".join(f"{_url(size.file.name)} {size.width}w" for size in sizes)


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""


@lru_cache(maxsize=8192)
def _url(name: str) -> str:
    return escape(default_storage.url(name))
