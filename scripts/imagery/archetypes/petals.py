"""Company for festive tables: marigold heads, loose petals, slivers of nut, a lit brass lamp."""

import math

import numpy as np
from kit import looks, scene
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, ball, boxy, circle, curve, join, pressed, sheet, turned_on_a_lathe
from kit.surfaces import Surface, linear
from kit.tableware import Serving

ORANGE, YELLOW = ("#e8760a", "#a83c02"), ("#efac14", "#c06d04")
ROSE, PISTACHIO, ALMOND = ("#a30f33", "#6a0620"), ("#6f8d2a", "#4a6418"), ("#ecd3a2", "#c9a066")


def build(serving: Serving, *, seed: int, kind: str, **style) -> None:
    """Add `marigolds`, `marigold-petals`, `rose-petals`, `slivers` or a `diya`."""
    KINDS[kind](serving, seed, **style)


def marigold(seed: int, radius: float = 2.1, petals: int = 150) -> Shape:
    """Return a dense marigold head, its middle over the origin, resting at z = 0."""
    dice, parts = np.random.default_rng(seed), []
    for number in range(petals):
        rank = (number + 0.5) / petals
        steep = math.radians(86 - 100 * rank**1.15 + dice.normal(0, 6))
        length = radius * (0.8 + 0.2 * rank) * dice.uniform(0.9, 1.08)
        wide = radius * (0.17 + 0.11 * rank) * dice.uniform(0.85, 1.2)
        petal = _ruffled(dice, length, wide, 0.25 + 0.2 * rank).marked(rank=rank)
        petal = petal.turned((0, -steep, 0)).moved(0.04 * radius, 0, 0)
        parts.append(petal.turned((0, 0, 2.39996 * number + dice.normal(0, 0.1))))
    head = join(parts).scaled(1, 1, 0.82)
    return head.moved(0, 0, -head.verts[:, 2].min())


def _ruffled(dice, length: float, wide: float, curl: float, rows: int = 10, columns: int = 9):
    """Return one petal along X, frilled at its broad end and curling down there."""
    u, w = np.meshgrid(np.linspace(0.12, 1, rows), np.linspace(-1, 1, columns), indexing="ij")
    phase = dice.uniform(0, 6.28)
    frill = 0.32 * u**3 * np.sin(w * 5.5 + phase) + 0.2 * u**4 * np.sin(w * 11 - phase)
    x = length * u * (1 - 0.13 * w**2 * u + 0.05 * u**4 * np.sin(w * 9 + phase))
    z = frill * wide - curl * length * u**4 * 0.5 - 0.5 * wide * (w**2) * u * (1 - u)
    y = w * wide * (0.25 + 0.9 * u**0.8)
    verts = np.stack([x, y, z], -1).reshape(-1, 3)
    return Shape(verts, sheet(rows, columns)).marked(out=u.ravel(), side=np.abs(w).ravel())


def petal_look(colours, rough: float = 0.55):
    """Return a petal: the second, darker colour at its foot."""
    look = Surface("petal", rough=rough, shine=0.25, soft=0.2, soft_colour=(0.4, 0.15, 0.03))
    light, dark, out = linear(colours[0]), linear(colours[1]), look.value("out")
    veins = look.noise(3, 4).step(0.4, 0.7)
    paint = look.paint(
        dark,
        (out.step(0.45, 0.95), light),
        (look.value("side").step(0.6, 1.0) * out.step(0.7, 1.0) * 0.5, linear(colours[0], 1.3)),
        (veins * 0.25, dark),
    )
    return look.set(colour=paint, relief=look.relief(veins, 0.2, 0.03), depth=0.15).material


def lay(shapes: list[Shape], material, spots, seed: int, z: float, tilt: float = 0.0, sizes=0.1):
    """Lay copies of shapes at (x, y) spots, tilted anyhow, each just touching the height `z`."""
    dice = np.random.default_rng(seed)
    moulds = [scene.mould(scene.add(shape, material, "flower")) for shape in shapes]
    for number, (x, y) in enumerate(spots):
        turn = (*dice.normal(0, tilt, 2), dice.uniform(0, 6.28))
        kind, size = number % len(shapes), 1 + sizes * dice.normal()
        low = shapes[kind].turned(turn).verts[:, 2].min() * size
        scene.copy(moulds[kind], (x, y, z - low), turn, size)


def ring(count: int, seed: int, inner: float, outer: float, spots=None, start=0.0, end=360.0):
    """Return the given spots, or `count` of them anywhere on a ring between two angles."""
    if spots:
        return spots
    dice = np.random.default_rng(seed + 3)
    angle = np.radians(dice.uniform(start, end, count))
    out = inner + (outer - inner) * dice.random(count) ** 0.8
    return np.stack([out * np.cos(angle), out * np.sin(angle)], 1)


def _marigolds(
    serving, seed, colours=(ORANGE, YELLOW), count=4, radius=2.1, tilt=0.3, spots=None, **where
):
    places = ring(count, seed, spots=spots, **({"inner": 11, "outer": 14} | where))
    for number, pair in enumerate(colours):
        heads = [marigold(seed + 7 * number + n, radius) for n in range(2)]
        mine = places[number :: len(colours)]
        lay(heads, petal_look(pair), mine, seed + number, serving.z, tilt)


def _marigold_petals(serving, seed, colours=(ORANGE, YELLOW), count=30, spots=None, **where):
    places = ring(count, seed, spots=spots, **({"inner": 10, "outer": 15} | where))
    for number, pair in enumerate(colours):
        dice = np.random.default_rng(seed + number)
        loose = [_ruffled(dice, 1.7, 0.42, dice.uniform(-0.7, 0.3)).marked(rank=1) for _ in "abc"]
        mine = places[number :: len(colours)]
        lay(loose, petal_look(pair), mine, seed + number, serving.z + 0.02, 0.35, 0.15)


def _rose_petals(serving, seed, colours=ROSE, count=10, size=2.4, spots=None, **where):
    places = ring(count, seed, spots=spots, **({"inner": 10, "outer": 15} | where))
    dice, shapes = np.random.default_rng(seed), []
    for _ in range(3):
        u, w = np.meshgrid(np.linspace(0, 1, 20), np.linspace(-1, 1, 17), indexing="ij")
        wide = size * 0.5 * np.sin(np.pi * (0.06 + 0.9 * u**0.75)) ** 0.55
        x, y = size * (u - 0.04 * w**2) * (1 - 0.1 * u**6 * (1 - w**2)), w * wide
        cup = 0.16 * size * w**2 + 0.22 * size * (u - 0.5) ** 2
        lip = 0.05 * size * u**3 * np.sin(w * 4 + dice.uniform(0, 6.28))
        verts = np.stack([x, y, cup + lip], -1).reshape(-1, 3)
        verts[:, 2] += 0.03 * fractal(verts * 1.2 + dice.uniform(0, 50, 3), 2)
        shapes.append(Shape(verts, sheet(20, 17)).marked(out=0.5 + 0.5 * u.ravel(), side=0.0))
    lay(shapes, petal_look(colours, 0.42), places, seed, serving.z + 0.02, 0.12, 0.12)


def sliver(seed: int, length=0.8, wide=0.24, thick=0.12) -> Shape:
    """Return a cut sliver of nut lying along X, slightly bent."""
    dice, shape = np.random.default_rng(seed), boxy(3, (1, 1, 1), 4)
    shape = shape.scaled(*(np.array([length, wide, thick]) * dice.uniform(0.8, 1.15, 3)))
    x = shape.verts[:, 0] / length * 2
    shape.verts[:, 1] *= 1 - 0.35 * x**2
    shape.verts[:, 2] += 0.3 * thick * x**2 * dice.uniform(-1, 1)
    return shape.pushed(0.012 * fractal(shape.verts * 4 + seed, 3))


def nut_look(colours=PISTACHIO):
    """Return cut nut, cloudy between two colours."""
    look = Surface("nut", rough=0.5, shine=0.3, soft=0.15, soft_colour=(0.3, 0.25, 0.1), depth=0.15)
    fine = look.noise(5, 5, 0.6)
    paint = look.mix(fine.step(0.35, 0.65), *map(linear, colours))
    return look.set(colour=paint, relief=look.relief(fine, 0.3, 0.03)).material


def _slivers(serving, seed, colours=(PISTACHIO, ALMOND), count=24, spots=None, **where):
    places = ring(count, seed, spots=spots, **({"inner": 9, "outer": 14} | where))
    for number, pair in enumerate(colours):
        shapes = [sliver(seed + 9 * number + n) for n in range(4)]
        lay(shapes, nut_look(pair), places[number :: len(colours)], seed + number, serving.z, 0.1)


def _diya(serving, seed, radius=2.7, tall=1.9, burning=True):
    """Stand a brass oil lamp, its spout and flame towards +X."""
    inner = [(0, 0.6), (0.5, 0.65), (0.86, 0.82), (0.96, 1)]
    outer = [(1.03, 1.02), (1.02, 0.9), (0.8, 0.45), (0.45, 0.2), (0.5, 0.02), (0.4, 0), (0, 0)]
    lamp = turned_on_a_lathe(curve([*inner, *outer], 120) * (radius, tall), 160)
    reach = smoothstep(0.45, 1, lamp.verts[:, 0] / radius) * smoothstep(0.3, 1, lamp.verts[:, 2])
    lamp.verts *= 1 + reach[:, None] * (0.4, -0.42, 0.14)
    oil = turned_on_a_lathe(np.array([(0, 0.84), (0.82, 0.84)]) * (radius, tall), 60)
    wick = curve([(-0.2, 0.86), (0.8, 0.9), (1.27, 1.12), (1.33, 1.25)], 40) * (radius, tall)
    wick = np.insert(wick, 1, 0, axis=1)
    parts = [(lamp, looks.brass(hammered=False)), (oil, looks.plain("#8a5a12", rough=0.1))]
    parts.append((pressed(wick, 0.1, circle(12)), looks.plain("#b39a6c", rough=0.9)))
    if burning:
        drop = ball(4).scaled(0.38, 0.38, 1.15)
        thin = 1 - 0.75 * smoothstep(-0.2, 1.2, drop.verts[:, 2])
        drop.verts *= np.stack([thin, thin, np.ones_like(thin)], 1)
        fire = Surface("flame", colour="#000000", glow="#ffae00", glow_strength=6.0)
        parts.append((drop.moved(*(wick[-1] + (0, 0, 0.95))), fire.material))
    for shape, material in parts:
        scene.add(shape.moved(0, 0, serving.z), material, "diya")


KINDS = {
    "marigolds": _marigolds,
    "marigold-petals": _marigold_petals,
    "rose-petals": _rose_petals,
    "slivers": _slivers,
    "diya": _diya,
}
