"""What food is served on. Each maker returns a `Serving`, its top at a known height."""

import math
from dataclasses import dataclass, field

import numpy as np

from kit import looks
from kit.noise import fractal, smoothstep, warp
from kit.scene import add
from kit.shapes import Shape, block, circle, curve, join, pressed, sheet, turned_on_a_lathe

FLOOR = Shape(
    np.array([[-60, -60, 0], [60, -60, 0], [60, 60, 0], [-60, 60, 0]], float),
    np.array([[0, 1, 2, 3]]),
)


@dataclass
class Serving:
    """A flat place for food: its height, how far it reaches, and what falling food lands on."""

    z: float = 0.0
    radius: float = 30.0
    under: list[Shape] = field(default_factory=lambda: [FLOOR])


def bare(**_) -> Serving:
    """Serve on the table itself."""
    return Serving()


def board(*, width=36.0, depth=21.0, turn=0.0, at=(0, 0), dark=False) -> Serving:
    """Serve on a rectangular wooden board, sizes in centimetres, turned in degrees."""
    thick, place = 1.6, (0, 0, math.radians(turn))
    slab = block(width, depth, thick)
    thing = add(slab, _wood(dark), "board", smooth=False)
    edge = thing.modifiers.new("edge", "BEVEL")
    edge.width, edge.segments = 0.3, 4
    thing.location, thing.rotation_euler = (*at, 0), place
    return Serving(thick, min(width, depth) / 2, [FLOOR, slab.turned(place).moved(*at, 0)])


def _wood(dark: bool):
    return looks.wood("#7d4f2d", "#3a2111", 0.8) if dark else looks.wood("#b07d4c", "#6a4020")


def round_board(*, radius=11.0, dark=False, turn=20.0) -> Serving:
    """Serve on a round wooden board."""
    rim = [(0, 1), (radius - 0.6, 1), (radius - 0.1, 0.9), (radius, 0.5), (radius - 0.1, 0.1)]
    shape = turned_on_a_lathe(curve([*rim, (radius - 0.6, 0), (0, 0)], 160, smooth=False), 200)
    add(shape, _wood(dark), "board").rotation_euler = (0, 0, math.radians(turn))
    return Serving(1.0, radius, [FLOOR, shape])


def plate(*, radius=10.5, colour="#f3ece0", speck="#8a6b4e", metal=False, rough=0.28) -> Serving:
    """Serve on a stoneware plate, or on one of hammered brass."""
    r, h = radius, radius * 0.15
    rim = [(r * 0.74, 0.55), (r * 0.88, h * 0.75), (r * 0.985, h), (r, h + 0.06)]
    below = [(r * 1.006, h - 0.08), (r * 0.9, h * 0.62 - 0.15), (r * 0.75, 0.22), (r * 0.6, 0.1)]
    foot = [(r * 0.56, 0), (r * 0.52, 0.08), (r * 0.3, 0.1), (0, 0.1)]
    top = [(0, 0.35), (r * 0.35, 0.36), (r * 0.66, 0.4)]
    shape = turned_on_a_lathe(curve([*top, *rim, *below, *foot], 220))
    add(shape, looks.brass() if metal else looks.ceramic(colour, speck, rough), "plate")
    coarse = curve([*top, *rim, (r, 0), (0, 0)], 40, smooth=False)
    return Serving(0.37, radius * 0.72, [FLOOR, turned_on_a_lathe(coarse, 48)])


def bowl(*, radius=8.0, depth=5.0, colour="#f3ece0", speck="#8a6b4e", metal=True) -> Serving:
    """Serve in a bowl; its z is the inner floor, its radius that of the opening."""
    r, d = radius, depth
    inner = [(0, 0.5), (r * 0.4, 0.55), (r * 0.72, d * 0.36), (r * 0.9, d * 0.72), (r * 0.96, d)]
    outer = [(r, d + 0.05), (r * 1.02, d - 0.05), (r * 0.95, d * 0.66), (r * 0.76, d * 0.26)]
    foot = [(r * 0.48, 0.2), (r * 0.46, 0), (r * 0.42, 0.1), (0, 0.1)]
    shape = turned_on_a_lathe(curve([*inner, *outer, *foot], 200))
    add(shape, looks.brass() if metal else looks.ceramic(colour, speck), "bowl")
    coarse = curve([*inner, (r * 1.02, d), (r * 0.5, 0), (0, 0)], 40, smooth=False)
    return Serving(0.5, radius * 0.96, [FLOOR, turned_on_a_lathe(coarse, 48)])


def stand(*, radius=11.0, height=7.0, colour="#f6efe4") -> Serving:
    """Serve on a cake stand."""
    r, h = radius, height
    top = [(0, h), (r * 0.94, h), (r, h + 0.25), (r * 1.02, h - 0.1), (r * 0.9, h - 0.5)]
    stem = [(r * 0.2, h - 0.8), (r * 0.11, h * 0.7), (r * 0.13, h * 0.3), (r * 0.3, 0.7)]
    shape = turned_on_a_lathe(curve([*top, *stem, (r * 0.5, 0.2), (r * 0.5, 0), (0, 0)], 260))
    add(shape, looks.ceramic(colour, "#b9a58c"), "stand")
    return Serving(
        h, radius * 0.9, [FLOOR, turned_on_a_lathe([(0, h), (r, h), (r, 0), (0, 0)], 48)]
    )


def cloth(*, width=30.0, depth=24.0, colour="#f4ead9", stripe=None, seed=3, folds=0.5) -> Serving:
    """Serve on a linen cloth that lies nearly flat."""
    add(_cloth(width, depth, seed, folds), looks.linen(colour, stripe), "cloth")
    return Serving(0.2 + 0.25 * folds, min(width, depth) / 2)


def _cloth(width: float, depth: float, seed: int, folds: float) -> Shape:
    nx, ny = 240, int(240 * depth / width)
    x, y = np.meshgrid(np.linspace(-0.5, 0.5, nx), np.linspace(-0.5, 0.5, ny), indexing="ij")
    flat = np.stack([x.ravel() * width, y.ravel() * depth, 0 * x.ravel()], 1)
    bent = warp(flat, 3.0, 0.06, seed)
    crest = fractal(bent * (0.1, 0.035, 1) + seed, 4, ridged=True, seed=seed)
    z = folds * (1.1 * np.clip(crest - 0.4, 0, 2) + 0.25 * np.clip(fractal(flat * 0.12, 3), 0, 1))
    inside = np.minimum(width / 2 - np.abs(flat[:, 0]), depth / 2 - np.abs(flat[:, 1]))
    wave = 0.5 * fractal(flat * 0.08 + 9, 3, seed=seed + 8)
    flat = flat + np.stack(
        [wave, 0.6 * wave, z * (0.55 + 0.45 * smoothstep(0, 4, inside)) + 0.05], 1
    )
    band = np.abs(np.abs(y.ravel()) * depth - depth / 2 + 2.2)
    stripe = smoothstep(0.5, 0.4, band) + smoothstep(0.16, 0.1, np.abs(band - 0.8))
    return Shape(flat, sheet(nx, ny), {"stripe": stripe})


def rack(*, width=30.0, depth=20.0) -> Serving:
    """Serve on a wire cooling rack."""
    steel, height = looks.plain("#8d8a86", metal=1.0, rough=0.35), 1.8
    across = [((x, -depth / 2), (x, depth / 2)) for x in np.linspace(-width / 2, width / 2, 19)]
    along = [((-width / 2, y), (width / 2, y)) for y in (-depth / 2, 0, depth / 2)]
    lines = [curve([(*a, height), (*b, height)], 12, smooth=False) for a, b in (*across, *along)]
    feet = [(x, y) for x in (-width / 2.2, width / 2.2) for y in (-depth / 2, depth / 2)]
    lines += [curve([(x, y, height), (x, y, 0)], 6, smooth=False) for x, y in feet]
    add(join([pressed(line, 0.13, circle(10)) for line in lines]), steel, "rack")
    return Serving(height + 0.13, min(width, depth) / 2)


SERVINGS = {
    "bare": bare,
    "board": board,
    "round-board": round_board,
    "plate": plate,
    "bowl": bowl,
    "stand": stand,
    "cloth": cloth,
    "rack": rack,
}
