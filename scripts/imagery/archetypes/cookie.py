"""Thick dropped cookies: craggy, crackled, full of chocolate."""

import numpy as np
from kit import arrange, looks, scene
from kit.noise import cells, cracks, fractal, smoothstep, warp
from kit.shapes import Shape, curve, facing, join, lump, turned_on_a_lathe
from kit.surfaces import Surface, linear
from kit.tableware import Serving
from scipy.spatial import cKDTree


def build(
    serving: Serving,
    *,
    seed: int,
    radius=4.2,
    height=1.45,
    chips=18,
    dough=("#dcae72", "#955a26", "#ecc389"),
    chip=("#4a2615", "#2c150b"),
    count=5,
    layout="stack",
) -> None:
    """Bake four cookies and `stack` copies, one leaning, or let them fall into a `heap`."""
    surface, chocolate = _dough(*dough), looks.chocolate(*chip)
    moulds = [
        scene.mould(_cookie(seed + number, radius, height, chips, surface, chocolate))
        for number in range(4)
    ]
    if layout == "heap":
        arrange.heap(moulds, serving, count, seed, radius=radius, height=height, spread=3.6)
        return
    top = arrange.stack(moulds, serving.z, height * 0.93, count, seed)
    rim = (radius, min(top - serving.z, radius * 1.55))
    arrange.lean(moulds[-1], serving.z, radius, rim, -42, tilt=64)


def _cookie(seed: int, radius: float, height: float, chips: int, surface, chocolate):
    r, t = radius, height
    top = [(0, t * 0.93), (r * 0.4, t * 0.93), (r * 0.7, t * 0.88), (r * 0.87, t * 0.74)]
    side = [(r * 0.965, t * 0.5), (r * 0.985, t * 0.28), (r * 0.95, t * 0.09), (r * 0.87, 0)]
    flat = turned_on_a_lathe(curve([*top, *side, (r * 0.4, 0.02), (0, 0.02)], 230), 600)
    places = _places(seed, r, chips)
    baked = _baked(flat, seed, r, places)
    thing = scene.add(baked, surface, "cookie")
    pieces = [_chip(baked, flat.normals(), place, seed * 50 + n) for n, place in enumerate(places)]
    scene.add(join(pieces), chocolate, "chips").parent = thing
    return thing


def _places(seed: int, radius: float, count: int):
    """Return (x, y, size) of chips that keep their distance."""
    dice, found = np.random.default_rng(seed), []
    for _ in range(4000):
        angle, out = dice.uniform(0, 6.28), radius * 0.84 * np.sqrt(dice.random())
        spot = np.array([out * np.cos(angle), out * np.sin(angle), dice.uniform(0.42, 0.72)])
        if all(np.hypot(*(spot - other)[:2]) > 0.8 * (other[2] + 0.5) for other in found):
            found.append(spot)
        if len(found) == count:
            break
    return found


def _baked(flat: Shape, seed: int, radius: float, places) -> Shape:
    points, normals = flat.verts, flat.normals()
    move, out = points + seed * 13.7, np.hypot(points[:, 0], points[:, 1])
    up, top = smoothstep(-0.35, 0.25, normals[:, 2]), smoothstep(0.15, 0.75, normals[:, 2])
    bent = warp(move * (1, 1, 0.6), 0.55, 0.8, seed)
    split = cracks(bent * 0.78, seed, 0.14) * smoothstep(-0.12, 0.22, fractal(move * 0.45, 2))
    grains, _ = cells(warp(move, 0.12, 3, seed) * 4.6, seed)
    grain = (0.5 - grains[:, 0]) * (0.35 + 0.65 * smoothstep(-0.25, 0.25, fractal(move * 0.9, 3)))
    pits = smoothstep(0.33, 0.52, fractal(move * 4.5, 3, seed=seed))
    crests = np.maximum(fractal(move * 1.35, 4, gain=0.6, ridged=True, seed=seed) - 0.25, 0)
    height = 0.3 * fractal(move * 0.32, 3, seed=seed) + 0.2 * fractal(move * 0.9, 3, seed=seed + 1)
    height += up * (0.075 * fractal(move * 2.8, 5, gain=0.68) + 0.1 * grain + 0.12 * crests)
    height -= up * (0.22 * split + 0.06 * pits)
    for x, y, size in places:
        near = np.hypot(points[:, 0] - x, points[:, 1] - y) / size
        height += top * (
            0.1 * np.exp(-(((near - 1.12) / 0.3) ** 2)) - 0.05 * smoothstep(0.95, 0.6, near)
        )
    baked = flat.marked(split=np.clip(split + 0.5 * pits, 0, 1), height=height, grain=grain)
    baked = baked.marked(edge=out / radius, under=1 - up)
    return baked.pushed(height * np.where(normals[:, 2] < -0.5, 0.12, 1.0), normals)


def _chip(baked: Shape, normals, place, seed: int) -> Shape:
    """Return a chunk of chocolate sunk into the cookie at its place."""
    dice, (x, y, size) = np.random.default_rng(seed), place
    upper = np.where(normals[:, 2] > 0.35)[0]
    _, nearest = cKDTree(baked.verts[upper, :2]).query((x, y))
    corner = upper[nearest]
    side = normals[corner] * (0.7, 0.7, 1) + dice.normal(0, 0.22, 3) * (1, 1, 0)
    chunk = lump(seed, (1.9 * size, 1.5 * size, 1.2 * size), 4, 3, 0.09)
    chunk = chunk.turned(facing(side / np.linalg.norm(side), dice.uniform(0, 6.28)))
    at = baked.verts[corner] - (0, 0, size * dice.uniform(0.15, 0.4))
    return chunk.moved(*at)


def _dough(light: str, dark: str, pale: str):
    look = Surface("dough", shine=0.22, soft=0.12, soft_colour=(0.4, 0.18, 0.07), depth=0.18)
    broad, fine, grain = look.noise(0.45, 4), look.noise(5.5, 8, 0.68), look.value("grain")
    rim = look.value("edge") + (broad - 0.5) * 0.55
    paint = look.paint(
        linear(light),
        (rim.step(0.4, 1.02), linear(dark)),
        (look.value("height").step(0.02, 0.3) * 0.5, linear(dark, 1.1)),
        (fine.step(0.48, 0.72) * 0.42, linear(dark, 0.95)),
        (fine.step(0.5, 0.28) * 0.35, linear(pale)),
        (look.value("split") * 0.6, linear(pale)),
        (grain.step(0.05, -0.25) * 0.45, linear(dark)),
        (grain.step(0.08, 0.3) * 0.35, linear(pale)),
        (look.value("under") * 0.75, linear(dark, 0.7)),
    )
    relief = look.relief(fine + look.noise(16, 5, 0.7) * 0.5, 0.8, 0.045)
    rough = look.noise(1.6, 5, 0.6).step(0.3, 0.7, 0.58, 0.85)
    return look.set(colour=paint, rough=rough, relief=relief).material
