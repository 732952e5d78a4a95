"""Laddoos: balls grown of a thousand drops (motichoor) or pressed of roasted flour (besan)."""

import math

import numpy as np
from kit import looks, scene
from kit.noise import cracks, fractal, smoothstep, warp
from kit.shapes import Shape, ball, boxy, facing, skin_of
from kit.surfaces import Surface, linear
from kit.tableware import Serving
from scipy.spatial import cKDTree

from archetypes.petals import ALMOND, PISTACHIO, nut_look, sliver

MELON = ("#efe4c6", "#d8c596")


def build(
    serving: Serving,
    *,
    seed: int,
    kind="motichoor",
    radius=2.25,
    colours=("#e8850c", "#f5a61a", "#c05606"),
    nut="slivers",
    layout="pyramid",
    count=14,
) -> None:
    """Shape laddoos and lay them as a square `pyramid` or a settled `heap`."""
    moulds = laddoos(kind, radius, colours, nut, seed)
    dice = np.random.default_rng(seed)
    for number, spot in enumerate(LAYOUTS[layout](serving, radius, count, seed)):
        turn = (*dice.normal(0, 0.12, 2), dice.uniform(0, 6.28))
        scene.copy(moulds[number % len(moulds)], spot, turn, dice.uniform(0.975, 1.0))


def laddoos(kind: str, radius: float, colours, nut: str, seed: int, count=3, coarse=1.0) -> list:
    """Return moulds of laddoos around their middles, nuts on top; `coarse` 1.5 is for far ones."""
    surface = {"motichoor": _ghee, "besan": _flour}[kind](colours)
    moulds = []
    for number in range(count):
        shape = {"motichoor": _grown, "besan": _pressed}[kind](radius, seed + 11 * number, coarse)
        thing = scene.add(shape, surface, "laddoo")
        NUTS[nut](thing, shape.verts[:, 2].max(), seed + number)
        moulds.append(scene.mould(thing))
    return moulds


def _grown(radius: float, seed: int, coarse: float, drop: float = 0.14) -> Shape:
    """Return a ball of about a thousand drops of fried batter grown together."""
    dice, count = np.random.default_rng(seed), int(3.5 * (radius / drop) ** 2)
    step = 0.046 * coarse
    rank = np.arange(count) + 0.5
    polar, round_ = np.arccos(1 - 2 * rank / count), 2.39996 * rank
    way = np.stack(
        [np.cos(round_) * np.sin(polar), np.sin(round_) * np.sin(polar), np.cos(polar)], 1
    )
    way += dice.normal(0, 0.036, way.shape)
    way /= np.linalg.norm(way, axis=1, keepdims=True)
    out = (radius - drop) * (1 + 0.035 * fractal(way * 1.3 + seed, 3, seed=seed))
    out += dice.normal(0, 0.036, count) - 0.09 * (dice.random(count) < 0.08)
    middles, sizes = way * out[:, None], drop * dice.uniform(0.78, 1.25, count)
    axis = np.arange(-radius * 1.1, radius * 1.1, step)
    grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3)
    reach = np.linalg.norm(grid, axis=1)
    solid, near = reach - (radius - 1.9 * drop), np.abs(reach - radius + 0.08) < 0.34
    tree = cKDTree(middles)
    away, which = tree.query(grid[near], k=4)
    gap = -0.03 * np.log(np.exp(-np.clip(away - sizes[which], -1, 1) / 0.03).sum(1))
    solid[near] = -0.02 * np.log(np.exp(-gap / 0.02) + np.exp(-solid[near] / 0.02))
    shape = skin_of(solid.reshape((len(axis),) * 3), axis[[0, 0, 0]], step)
    away, which = tree.query(shape.verts)
    hollow = np.clip((away - sizes[which]) / 0.06, 0, 1)
    height = 0.02 * fractal(shape.verts * 4.2 + seed, 3, gain=0.6)
    return shape.marked(luck=dice.random(count)[which], hollow=hollow).pushed(height)


def _ghee(colours):
    """Return fried drops that glisten with ghee: two tones and the dark of the hollows."""
    look = Surface("boondi", shine=0.5, soft=0.22, soft_colour=(0.5, 0.2, 0.03), depth=0.2)
    first, second, deep = map(linear, colours)
    fine = look.noise(8, 5, 0.6)
    paint = look.paint(
        first,
        (look.value("luck").step(0.25, 0.8), second),
        (look.value("hollow") * 0.85, deep),
        (fine.step(0.5, 0.75) * 0.25, deep),
    )
    rough = look.noise(2.5, 4).step(0.3, 0.7, 0.32, 0.58)
    look.set(coat=0.28, coat_rough=0.2, colour=paint, rough=rough)
    return look.set(relief=look.relief(fine, 0.2, 0.02)).material


def _pressed(radius: float, seed: int, coarse: float) -> Shape:
    """Return a ball rolled by hand of roasted flour: grainy, a little cracked, its foot flat."""
    shape = ball(7 if coarse < 1.5 else 6)
    move = shape.verts * radius + 13.7 * seed
    lumps = 0.09 * fractal(move * 0.45, 3, seed=seed) + 0.045 * fractal(move * 1.5, 3, seed=seed)
    where = smoothstep(0.0, 0.3, fractal(move * 0.4 + 7, 2, seed=seed))
    split = cracks(warp(move, 0.7, 1.1, seed) * 0.5, seed, 0.06) * where
    pits = smoothstep(0.25, 0.5, fractal(move * 3.6, 3, seed=seed + 4))
    grain = 0.05 * fractal(move * 4.2, 4, gain=0.85, seed=seed)
    height = lumps + grain - 0.09 * split - 0.05 * pits
    shape = (
        shape.scaled(radius, radius, radius)
        .pushed(height)
        .marked(split=np.clip(split + 0.6 * pits, 0, 1), grain=grain)
    )
    floor = -0.93 * radius
    low = shape.verts[:, 2] < floor
    shape.verts[low, 2] = floor + 0.15 * (shape.verts[low, 2] - floor)
    return shape


def _flour(colours):
    """Return roasted flour bound with ghee: two tones and the dark of its cracks."""
    look = Surface("besan", shine=0.3, soft=0.12, soft_colour=looks.RED_SOFT, depth=0.2)
    first, second, deep = map(linear, colours)
    broad, fine, dots = look.noise(0.8, 4), look.noise(9, 8, 0.75), look.noise(17, 3, 0.6)
    paint = look.paint(
        first,
        (broad.step(0.35, 0.7) * 0.7, second),
        (fine.step(0.5, 0.72) * 0.6, deep),
        (dots.step(0.58, 0.68) * 0.5, linear(colours[1], 1.35)),
        (look.value("grain").step(0.0, -0.022) * 0.35, deep),
        (look.value("split") * 0.75, linear(colours[2], 0.8)),
    )
    rough = look.noise(1.6, 4).step(0.35, 0.7, 0.5, 0.72)
    relief = look.relief(fine + dots * 0.5, 0.5, 0.035)
    return look.set(colour=paint, rough=rough, relief=relief).material


def _slivers(thing, top: float, seed: int) -> None:
    """Press slivers of pistachio, almond and melon seed onto the crown."""
    dice = np.random.default_rng(seed)
    surfaces = [nut_look(pair) for pair in (PISTACHIO, PISTACHIO, ALMOND, MELON)]
    for number in range(9):
        lean, way = abs(dice.normal(0.08, 0.2)), dice.uniform(0, 6.28)
        out = np.array([math.sin(lean) * math.cos(way), math.sin(lean) * math.sin(way)])
        normal = np.array([*out, math.cos(lean)])
        face = facing(normal + dice.normal(0, 0.15, 3), dice.uniform(0, 6.28))
        piece = sliver(seed * 31 + number, 0.85, 0.27, 0.14).turned(face)
        piece = piece.moved(*(normal * (top + 0.01 + 0.03 * dice.random())))
        scene.add(piece, surfaces[number % 4], "nut").parent = thing


def _almond(thing, top: float, seed: int) -> None:
    """Press a whole almond into the crown."""
    shape = boxy(5, (1.75, 1.0, 0.5), 2.3)
    x = shape.verts[:, 0] / 0.875
    shape.verts[:, 1] *= 1 - 0.45 * np.clip(x, 0, 1) ** 1.5
    ribs = np.sin(np.arctan2(shape.verts[:, 1], 0.5 + 0.3 * x) * 26 + 0.8 * x)
    shape = shape.pushed(0.012 * ribs + 0.02 * fractal(shape.verts * 3 + seed, 3)).marked(rib=ribs)
    look = Surface("almond", rough=0.55, shine=0.35, soft=0.05)
    tone = (look.value("rib") * 0.25 + look.noise(3, 5)).step(0.2, 0.8)
    look.set(colour=look.mix(tone, linear("#6e3512"), linear("#a05f26")))
    almond = scene.add(shape.turned((0.08, -0.06, seed * 1.3)), look.material, "almond")
    almond.location, almond.parent = (0, 0, top + 0.04), thing


NUTS = {"slivers": _slivers, "almond": _almond, "none": lambda *_: None}


def _pyramid(serving: Serving, radius: float, count: int, seed: int):
    """Three by three, two by two and one, each in the hollow of those below."""
    dice, gap, spots = np.random.default_rng(seed), 2.03 * radius, []
    for level in range(3):
        side = (np.arange(3 - level) - (2 - level) / 2) * gap
        z = serving.z + 0.98 * radius + level * 1.4 * radius
        spots += [(x, y, z) for x in side for y in side]
    return [(x + dice.normal(0, 0.03), y + dice.normal(0, 0.03), z) for x, y, z in spots[:count]]


def _heap(serving: Serving, radius: float, count: int, seed: int):
    """Put each ball where it comes to lie lowest, on the dish and the balls before it."""
    axis = np.arange(-serving.radius, serving.radius, 0.16 * radius)
    grid = np.stack(np.meshgrid(axis, axis), -1).reshape(-1, 2)
    grid = grid + np.random.default_rng(seed).normal(0, 0.05 * radius, grid.shape)
    grid = grid[np.linalg.norm(grid, axis=1) < serving.radius - 0.85 * radius]
    rest, spots = np.full(len(grid), serving.z + radius), []
    for x, y, z in serving.under[-1].verts:
        rest = np.maximum(rest, z + _over(grid, (x, y), radius))
    for _ in range(count):
        best = np.argmin(rest + 0.5 * np.abs(np.linalg.norm(grid, axis=1) - 1.25 * radius))
        spots.append((*grid[best], rest[best]))
        rest = np.maximum(rest, rest[best] + _over(grid, grid[best], 1.97 * radius))
    return spots


def _over(grid, spot, reach: float):
    """Return how high over a spot things a reach away from it stand, far below beyond that."""
    left = reach**2 - ((grid - spot) ** 2).sum(1)
    return np.where(left > 0, np.sqrt(np.maximum(left, 0)), -1e3)


LAYOUTS = {"pyramid": _pyramid, "heap": _heap}
