"""Every campaign's palette reads well on every surface, in the light and the dark shop."""

import re

import pytest
from django.conf import settings

from home.models import Accent

CSS = settings.SITE_DIR / "static" / "css"
PAIR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);")
BLOCK = re.compile(r'^\[data-accent="(\w+)"\] \{(.*?)^\}', re.M | re.S)
ROOT = PAIR.findall((CSS / "tokens.css").read_text())
PALETTES = dict(BLOCK.findall((CSS / "accents.css").read_text()))


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def colours(name: str, palette: str, shade: int) -> set[str]:
    """Return what a token may be: the palette's own value, else each value of the shop."""
    own = {values[shade] for token, *values in PAIR.findall(PALETTES[palette]) if token == name}
    return own or {values[shade] for token, *values in ROOT if token == name}


def test_every_choice_has_a_palette_and_no_palette_lacks_a_choice():
    assert set(PALETTES) == {accent.lower() for accent in Accent.values}


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("shade", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("accent", "surface"),
        ("accent", "surface-raised"),
        ("accent", "surface-sunken"),
        ("accent", "accent-soft"),
        ("accent-strong", "surface"),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("ink", "accent-soft"),
        ("ink-quiet", "accent-soft"),
    ],
)
def test_text_reads_well_on_its_ground(palette, shade, text, ground):
    worst = min(
        contrast(one, other)
        for one in colours(text, palette, shade)
        for other in colours(ground, palette, shade)
    )

    assert worst >= 4.5
