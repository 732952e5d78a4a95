"""Ways to lay pieces out: stacked, leaning, fallen into a pile, strewn about."""

import math

import numpy as np
from mathutils import Matrix

from kit.scene import copy, puck, settle
from kit.shapes import facing


def stack(moulds, z: float, step: float, count: int, seed: int, at=(0, 0), sway=0.2) -> float:
    """Pile flat pieces on one another, a little awry; return the height reached."""
    dice = np.random.default_rng(seed)
    for number in range(count):
        spot = (at[0] + dice.normal(0, sway), at[1] + dice.normal(0, sway), z)
        tilt = (dice.normal(0, 0.02), dice.normal(0, 0.02), dice.uniform(0, 6.28))
        copy(moulds[number % len(moulds)], spot, tilt)
        z += step
    return z


def lean(mould, z: float, radius: float, rim, towards: float, tilt: float = 62, spin=2.0) -> None:
    """Lean a disc of a radius on an edge: `rim` is (its distance from the middle, its height).

    `towards` is the direction in degrees in which the disc stands, `tilt` its steepness.
    """
    steep, way = math.radians(tilt), math.radians(towards)
    out = np.array([math.cos(way), math.sin(way), 0])
    foot = rim[0] + rim[1] / math.tan(steep)
    up = np.array([0, 0, 1])
    middle = out * (foot - radius * math.cos(steep)) + up * (z + radius * math.sin(steep))
    face = facing(out * math.sin(steep) + up * math.cos(steep), spin)
    copy(mould, matrix=Matrix.Translation(middle) @ Matrix(face).to_4x4())


def heap(moulds, serving, count: int, seed: int, *, radius, height, spread=2.6, gap=1.5) -> None:
    """Let flat round pieces fall into a heap on what they are served on."""
    dice, falling = np.random.default_rng(seed), []
    for number in range(count):
        angle, out = number * 2.4 + dice.normal(0, 0.2), spread * (1 if number < 5 else 0.5)
        spot = (out * math.cos(angle), out * math.sin(angle), serving.z + 1.5 + gap * number)
        falling.append(puck(radius, height, spot, (*dice.normal(0, 0.18, 2), 0)))
    for number, matrix in enumerate(settle(falling, serving.under)):
        spin = Matrix.Rotation(dice.uniform(0, 6.28), 4, "Z")
        copy(moulds[number % len(moulds)], matrix=matrix @ spin)


def hill(moulds, z: float, width: float, rise: float, seed: int) -> None:
    """Set out ten round pieces of a width: seven in a hexagon, three on them, `rise` higher."""
    dice = np.random.default_rng(seed)
    spots = [(0, 0, z), *_ring(6, width * 1.03, z, 0.2), *_ring(3, width * 0.6, z + rise, 0.72)]
    for number, (x, y, height) in enumerate(spots):
        near = (x + dice.normal(0, 0.04 * width), y + dice.normal(0, 0.04 * width), height)
        tilt = (*dice.normal(0, 0.03 if height == z else 0.09, 2), dice.uniform(0, 6.28))
        copy(moulds[number % len(moulds)], near, tilt)


def _ring(count: int, radius: float, z: float, start: float):
    angles = [start + 2 * math.pi * number / count for number in range(count)]
    return [(radius * math.cos(a), radius * math.sin(a), z) for a in angles]


def strew(
    moulds, count: int, seed: int, *, inner, outer, z=0.0, size=(1.0, 1.0), flat=True
) -> None:
    """Strew small pieces over a ring on the table, turned anyhow."""
    dice = np.random.default_rng(seed)
    for number in range(count):
        angle, out = dice.uniform(0, 6.28), inner + (outer - inner) * dice.random() ** 0.8
        scale = size[0] + (size[1] - size[0]) * dice.random() ** 2
        turn = (0, 0, dice.uniform(0, 6.28)) if flat else tuple(dice.uniform(0, 6.28, 3))
        spot = (out * math.cos(angle), out * math.sin(angle), z)
        copy(moulds[number % len(moulds)], spot, turn, scale)
