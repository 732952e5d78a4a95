"""The crust and crumb of loaves: their relief and their colours."""

from dataclasses import dataclass, field

from kit import looks
from kit.noise import cracks, fractal, smoothstep, warp
from kit.surfaces import Surface, linear


@dataclass
class Looks:
    """Colours of one bread or cake."""

    crust: tuple[str, str, str] = ("#a8622a", "#6e3815", "#c98a4a")
    bloom: tuple[str, str] = ("#e2b06a", "#b8722f")
    inside: tuple[str, str] = ("#f6e0b4", "#e6c28a")
    flour: float = 0.0
    gloss: float = 0.0
    rough: float = 1.0
    bits: list[str] = field(default_factory=list)
    bit_size: tuple[float, float, float] = (1.1, 0.5, 0.42)  # as `flecks` takes them


def relief(points, bloom, seed: int):
    """Return the height of lumps, blisters and torn strands on the crust."""
    plates = cracks(warp(points, 0.4, 0.7, seed) * 0.95, seed + 11)
    plates = plates * smoothstep(0, 0.25, fractal(points * 0.35 + 3, 2, seed=9))
    blisters = smoothstep(0.16, 0.42, fractal(points * 1.9 + 20, 3, seed=5))
    strands = fractal(points * (2.6, 0.55, 0.55) + 9, 4, gain=0.6, ridged=True, seed=6)
    broad = 0.18 * fractal(points * 0.3, 3, seed=seed + 2) + 0.06 * fractal(points * 1.1, 3, seed=3)
    torn = bloom * (0.16 * (strands - 0.4) + 0.09 * fractal(points * 3, 3, seed=8) - 0.12)
    lip = 0.3 * bloom * (1 - bloom)
    skin = (1 - bloom) * (0.06 * blisters - 0.025 * plates)
    return broad + torn + lip + skin + 0.02 * fractal(points * 5, 4, gain=0.6, seed=4)


def bread(colours: Looks):
    """Return the surface of crust and crumb."""
    look = Surface("bread", shine=0.3, soft_colour=(0.55, 0.32, 0.14), depth=0.3)
    crust, bloom, height = look.value("crust"), look.value("bloom"), look.value("height")
    fine, mid, broad = look.noise(5, 8, 0.68), look.noise(1.1, 5), look.noise(0.28, 4)
    light, dark, fleck = map(linear, colours.crust)
    skin = look.paint(
        light,
        (broad.step(0.35, 0.68), look.mix(0.5, light, dark)),
        (mid.step(0.45, 0.75) * 0.6, dark),
        (height.step(0.08, 0.26) * 0.5, dark),
        (fine.step(0.52, 0.75) * 0.45, fleck),
        (bloom * 0.92, look.mix(height.step(-0.16, 0.12), *map(linear, colours.bloom))),
    )
    if colours.flour:
        skin = look.mix(_flour(look, fine, mid, bloom) * colours.flour, skin, linear("#efe3cf"))
    inside = look.paint(
        linear(colours.inside[0]), (fine.step(0.35, 0.7), linear(colours.inside[1]))
    )
    edge = look.value("depth").step(0.5, 0.08)
    inside = look.mix(edge, inside, look.mix(0.4, linear(colours.inside[1]), light))
    paint = look.mix(crust, inside, skin)
    paint = looks.flecked(look, paint, colours.bits)
    pores = look.cells(7.5).step(0.05, 0.5) * (1.0 - crust)
    rough = crust.step(0, 1, 0.85, 0.62 - 0.3 * colours.gloss)
    relief = look.relief(fine * 0.6 + pores * 0.9, 0.55, 0.05)
    soft = crust.step(0, 1, 0.35, 0.06)
    return look.set(colour=paint, rough=rough, relief=relief, soft=soft).material


def _flour(look: Surface, fine, mid, bloom):
    """Return the rings a proving basket leaves."""
    ring = (look.value("along") * 0.5) ** 2.0 + look.value("across") ** 2.0
    rings = ((ring**0.5) * 5.4 + mid * 2.2).sine().step(-0.1, 0.9)
    return rings * fine.step(0.36, 0.6) * look.value("up").step(-0.25, 0.35) * (1.0 - bloom * 0.95)
