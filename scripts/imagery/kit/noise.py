"""Fields that make food irregular: smooth noise, warped space and cells."""

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates, spline_filter
from scipy.spatial import cKDTree

_SIDE = 64


def _lattice():
    """Return random numbers on a lattice that repeats, ready to be read between its points."""
    numbers = np.random.default_rng(2024).normal(size=(_SIDE,) * 3)
    numbers -= gaussian_filter(numbers, 1.1, mode="wrap")
    return spline_filter(numbers / numbers.std() * 0.42, mode="grid-wrap").astype(np.float32)


_LATTICE = _lattice()


def smoothstep(low: float, high: float, values):
    """Return 0 below `low`, 1 above `high` and an S in between; `low` may be the larger."""
    t = np.clip((np.asarray(values) - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def smooth_noise(points, seed: int = 0):
    """Return noise of about -.7 to .7 for (n, 3) points; one bump a unit."""
    start = np.array([seed * 17.31, seed * 5.77, seed * 29.13]) % _SIDE
    at = (np.asarray(points, np.float32) * 1.15 + start).T
    noise = map_coordinates(_LATTICE, at, np.float32, 3, mode="grid-wrap", prefilter=False)
    return np.clip(noise, -1, 1)


def fractal(points, octaves: int = 4, seed: int = 0, gain: float = 0.5, ridged: bool = False):
    """Return noise with finer noise on top; `ridged` turns its zero lines into crests."""
    points, total, weight, weights = np.asarray(points, np.float32), 0.0, 1.0, 0.0
    for octave in range(octaves):
        layer = smooth_noise(points * 2.03**octave, seed + octave * 17)
        total = total + weight * (1 - 2 * np.abs(layer) if ridged else layer)
        weights, weight = weights + weight, weight * gain
    return total / weights


def warp(points, amount: float, scale: float, seed: int = 0):
    """Return points pushed about by up to `amount`, so that straight patterns bend."""
    points = np.asarray(points, np.float32)
    pushes = [fractal(points * scale, 3, seed=seed + axis * 101) for axis in range(3)]
    return points + amount * np.stack(pushes, 1)


def cells(points, seed: int = 0):
    """Return for each point the distances to its two nearest seeds (one a unit) and the nearer."""
    points = np.asarray(points, np.float32)
    low, high = np.floor(points.min(0)).astype(int) - 1, np.ceil(points.max(0)).astype(int) + 2
    axes = [np.arange(low[axis], high[axis]) for axis in range(3)]
    corners = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, 3)
    seeds = corners + np.random.default_rng(seed).random(corners.shape)
    distances, nearest = cKDTree(seeds).query(points, k=2)
    return distances, nearest[:, 0]


def cracks(points, seed: int = 0, width: float = 0.12):
    """Return 1 on the borders between cells and 0 away from them."""
    distances, _ = cells(points, seed)
    return smoothstep(width, 0, distances[:, 1] - distances[:, 0])


def flecks(points, seed: int = 0, scale: float = 2.0, share: float = 0.3, size: float = 0.3):
    """Return 0 in the dough and .1 to 1, one number a fleck, in bits strewn through it.

    `scale` is places a centimetre, `share` how many of them hold a bit, `size` its radius as a
    part of the place. `looks.flecked` colours them.
    """
    distances, nearest = cells(np.asarray(points) * scale, seed)
    luck = np.random.default_rng(seed + 1).random(nearest.max() + 1)[nearest]
    return np.where((distances[:, 0] < size) & (luck < share), 0.1 + 0.9 * luck / share, 0.0)
