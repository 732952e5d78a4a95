"""Pieces cut from a tray and the ways to lay them out."""

import math

import numpy as np
from mathutils import Matrix

from kit import scene
from kit.noise import smoothstep
from kit.shapes import Shape, boxy
from kit.tableware import Serving


def cut_block(size, seed: int, sharp: float = 16, lozenge=False, fineness: int = 7) -> Shape:
    """Return a block cut with a knife, a little askew, standing on z = 0.

    A lozenge's width and depth are its diagonals. Values: `rank` is the height as a part, `up` 1
    on the top.
    """
    block, dice = boxy(fineness, (1, 1, 1), sharp), np.random.default_rng(seed)
    x, y, z = (block.verts + (0, 0, 0.5)).T
    if lozenge:
        x, y = (x - y) / 2, (x + y) / 2
    x, y = x + 0.03 * dice.normal() * y, y + 0.03 * dice.normal() * x
    x, y = x * (1 + 0.02 * dice.normal() * (z - 0.5)), y * (1 + 0.02 * dice.normal() * (z - 0.5))
    block = Shape(np.stack([x, y, z], 1) * size, block.faces)
    return block.marked(rank=z, up=smoothstep(0.5, 0.9, block.normals()[:, 2]))


def lay(moulds, serving: Serving, size, steps, seed: int) -> None:
    """Lay pieces by steps, each a dict: `how` names one of `WAYS`, the rest are its arguments.

    Lengths are in parts of the piece: x by its width, y by its depth, z by its height.
    """
    for number, step in enumerate(steps):
        how = dict(step)
        WAYS[how.pop("how")](moulds, serving, size, seed + 17 * number, **how)


def _flat(moulds, serving, size, seed, at, only=None, loose=0.03) -> None:
    """Lay pieces flat at (x, y, layer, turn in degrees)."""
    dice = np.random.default_rng(seed)
    for number, (x, y, layer, turn) in enumerate(at):
        spot = (x * size[0], y * size[1], serving.z + layer * size[2] * 0.985)
        angle = math.radians(turn) + dice.normal(0, loose)
        mould = moulds[only if only is not None else number % max(len(moulds) - 1, 1)]
        scene.copy(mould, spot, (0, 0, angle))


def _tiles(moulds, serving, size, seed, rows=3, count=5, gap=1.05, steep=20.0, at=(0, 0), fan=0):
    """Let rows of thin pieces lean on one another like tiles, the last one lying at the back."""
    angle, thick, length = math.radians(steep), size[2], size[1]
    dice = np.random.default_rng(seed)
    step = thick / math.sin(angle)
    for row in range(rows):
        side = row - (rows - 1) / 2
        way = math.radians(fan * side)
        out = Matrix.Translation((at[0] * size[0], at[1] * size[1], serving.z)) @ Matrix.Rotation(
            way, 4, "Z"
        )
        out = out @ Matrix.Translation((side * gap * size[0], 0, 0))
        for number in range(count):
            lie = Matrix.Translation((dice.normal(0, 0.05), 0, 0))
            if number:
                # The lower end of a leaning piece lies in front of the one it leans on.
                foot = -length / 2 - thick / math.tan(angle) - (number - 1) * step
                lie = lie @ Matrix.Translation((0, foot, 0)) @ Matrix.Rotation(angle, 4, "X")
                lie = lie @ Matrix.Translation((0, length / 2, 0))
            matrix = out @ lie @ Matrix.Rotation(math.radians(dice.choice([0, 180])), 4, "Z")
            scene.copy(moulds[(row + number) % len(moulds)], matrix=matrix)


def _rosette(moulds, serving, size, seed, rings=((7, 1.15), (6, 0.95), (4, 0.6)), start=0.0):
    """Lay rings of pieces on one another, each ring (count, radius), points outwards."""
    dice, long = np.random.default_rng(seed), max(size[:2])
    across = 0 if size[0] >= size[1] else math.pi / 2
    for layer, (count, radius) in enumerate(rings):
        for number in range(count):
            angle = 2 * math.pi * (number + 0.5 * layer) / count + start
            spot = (radius * long * math.cos(angle), radius * long * math.sin(angle))
            z = serving.z + layer * size[2] * 0.985
            mould = moulds[(number + layer) % len(moulds)]
            scene.copy(mould, (*spot, z), (0, 0, angle + across + dice.normal(0, 0.06)))


def _stack(moulds, serving, size, seed, at=(0, 0), count=4, turn=0.0, each=0.0, sway=0.02) -> None:
    """Pile pieces on one another at (x, y), each turned on by `each` degrees."""
    dice = np.random.default_rng(seed)
    for level in range(count):
        x, y = (size[axis] * (at[axis] + dice.normal(0, sway)) for axis in (0, 1))
        spot = (x, y, serving.z + level * size[2] * 0.985)
        angle = math.radians(turn + level * each + dice.normal(0, 3) + 180 * (level % 2))
        scene.copy(moulds[level % max(len(moulds) - 1, 1)], spot, (0, 0, angle))


def _leaning(moulds, serving, size, seed, at, high, towards=-90.0, steep=60.0, only=None) -> None:
    """Lean a piece on an edge at (x, y), `high` up, its foot towards a direction."""
    angle, way = math.radians(steep), math.radians(towards)
    foot = high * size[2] / math.tan(angle)
    x, y = at[0] * size[0], at[1] * size[1]
    out = Matrix.Translation((x, y, serving.z)) @ Matrix.Rotation(way + math.pi / 2, 4, "Z")
    lie = Matrix.Translation((0, -foot, 0)) @ Matrix.Rotation(angle, 4, "X")
    lie = lie @ Matrix.Translation((0, size[1] / 2, 0))
    scene.copy(moulds[seed % len(moulds) if only is None else only], matrix=out @ lie)


WAYS = {"flat": _flat, "tiles": _tiles, "rosette": _rosette, "stack": _stack, "leaning": _leaning}
