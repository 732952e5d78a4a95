"""Strands laid one by one, each resting on those below it."""

import math

import numpy as np

from kit.noise import fractal
from kit.shapes import Shape, circle, sheet
from kit.tableware import Serving

CELL = 0.08


class Ground:
    """How high the place is filled, in square cells; grows with every strand."""

    def __init__(self, serving: Serving, reach: float):
        self.reach, self.side = reach, int(2 * reach / CELL) + 1
        self.x, self.y = np.meshgrid(*[np.linspace(-reach, reach, self.side)] * 2, indexing="ij")
        self.out = np.hypot(self.x, self.y)
        if len(serving.under) > 1 and len(serving.under[1].verts) > 100:
            profile = serving.under[1].verts[::48]
            profile = profile[: profile[:, 0].argmax() + 1]
            self.z = np.interp(self.out, profile[:, 0], profile[:, 2], right=0.0)
        else:
            self.z = np.full_like(self.out, serving.z if serving.z < 2.5 else 0.0)

    def cells(self, spots):
        """Return the indices of the cells under points."""
        at = np.clip(np.rint((spots[..., :2] + self.reach) / CELL), 0, self.side - 1)
        return tuple(np.moveaxis(at.astype(int), -1, 0))

    def height(self, spots):
        """Return the height under points."""
        return self.z[self.cells(spots)]

    def fill(self, path, thick: float) -> None:
        """Raise the ground to a strand's back."""
        dense = np.linspace(0, len(path) - 1, max(len(path), int(_long(path) / CELL * 1.5)))
        line = np.stack([np.interp(dense, np.arange(len(path)), axis) for axis in path.T], 1)
        aside = _aside(line)
        for away in np.arange(-thick / 2, thick / 2 + 1e-6, max(CELL * 0.7, thick / 6)):
            back = line[:, 2] + math.sqrt(max((thick / 2) ** 2 - away**2, 0))
            np.maximum.at(self.z, self.cells(line[:, :2] + aside * away), back)


def _long(path) -> float:
    return float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())


def _aside(path):
    way = np.gradient(path[:, :2], axis=0)
    way /= np.linalg.norm(way, axis=1, keepdims=True) + 1e-9
    return np.stack([-way[:, 1], way[:, 0]], 1)


def lie(ground: Ground, dice, spot, reach, *, thick, length, bend, limp, points):
    """Lay a strand over a spot; return its path, or None where it would slide or reach off."""
    t = np.linspace(-0.5, 0.5, points)
    long, wave = dice.uniform(*length), dice.uniform(0, 6.28)
    heading = dice.uniform(0, 6.28) + bend * dice.normal(0, 0.6) * t
    heading += bend * 0.35 * np.sin(t * 6 + wave) + bend * 0.12 * np.sin(t * 13 + 2 * wave)
    flat = np.stack([np.cumsum(np.cos(heading)), np.cumsum(np.sin(heading))], 1) * long / points
    flat += spot - flat.mean(0)
    if np.hypot(*flat.T).max() > reach:
        return None
    aside, rest = _aside(flat) * 0.35 * thick, thick / 2
    below = ground.height(flat) + rest
    for side in (-1, 1):
        below = np.maximum(below, ground.height(flat + side * aside) + 0.7 * rest)
    taut, stiff, slope = _over(t * long, below)
    if abs(slope) > 0.85:
        return None
    taut = np.maximum(taut, stiff - 0.6 * np.abs(t) * long)
    path = np.column_stack([flat, limp * taut + (1 - limp) * stiff])
    ground.fill(path, thick)
    return path


def _over(along, below):
    """Return a string pulled taut over heights, a stick balanced on them, and its slope."""
    hull = []
    for point in zip(along, below, strict=True):
        while len(hull) > 1 and _turns_up(hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    hull = np.array(hull)
    edge = max(np.searchsorted(hull[:, 0], 0.0), 1)
    (a, low), (b, high) = hull[edge - 1], hull[edge]
    slope = (high - low) / (b - a)
    return np.interp(along, *hull.T), low + slope * (along - a), slope


def _turns_up(a, b, c) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) >= (b[1] - a[1]) * (c[0] - a[0])


def press(paths, radius: float, around: int, rough: float, seed: int) -> Shape:
    """Return all strands as one shape, each with a `tone` of its own."""
    many, points = paths.shape[:2]
    along = np.gradient(paths, axis=1)
    along /= np.linalg.norm(along, axis=2, keepdims=True) + 1e-9
    across = np.cross(along, (0, 0, 1.0))
    across /= np.linalg.norm(across, axis=2, keepdims=True) + 1e-9
    up, ring = np.cross(across, along), circle(around)
    bumps = fractal(paths.reshape(-1, 3) * 0.9 / radius**0.5, 3, seed=seed).reshape(many, points)
    thick = (radius * (1 + 2 * rough * bumps))[:, :, None, None]
    around_ = ring[:, :1] * across[:, :, None] + ring[:, 1:] * up[:, :, None]
    verts = paths[:, :, None] + thick * around_
    verts[:, 0], verts[:, -1] = paths[:, :1], paths[:, -1:]
    one = sheet(points, around, closed=True)
    faces = one[None] + (np.arange(many) * points * around)[:, None, None]
    tone = np.repeat(np.random.default_rng(seed).random(many), points * around)
    shape = Shape(verts.reshape(-1, 3), faces.reshape(-1, 4)).marked(tone=tone)
    fine = fractal(shape.verts * 1.1 / radius + seed, 3, gain=0.6, seed=seed)
    return shape.pushed(rough * radius * 2 * fine)
