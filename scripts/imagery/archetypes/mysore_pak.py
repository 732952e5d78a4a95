"""Mysore pak: gram flour foamed with ghee, a golden honeycomb, browner in the middle."""

import numpy as np
from kit import looks, scene, tray
from kit.noise import cells, fractal, warp
from kit.shapes import Shape, skin_of
from kit.surfaces import Surface, linear
from kit.tableware import Serving


def build(serving: Serving, *, seed: int, size=(5.0, 3.5, 3.0), layout=(), **style) -> None:
    """Cut blocks and lay them out by steps that `tray.lay` takes; the last mould is broken."""
    tray.lay(blocks(size, seed, **style), serving, size, layout, seed)


def blocks(
    size, seed: int, *, count=4, colours=("#d8950f", "#9a560e", "#6b3408"), broken=1
) -> list:
    """Return moulds of blocks standing on z = 0, the last `broken` ones torn in two."""
    look = Surface("mysore-pak", shine=0.4, soft=0.2, soft_colour=looks.RED_SOFT, depth=0.25)
    gold, brown, deep = map(linear, colours)
    fine, broad = look.noise(7, 8, 0.7), look.noise(0.8, 4)
    heart = (look.value("heart") + (broad - 0.5) * 0.7).step(0.35, 0.9)
    paint = look.paint(
        gold,
        (heart, brown),
        (fine.step(0.48, 0.7) * 0.4, brown),
        (look.value("pore") * 0.85, deep),
    )
    rough = fine.step(0.35, 0.65, 0.35, 0.62)
    look.set(colour=paint, rough=rough, relief=look.relief(fine, 0.5, 0.04))
    moulds = []
    for number in range(count):
        shape = _honeycomb(size, seed + number, broken=number >= count - broken)
        moulds.append(scene.mould(scene.add(shape, look.material, "mysore-pak")))
    return moulds


def _honeycomb(size, seed: int, broken: bool, step: float = 0.055) -> Shape:
    half = np.array(size) / 2
    axes = [np.arange(-reach - 0.2, reach + 0.2, step) for reach in half]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
    over = np.abs(grid) - half + 0.12
    solid = np.linalg.norm(np.maximum(over, 0), axis=1) + np.minimum(over.max(1), 0) - 0.12
    solid += 0.07 * fractal(grid * 0.6 + seed, 2) + 0.03 * fractal(grid * 3.5 + seed, 2)
    if broken:
        solid = np.maximum(solid, _torn(grid, half, seed))
    near, holes = np.abs(solid) < 0.35, np.full(len(grid), -1.0)
    bent = warp(grid[near], 0.12, 1.5, seed) + 20
    for scale, share, wide in ((1.9, 0.75, 0.4), (4.2, 0.9, 0.4)):
        spots = bent * (scale, scale, 0.62 * scale)
        away, nearest = cells(spots, seed)
        luck = np.random.default_rng(seed).random(nearest.max() + 1)[nearest]
        size_of = wide * np.where(luck < share, 0.5 + 0.5 * luck / share, 0)
        size_of *= np.where(grid[near, 2] > half[2] - 0.15, 0.75, 1)
        holes[near] = np.maximum(holes[near], (size_of - away[:, 0]) / scale)
    solid = np.maximum(solid, holes)
    shape = skin_of(solid.reshape([len(a) for a in axes]), [a[0] for a in axes], step)
    depth = (half - np.abs(shape.verts)).min(1)
    if broken:
        depth = np.minimum(depth, -_torn(shape.verts, half, seed))
    rank = np.clip(np.abs(shape.verts[:, 2]) / half[2], 0, 1)
    pore = np.clip((depth - 0.06) / 0.2, 0, 1)
    heart = 1 - rank**2
    return shape.marked(pore=pore, heart=heart).moved(0, 0, half[2])


def _torn(points, half, seed: int):
    """Return how far points lie beyond the ragged face where a block was broken."""
    rough = 0.9 * fractal(points * 0.55 + seed, 4, gain=0.7, seed=seed)
    return points[:, 0] + 0.25 * points[:, 1] - 0.15 * half[0] + rough
