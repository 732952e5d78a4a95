"""Chikki: slabs of peanuts or sesame in set jaggery, stacked, leaning and broken."""

import math

import numpy as np
from kit import scene
from kit.dough import on_top
from kit.heaped import Heap
from kit.noise import fractal, smoothstep
from kit.shapes import Shape, boxy, facing, join
from kit.surfaces import Surface, linear
from kit.tableware import Serving

from archetypes.mixture import half_peanut, peanut


def build(
    serving: Serving,
    *,
    seed: int,
    kind="peanut",
    size=(7.0, 5.0, 0.85),
    stack=3,
    at=(0.0, 1.2),
    leaning=(),
    broken=(),
    sway=(0.16, 0.2),
    sink=0.15,
    jaggery=("#6a3206", "#3c1803"),
    bits=("#b8742e", "#8f5320", "#dfc08c"),
) -> None:
    """Stack slabs at a place; `leaning` ones stand against what is there, `broken` lie about.

    `leaning` lists (angle round the stack, steepness) in degrees, `broken` (x, y, turn). `sway`
    is how far slabs lie off each other, in centimetres, and how far they are turned, in radians;
    `sink` is how far they sink in.
    """
    coat, bit = syrup(jaggery), toasted(bits)
    make = {"peanut": _peanuts, "sesame": _sesame}[kind]
    count = 2 if kind == "peanut" else 1  # sesame is heavy
    slabs = [_mould(make(seed + n, size), coat, bit) for n in range(count)]
    heap = Heap(serving, radius=14)
    dice = np.random.default_rng(seed)
    for number in range(stack):
        turn = facing((0, 0, 1), sway[1] * (number % 3 - 0.75) + dice.normal(0, 0.06))
        spot = np.array(at) + dice.normal(0, sway[0], 2)
        heap.drop(slabs[number % len(slabs)], turn[None], spot[None], sink)
    for number, (angle, steep) in enumerate(leaning):
        heap.lean(slabs[number % len(slabs)], at, angle, steep, size[0] / 2)
    half = _mould(make(seed + 5, size, True), coat, bit) if broken else None
    for x, y, turn in broken:
        heap.drop(half, facing((0, 0, 1), math.radians(turn))[None], np.array([[x, y]]), sink)


def _mould(shapes, coat, bit):
    """Return a hidden slab to copy, its bits hung on it."""
    slab = scene.add(shapes[0], coat, "slab")
    scene.add(shapes[1], bit, "bits").parent = slab
    return scene.mould(slab)


def _break(verts, seed: int, out=0.0):
    """Return how far corners lie beyond the line along which the piece was broken."""
    y = verts[:, 1]
    line = 0.25 * np.sin(1.1 * y + seed) + 0.35 * fractal(np.stack([y * 1.7, 0 * y, 0 * y], 1), 3)
    return verts[:, 0] - line - 0.2 * y - out


def _peanuts(seed: int, size, broken=False) -> list[Shape]:
    """Return the jaggery and the nuts of a slab; the knife has cut through nuts at its sides."""
    dice, half = np.random.default_rng(seed), np.asarray(size) / 2
    body = boxy(6, (size[0], size[1], size[2] * 0.72), 16)
    nuts = [nut for layer in (-1, 1) for nut in _layer(seed, layer, half, dice)]
    if broken:
        nuts = [nut for nut in nuts if _break(nut.verts.mean(0)[None], seed)[0] < 0]
        over = np.clip(_break(body.verts, seed, -0.25), 0, None)
        ragged = 0.22 * fractal(body.verts * (0, 2, 3) + seed, 3) * (over > 0)
        body.verts[:, 0] -= over - ragged
    body = body.pushed(0.06 * fractal(body.verts * 1.3 + seed, 4))
    return [body, _pressed(join(nuts), half)]


def _layer(seed: int, layer: int, half, dice) -> list[Shape]:
    """Return the nuts at the lower (-1) or upper (1) side of a slab, set close to each other."""
    halves = [half_peanut(seed + n, 3).scaled(0.88) for n in range(4)]
    wholes = [peanut(seed + n, 3).scaled(0.84) for n in range(3)]
    spots = []
    for spot in dice.uniform(0.12 - half[:2], half[:2] - 0.12, (1500, 2)):
        if all(np.hypot(*(spot - other)) > 0.74 for other in spots):
            spots.append(spot)
    nuts = []
    for spot in spots:
        split, shows = dice.random() < 0.55, dice.choice([-1, 1, 1])
        lean = np.array([*dice.normal(0, 0.22, 2), layer * (shows if split else 1)])
        face = facing(lean / np.linalg.norm(lean), dice.uniform(0, 6.28))
        nut = (halves if split else wholes)[dice.integers(3)].turned(face)
        up = 0.06 if split and shows > 0 else -0.14
        high = layer * (half[2] * 0.72 + up + dice.normal(0, 0.03))
        nuts.append(nut.moved(*spot, high).marked(luck=dice.random()))
    return nuts


def _pressed(nuts: Shape, half) -> Shape:
    """Return the nuts rolled flat and cut off at the slab's sides; `cut` is 1 there."""
    limit = half + (0.015, 0.015, 0.0)
    cut = smoothstep(-0.02, 0.09, (np.abs(nuts.verts[:, :2]) - limit[:2]).max(1))
    verts = nuts.verts.copy()
    verts[:, :2] = np.clip(verts[:, :2], -limit[:2], limit[:2])
    over = np.clip(np.abs(verts[:, 2]) - half[2], 0, None)
    verts[:, 2] -= np.sign(verts[:, 2]) * over * 0.45
    deep = smoothstep(0.16, -0.02, np.abs(verts[:, 2]) - half[2] + 0.1)
    return Shape(verts, nuts.faces, nuts.values).marked(cut=cut, deep=deep * (1 - cut))


def _sesame(seed: int, size, broken=False) -> list[Shape]:
    """Return the jaggery and the seeds of a thin slab."""
    dice = np.random.default_rng(seed)
    body = boxy(6, size, 18)
    body = body.pushed(0.035 * fractal(body.verts * 1.1 + seed, 3))
    if broken:
        body.verts[:, 0] -= np.clip(_break(body.verts, seed), 0, None)
    grain = boxy(2, (0.235, 0.14, 0.08), 2.2)
    seeds = [
        grain.scaled(dice.uniform(0.85, 1.1), 1, 1).marked(luck=luck, cut=0.0, deep=0.0, mark=0.0)
        for luck in dice.random(12)
    ]
    return [body, on_top(body, seeds, 4600, seed, steep=-2, sink=0.2)]


def syrup(colours):
    """Return set jaggery: amber, glossy, letting a little light in."""
    look = Surface("syrup", shine=0.5, soft=0.2, soft_colour=(0.7, 0.3, 0.08), depth=0.25)
    clouds, fine = look.noise(1.2, 4), look.noise(5, 5, 0.6)
    paint = look.mix(clouds.step(0.35, 0.65), *map(linear, colours))
    relief = look.relief(fine, 0.2, 0.04)
    look.set(colour=paint, relief=relief, rough=fine.step(0.3, 0.7, 0.18, 0.36))
    return look.set(coat=0.6, coat_rough=0.12).material


def toasted(colours):
    """Return nuts or seeds, glazed; darker where they sink in, pale where cut."""
    look = Surface("toasted", shine=0.4, soft=0.18, soft_colour=(0.6, 0.3, 0.1), depth=0.15)
    fine, mid, luck = look.noise(7, 6, 0.65), look.noise(1.7, 4), look.value("luck")
    own, dark, pale = map(linear, colours)
    paint = look.paint(
        own,
        (luck.step(0.3, 1.0) * 0.8, dark),
        (mid.step(0.45, 0.7) * 0.4, dark),
        (look.value("mark") * 0.35, pale),
        (look.value("deep") * 0.7, linear(colours[1], 0.5)),
        (look.value("cut"), pale),
        (fine.step(0.52, 0.75) * 0.3, dark),
    )
    glaze = (1.0 - look.value("cut")) * mid.step(0.3, 0.6) * 0.6
    look.set(colour=paint, relief=look.relief(fine, 0.3, 0.03), coat=glaze, coat_rough=0.2)
    return look.set(rough=fine.step(0.3, 0.7, 0.35, 0.55)).material
