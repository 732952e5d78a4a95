"""Laminated pastry: khari sticks and filled puffs, built sheet by sheet."""

import math

import numpy as np
from kit import looks, scene
from kit.dough import cut_flat, moulded
from kit.noise import cracks, flecks, fractal, smoothstep
from kit.shapes import Shape, join
from kit.surfaces import Surface, linear
from kit.tableware import Serving
from mathutils import Matrix

SHEET = [(0, 1), (0.8, 1), (0.94, 0.98), (0.985, 0.8), (1, 0.5)]


def build(
    serving: Serving,
    *,
    seed: int,
    size=(9.0, 4.2, 2.6),
    sheets=16,
    hump=0.0,
    flecked=(),
    filling=(),
    egg=False,
    colours=("#a5641f", "#e0b673", "#6c390f"),
    layout="logs",
) -> None:
    """Fold and bake pastry; lay it as `logs`, as `shingles` or as `puffs`, one cut open."""
    skin = _crust(colours, flecked)
    whole = [_baked(size, sheets, hump, seed + 7 * number) for number in range(3)]
    moulds = [scene.mould(scene.add(shape, skin, "pastry")) for shape in whole]
    if layout != "puffs":
        {"logs": _logs, "shingles": _shingles}[layout](moulds, serving.z, size, seed)
        return
    for at, turn in (((-0.42, 0.62), 12), ((0.62, 0.5), -28)):
        spot = (at[0] * size[0], at[1] * size[0], serving.z)
        scene.copy(moulds[at[0] > 0], spot, (0, 0, math.radians(turn)))
    half = cut_flat(whole[2])
    front = [scene.add(_ragged(half, seed), skin, "pastry")]
    front += _stuffing(size, hump, seed, filling, egg)
    scene.group(front, (-0.05 * size[0], -0.5 * size[0], serving.z), -74)


def _baked(size, sheets: int, hump: float, seed: int) -> Shape:
    """Return the sheets of one piece, those above the filling humped, the edges burst open."""
    dice, layers = np.random.default_rng(seed), []
    gap = (size[2] - hump) / sheets
    for number in range(sheets):
        rank = number / (sheets - 1)
        grow = 1 - 0.07 * abs(rank - 0.45) * 2 + dice.normal(0, 0.018)
        leaf = moulded(SHEET, (size[0] * grow, size[1] * grow, gap * 0.72), 11, 46, 260)
        layers.append(_laid(leaf, number, rank, gap, size, hump, seed))
    return join(layers)


def _laid(leaf: Shape, number: int, rank: float, gap: float, size, hump: float, seed: int) -> Shape:
    """Return one sheet lifted to its place, wavy where it is free."""
    x, y, z = leaf.verts.T
    out = np.maximum(np.abs(x) / size[0], np.abs(y) / size[1]) * 2
    round_ = (np.abs(x / size[0] * 2) ** 2.6 + np.abs(y / size[1] * 2) ** 2.6) ** (1 / 2.6)
    flat = np.stack([x, y, 0 * x], 1)
    wave = fractal(flat * 0.5 + (0, 0, number * 0.35 + seed), 3, seed=seed)
    frill = fractal(flat * 1.7 + (0, 0, number * 0.8 + seed), 3, seed=seed + 3)
    bulge = hump * (1 - smoothstep(0.3, 1.0, round_)) * smoothstep(0.35, 0.6, rank)
    droop = -0.5 * (size[2] - hump) * rank * smoothstep(0.7, 1.05, out) * (hump > 0) * 0.4
    open_ = smoothstep(0.55, 1.0, out) * (0.3 + rank)
    lift = number * gap + 0.16 * wave * rank + gap * 0.9 * frill * open_ + bulge + droop
    leaf.verts = np.stack([x + 0.12 * frill * open_, y + 0.12 * wave * open_, z + lift], 1)
    up = leaf.normals()[:, 2]
    blister = smoothstep(0.2, 0.5, fractal(leaf.verts * 1.2 + seed, 3)) * (rank > 0.9)
    flake = cracks(leaf.verts * 0.5 + seed, seed, 0.1) * (rank > 0.9) * (up > 0)
    leaf.verts[:, 2] += 0.14 * blister - 0.08 * flake
    bit = flecks(leaf.verts, seed, 2.2, 0.3, 0.24) * (rank > 0.95) if number % 2 else 0.0
    toast = 0.25 + 0.75 * (rank > 0.92) + 0.3 * (rank < 0.05)
    return leaf.marked(edge=out, toast=toast, bit=bit, blister=blister, cut=0.0)


def _ragged(half: Shape, seed: int) -> Shape:
    tear = 0.12 * fractal(half.verts * (1, 1.5, 5.0) + seed, 3) * half.values["cut"]
    half.verts[:, 0] += tear
    return half


def _crust(colours, flecked):
    look = Surface("pastry", shine=0.35, soft=0.1, soft_colour=(0.5, 0.28, 0.1), depth=0.2)
    brown, pale, dark = map(linear, colours)
    toast, edge = look.value("toast"), look.value("edge")
    broad, mid, fine = look.noise(0.4, 4), look.noise(1.6, 5), look.noise(6, 7, 0.65)
    heat = toast + (broad - 0.5) * 0.5 + (mid - 0.5) * 0.3
    paint = look.paint(
        pale,
        (heat.step(0.35, 0.95), brown),
        (heat.step(0.95, 1.35), dark),
        (edge.step(0.93, 1.02) * 0.55, brown),
        (look.value("blister") * 0.6, dark),
        (fine.step(0.5, 0.75) * 0.25, pale),
        (look.value("cut") * 0.6, pale),
    )
    paint = looks.flecked(look, paint, list(flecked))
    glaze = toast.step(0.8, 1.0) * 0.3
    relief = look.relief(fine, 0.3, 0.04)
    return look.set(colour=paint, coat=glaze, coat_rough=0.3, rough=0.55, relief=relief).material


def _stuffing(size, hump: float, seed: int, filling, egg: bool) -> list:
    """Return the objects of the filling, its cut face at x = 0 a little proud."""
    body = moulded(
        [(0, 1), (0.5, 0.9), (0.85, 0.55), (1, 0.2)],
        (size[0] * 0.7, size[1] * 0.72, hump * 1.25),
        2.4,
        160,
        400,
    )
    body = cut_flat(body.moved(0, 0, (size[2] - hump) * 0.42))
    bit = flecks(body.verts, seed, 1.5, 0.8, 0.5)
    cut = body.values["cut"]
    body.verts[:, 0] += cut * (0.1 + 0.25 * fractal(body.verts * 1.6, 3) + 0.16 * (bit > 0))
    look = Surface("filling", rough=0.5, shine=0.35, soft=0.2, soft_colour=(0.5, 0.3, 0.1))
    paint = look.paint(
        linear(filling[0]), (look.noise(4, 6).step(0.4, 0.7), linear(filling[0], 0.6))
    )
    look.set(
        colour=looks.flecked(look, paint, list(filling)), relief=look.relief(look.noise(5, 5), 0.4)
    )
    things = [scene.add(body.marked(bit=bit), look.material, "filling")]
    if egg:
        things += _half_egg((0.1, 0, (size[2] - hump) * 0.42 + hump * 0.55), hump * 0.62)
    return things


def _half_egg(at, radius: float) -> list:
    """Return a boiled egg cut across, its face towards +X."""
    white = moulded(
        [(0, 1), (0.4, 0.93), (0.75, 0.68), (0.95, 0.3)], (radius * 2.5, radius * 2, 0.35), 2
    )
    yolk = moulded(
        [(0, 1), (0.5, 0.9), (0.85, 0.5), (1, 0.2)], (radius * 1.35, radius * 1.25, 0.12), 2
    )
    yolk.verts[:, 2] += 0.34 + 0.02 * fractal(yolk.verts * 3, 3)
    stand, glaze = (0, math.pi / 2, 0), {"rough": 0.3, "soft": 0.4, "shine": 0.45}
    parts = [(white, looks.plain("#f6f1e6", **glaze)), (yolk, looks.crumb("#eeb23a", "#d98f1e", 6))]
    return [scene.add(part.turned(stand).moved(*at), surface, "egg") for part, surface in parts]


def _logs(moulds, z: float, size, seed: int) -> None:
    """Build a crosswise pile, two sticks a level, and lay one in front."""
    dice = np.random.default_rng(seed)
    for level in range(4):
        across = math.pi / 2 * (level % 2)
        for side in (-1, 1) if level < 3 else (0,):
            off = side * size[0] * 0.27 + dice.normal(0, 0.12)
            spot = (off * math.sin(across), off * math.cos(across), z + level * size[2] * 0.96)
            turn = Matrix.Rotation(across + dice.normal(0, 0.06), 4, "Z")
            scene.copy(moulds[(level + side) % 3], matrix=Matrix.Translation(spot) @ turn)
    front = Matrix.Translation((size[0] * 0.62, -size[0] * 0.62, z)) @ Matrix.Rotation(0.5, 4, "Z")
    scene.copy(moulds[1], matrix=front)


def _shingles(moulds, z: float, size, seed: int) -> None:
    """Lay pieces in two rows, each leaning with its left end on the one before."""
    dice, step = np.random.default_rng(seed), size[2] * 2.1
    lean = math.asin(size[2] / step)
    for number in range(8):
        row, place = divmod(number, 4)
        tilt = lean if place else 0.0
        spot = (
            (place - 1.6) * step + dice.normal(0, 0.1),
            (row - 0.5) * size[1] * 1.12,
            z + size[0] / 2 * math.sin(tilt),
        )
        turn = Matrix.Rotation(dice.normal(0, 0.05), 4, "Z") @ Matrix.Rotation(tilt, 4, "Y")
        scene.copy(moulds[number % 3], matrix=Matrix.Translation(spot) @ turn)
