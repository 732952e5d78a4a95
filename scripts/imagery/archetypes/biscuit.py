"""Flat biscuits of rolled dough: round, square or scalloped, pricked, speckled, nut-topped."""

import numpy as np
from kit import arrange, looks, scene
from kit.dough import moulded
from kit.noise import cracks, flecks, fractal, smoothstep
from kit.shapes import Shape, boxy
from kit.surfaces import Surface, linear
from kit.tableware import Serving

PROFILES = {
    "flat": [(0, 1), (0.6, 1), (0.88, 0.97), (0.965, 0.82), (1, 0.5), (0.985, 0.2), (0.93, 0)],
    "rim": [(0, 0.5), (0.6, 0.5), (0.82, 0.55), (0.9, 0.85), (0.955, 1), (0.99, 0.7), (0.98, 0.2)],
    "dome": [(0, 1), (0.35, 0.95), (0.65, 0.78), (0.86, 0.52), (1, 0.25), (0.99, 0.1), (0.9, 0)],
}


def build(
    serving: Serving,
    *,
    seed: int,
    outline="round",
    size=(6.0, 6.0, 0.9),
    profile="flat",
    pricks=0,
    scallops=0,
    cracked=0.0,
    grain=0.04,
    colours=("#d9a35c", "#a8682c"),
    flecked=(),
    fleck_share=0.3,
    nut=None,
    blisters=0.0,
    layout="heap",
    count=9,
) -> None:
    """Roll, cut and bake biscuits; lay them as `heap`, `hill`, `stack` or `towers`."""
    looks_of = surface(colours, flecked, blisters)
    moulds = []
    for number in range(4):
        dough = cut_out(outline, size, profile, scallops)
        dough = _bake(dough, seed + number, size, pricks, cracked, grain, fleck_share)
        thing = scene.add(dough, looks_of, "biscuit")
        if nut:
            _press_nut(thing, dough, nut, seed + number)
        moulds.append(scene.mould(thing))
    LAYOUTS[layout](moulds, serving, size, count, seed)


def cut_out(outline: str, size, profile: str, scallops: int) -> Shape:
    """Return the unbaked biscuit; a rectangle has rounded corners."""
    shape = moulded(PROFILES[profile], size, 2 if outline == "round" else 9, 210, 560)
    if scallops:
        x, y, _ = (shape.verts / size * 2).T
        wave = np.abs(np.sin(np.arctan2(y, x) * scallops / 2))
        reach = 0.955 + 0.05 * wave * smoothstep(0.7, 1, np.maximum(np.abs(x), np.abs(y)))
        shape.verts[:, :2] *= reach[:, None]
    return shape


def _bake(dough: Shape, seed: int, size, pricks: int, cracked: float, grain: float, share) -> Shape:
    """Return the biscuit risen, cracked and grainy, with what its colours follow."""
    flat, normals = dough.verts, dough.normals()
    up = smoothstep(-0.3, 0.3, normals[:, 2])
    out = np.hypot(flat[:, 0] / size[0], flat[:, 1] / size[1]) * 2
    move = flat + seed * 13.7
    split = cracks(move * 0.75, seed, 0.13) * smoothstep(-0.1, 0.25, fractal(move * 0.5, 2))
    split = split * smoothstep(0.15, 0.7, out) * cracked
    height = 0.08 * fractal(move * 0.5, 3, seed=seed) + grain * fractal(move * 2.6, 5, gain=0.68)
    height += 0.3 * grain * fractal(move * 11, 3) - 0.2 * split
    height -= 0.16 * _holes(flat, size, pricks)
    bit = flecks(move, seed, 1.9, share, 0.27) * up
    height += 0.02 * (bit > 0)
    dough = dough.marked(edge=out, split=split, height=height, bit=bit, up=up)
    return dough.pushed(height * np.where(normals[:, 2] < -0.5, 0.15, 1), normals)


def _holes(points, size, pricks: int):
    """Return 1 where a docker has pricked the dough, in so many rows."""
    if not pricks:
        return np.zeros(len(points))
    gap = min(size[:2]) / (pricks + 0.6)
    near = np.abs(
        (points[:, :2] / gap + 0.5 * (pricks % 2 == 0))
        - np.round(points[:, :2] / gap + 0.5 * (pricks % 2 == 0))
    )
    inside = smoothstep(0.48, 0.42, np.abs(points[:, :2] / np.array(size[:2])).max(1))
    top = points[:, 2] > size[2] * 0.6
    return np.exp(-((np.linalg.norm(near, axis=1) * gap / 0.1) ** 2)) * inside * top


def surface(colours, flecked, blisters: float = 0.0):
    """Return baked dough from the colour of its middle to that of its rim."""
    look = Surface("biscuit", shine=0.22, soft=0.12, soft_colour=(0.4, 0.18, 0.07), depth=0.18)
    light, dark = linear(colours[0]), linear(colours[1])
    broad, fine = look.noise(0.45, 4), look.noise(5.5, 8, 0.68)
    rim = (look.value("edge") + (broad - 0.5) * 0.5).step(0.5, 1.05)
    paint = look.paint(
        light,
        (rim * 0.85, dark),
        (look.value("height").step(0.0, 0.12) * 0.3, dark),
        (fine.step(0.48, 0.72) * 0.35, dark),
        (fine.step(0.5, 0.28) * 0.3, linear(colours[0], 1.25)),
        (look.value("split") * 0.6, linear(colours[0], 1.2)),
        ((1.0 - look.value("up")) * 0.6, dark),
    )
    if blisters:
        scorched = look.noise(1.0, 4, 0.6).step(0.54, 0.7) * blisters
        paint = look.mix(scorched, paint, linear(colours[1], 0.5))
    paint = looks.flecked(look, paint, list(flecked))
    relief = look.relief(fine + look.noise(16, 5, 0.7) * 0.5, 0.6, 0.04)
    rough = look.noise(1.6, 5, 0.6).step(0.3, 0.7, 0.55, 0.8)
    return look.set(colour=paint, rough=rough, relief=relief).material


def _press_nut(thing, dough: Shape, colour: str, seed: int) -> None:
    """Press a few slivers of nut into the middle."""
    dice, top = np.random.default_rng(seed), dough.verts[:, 2].max()
    look = Surface("nut", rough=0.5, soft=0.1)
    paint = look.mix(look.noise(5, 5).step(0.35, 0.65), linear(colour), linear(colour, 0.6))
    look.set(colour=paint)
    for number in range(5):
        sliver = boxy(3, (0.85, 0.3, 0.2), 3.5).turned(
            (*dice.normal(0, 0.2, 2), dice.uniform(0, 6))
        )
        spot = (*dice.normal(0, 0.28, 2), top + 0.02 - 0.03 * number % 2)
        scene.add(sliver.moved(*spot), look.material, "nut").parent = thing


def _heap(moulds, serving: Serving, size, count: int, seed: int) -> None:
    radius = max(size[:2]) / 2
    arrange.heap(moulds, serving, count, seed, radius=radius, height=size[2], spread=radius * 0.85)


def _stack(moulds, serving: Serving, size, count: int, seed: int) -> None:
    top = arrange.stack(moulds, serving.z, size[2] * 0.97, count, seed, sway=0.12)
    if count < 4:
        return
    radius = max(size[:2]) / 2
    rim = (radius, min(top - serving.z, radius * 1.5))
    arrange.lean(moulds[-1], serving.z, radius, rim, -48, tilt=66)


def _towers(moulds, serving: Serving, size, count: int, seed: int) -> None:
    """Three square-set towers of different heights, and a biscuit lying in front."""
    gap = size[1] * 1.06
    for number, high in enumerate((count, count - 2, count - 4)):
        z = serving.z
        for level in range(max(high, 1)):
            dice = np.random.default_rng(seed + 31 * number + level)
            turn = (0, 0, dice.normal(0, 0.05) + 3.1416 * (level % 2))
            spot = (dice.normal(0, 0.08), (1 - number) * gap + dice.normal(0, 0.08), z)
            scene.copy(moulds[(level + number) % 4], spot, turn)
            z += size[2] * 0.97


def _hill(moulds, serving: Serving, size, count: int, seed: int) -> None:
    arrange.hill(moulds, serving.z, max(size[:2]), size[2] * 0.74, seed)


LAYOUTS = {"heap": _heap, "hill": _hill, "stack": _stack, "towers": _towers}
