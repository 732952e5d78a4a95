"""Sev, omapudi and bhujia: strands of gram flour laid one by one, each on those below it."""

import math

import numpy as np
from kit import looks, scene
from kit.noise import flecks, fractal
from kit.shapes import Shape, sheet
from kit.strands import Ground, lie, press
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(
    serving: Serving,
    *,
    seed: int,
    thick=0.1,
    length=(4.0, 8.0),
    bend=2.5,
    limp=0.7,
    rough=0.1,
    points=22,
    around=6,
    count=2200,
    heap=(7.5, 4.5, 7.0),
    cover=1.1,
    core=1.0,
    edge=1.03,
    strays=0,
    colours=("#d3a02c", "#b57a18", "#e6c060"),
    flecked=(),
    fleck_share=0.1,
    leaves=0,
) -> None:
    """Heap strands of a thickness; `heap` is (radius, height at its rim, height of its top).

    `bend` is how far a strand turns in radians, `limp` how well it follows what it lies on,
    `rough` its unevenness as a part of its thickness, `cover` how deep the heap is of strands,
    `core` how wide the body is that fills it, and `edge` how far strands may reach, as parts of
    the radius. `strays` lie around it; alone, with a `count` of 0, they can be company.
    """
    dice, ground = np.random.default_rng(seed), Ground(serving, heap[0] + 7)
    if count:
        _mound(ground, heap, cover, core, colours, seed)
    form = {"thick": thick, "length": length, "bend": bend, "limp": limp, "points": points}
    paths = [_laid(ground, dice, heap, edge, **form) for _ in range(count)]
    paths += [_strayed(ground, dice, heap, **form) for _ in range(strays)]
    paths = np.array([path for path in paths if path is not None])
    strands = press(paths, thick / 2, around, rough, seed)
    bit = flecks(strands.verts, seed, 2.6, fleck_share, 0.3) if flecked else 0.0
    scene.add(strands.marked(bit=bit), _surface(colours, flecked), "sev")
    for number in range(leaves):
        _leaf(ground, dice, number, heap[0])


def _top(out, heap):
    """Return the height of the heap at a distance from its middle."""
    radius, low, high = heap
    return low + (high - low) * np.clip(1 - (out / radius) ** 2, 0, 1)


def _mound(ground: Ground, heap, cover: float, core: float, colours, seed: int) -> None:
    """Fill the inside of the heap, which nobody sees, with one dark lump."""
    spots = np.stack([ground.x, ground.y, 0 * ground.x], -1).reshape(-1, 3)
    bumps = 0.5 * fractal(spots * 0.35 + seed, 3, seed=seed).reshape(ground.out.shape)
    inside = _top(ground.out / core, heap) - cover + bumps
    inside[(ground.out > heap[0] * core) | (inside < ground.z - 0.5)] = -1.0
    grid = np.stack([ground.x, ground.y, inside], -1)[::3, ::3]
    faces, verts = sheet(*grid.shape[:2]), grid.reshape(-1, 3)
    used, faces = np.unique(faces[verts[faces, 2].min(1) > -1], return_inverse=True)
    lump = Shape(verts[used], faces.reshape(-1, 4))
    scene.add(lump, looks.plain(linear(colours[1], 0.5), rough=0.8), "mound")
    ground.z = np.maximum(ground.z, inside)


def _laid(ground: Ground, dice, heap, edge, **form):
    """Lay a strand where the heap still lacks most, or return None if it will not lie there."""
    out, angle = heap[0] * 0.98 * np.sqrt(dice.random(7)), dice.uniform(0, 6.28, 7)
    spots = np.stack([out * np.cos(angle), out * np.sin(angle)], 1)
    lack = _top(out, heap) - ground.height(spots)
    if lack.max() < 0:
        return None
    return lie(ground, dice, spots[lack.argmax()], heap[0] * edge, **form)


def _strayed(ground: Ground, dice, heap, **form):
    out, angle = dice.uniform(heap[0] + 1.5, ground.reach - 1), dice.uniform(0, 6.28)
    return lie(ground, dice, np.array([out * math.cos(angle), out * math.sin(angle)]), 99, **form)


def _surface(colours, flecked):
    look = Surface("sev", shine=0.4, soft=0.14, soft_colour=(0.45, 0.22, 0.06), depth=0.08)
    fine, cloud = look.noise(7, 6, 0.65), look.noise(0.5, 3)
    tone = look.value("tone") + (cloud - 0.5) * 0.8
    light, dark, pale = map(linear, colours)
    paint = look.paint(
        light,
        (tone.step(0.35, 1.0), dark),
        (tone.step(0.4, 0.0) * 0.6, pale),
        (fine.step(0.5, 0.75) * 0.4, linear(colours[1], 0.7)),
    )
    paint = looks.flecked(look, paint, list(flecked))
    return look.set(colour=paint, rough=0.5, relief=look.relief(fine, 0.35, 0.02)).material


def _leaf(ground: Ground, dice, number: int, radius: float) -> None:
    """Lay a mint leaf on the heap's top."""
    u, w = np.meshgrid(np.linspace(0, 1, 36), np.linspace(-1, 1, 17), indexing="ij")
    wide = 0.75 * np.sin(np.pi * u**0.8) * (1 + 0.06 * np.sin(u * 60))
    curl = 0.3 * (u - 0.4) ** 2 + 0.3 * np.abs(w) * wide + 0.05 * np.sin(w * 3 + u * 14)
    leaf = Shape(np.stack([2.3 * u, w * wide, curl], -1).reshape(-1, 3), sheet(36, 17))
    turn = 2.1 * number + dice.uniform(0, 0.4)
    high = ground.z[ground.out < radius * 0.25].max()
    leaf = leaf.turned((0, -0.25, turn)).moved(0, 0, high + 0.02)
    scene.add(leaf, looks.leaf("#3f7a26", "#2a5a18"), "mint")
