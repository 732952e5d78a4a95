"""Baked bodies: a section drawn through a tin, cut with a knife, with its gas holes."""

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RegularGridInterpolator
from scipy.spatial import cKDTree
from skimage.measure import points_in_poly

from kit.noise import fractal
from kit.shapes import Shape, curve, skin_of

MARGIN = 1.2


@dataclass
class Body:
    """A loaf along X: its half section from the top to the table, its length and its ends.

    `taper` 0 has the straight ends of a tin; 2 is an ellipse, more is blunter.
    """

    section: list[tuple[float, float]]
    length: float
    taper: float = 0.0
    corner: float = 0.7

    def __post_init__(self):
        half = curve(self.section, 120)
        outline = np.concatenate([half, half[::-1] * (-1, 1)])
        self.width, self.height = np.abs(half[:, 0]).max(), half[:, 1].max()
        y = np.arange(-self.width - MARGIN, self.width + MARGIN, 0.06)
        z = np.arange(-MARGIN, self.height + MARGIN, 0.06)
        spots = np.stack(np.meshgrid(y, z, indexing="ij"), -1).reshape(-1, 2)
        away, _ = cKDTree(curve(outline, 900, smooth=False)).query(spots)
        away = np.where(points_in_poly(spots, outline), -away, away).reshape(len(y), len(z))
        self._table = RegularGridInterpolator((y, z), away, bounds_error=False, fill_value=2.0)

    def depth(self, points):
        """Return how deep points lie under the skin (negative: outside), about right near it."""
        return -self._distance(points)

    def _distance(self, points):
        x, y, z = np.asarray(points, np.float32).T
        end = self.length / 2
        if not self.taper:
            flat = self._table(np.stack([y, z], 1))
            return _rounded_max(flat, np.abs(x) - end, self.corner)
        share = np.clip(1 - np.abs(x / end) ** self.taper, 1e-4, 1) ** (1 / self.taper)
        share = np.clip(share, 0.06, 1)
        rest = 0.12 * self.height
        table = self._table(np.stack([y / share, (z - rest) / share + rest], 1)) * share
        return np.maximum(table, np.abs(x) - end)


def _rounded_max(a, b, radius: float):
    """Return the larger of two distances with the corner between them rounded off."""
    corner = np.hypot(np.maximum(a + radius, 0), np.maximum(b + radius, 0)) - radius
    return np.where((a > -radius) & (b > -radius), corner, np.maximum(a, b))


@dataclass
class Crumb:
    """Gas holes: how many a cut, the smallest and largest radius in centimetres."""

    holes: int = 4000
    small: float = 0.06
    large: float = 0.5
    skew: float = 0.44


def cut_piece(body: Body, low: float, high: float, crumb: Crumb, seed: int, step=0.055) -> Shape:
    """Return what is left between two cuts at x = low and high; beyond the body there is no cut.

    Values: `crust` is 1 on the skin and 0 on cut faces, `depth` the distance to the skin.
    """
    end = body.length / 2
    cuts = [x for x in (low, high) if abs(x) < end]
    low, high = max(low, -end), min(high, end)
    first = np.array([low - 0.15, -body.width - 0.3, -0.15])
    last = np.array([high + 0.15, body.width + 0.3, body.height + 0.3])
    axes = [np.arange(a, b, step) for a, b in zip(first, last, strict=True)]
    solid = np.stack(
        [body._distance(_plane(x, axes[1], axes[2])).reshape(len(axes[1]), -1) for x in axes[0]]
    )
    x = axes[0][:, None, None]
    saw = 0.05 * fractal(_plane(0, axes[1], axes[2]) * 0.8 + seed, 3, seed=seed)
    saw = saw.reshape(solid.shape[1:])
    for cut in cuts:
        solid = np.maximum(solid, (cut - x + saw) if cut == low else (x - cut + saw))
    solid = np.maximum(solid, 0.0 - axes[2]).astype(np.float32)
    _carve(solid, first, step, _holes(body, cuts, crumb, seed), seed)
    shape = skin_of(solid, first, step)
    depth = body.depth(shape.verts)
    return shape.marked(
        crust=1.0 - np.clip((depth - 0.05) / 0.08, 0, 1), depth=np.clip(depth, 0, 3)
    )


def _plane(x: float, y, z):
    spots = np.stack(np.meshgrid(y, z, indexing="ij"), -1).reshape(-1, 2)
    return np.concatenate([np.full((len(spots), 1), x), spots], 1)


def _holes(body: Body, cuts, crumb: Crumb, seed: int):
    """Return (x, y, z, radius) of the holes near the cuts, denser here and there."""
    dice, found = np.random.default_rng(seed), [np.zeros((0, 4))]
    for cut in cuts:
        wide = (cut - 0.45, -body.width, 0.1), (cut + 0.45, body.width, body.height)
        spots = dice.uniform(*wide, (crumb.holes, 3))
        radius = np.minimum(
            crumb.small * (1 - dice.random(crumb.holes)) ** -crumb.skew, crumb.large
        )
        found.append(np.concatenate([spots, radius[:, None]], 1))
    holes = np.concatenate(found)
    if not len(holes):
        return holes
    inside = body.depth(holes[:, :3]) > 0.22 + holes[:, 3]
    dense = fractal(holes[:, :3] * 0.45 + seed, 3, seed=seed) + 0.35 * dice.random(len(holes))
    return holes[inside & (dense > -0.06)]


def _carve(solid, first, step: float, holes, seed: int) -> None:
    """Take ellipsoidal holes out of the grid, each in its own small box."""
    dice = np.random.default_rng(seed + 5)
    for *centre, radius in holes:
        size = radius * dice.uniform((0.8, 0.8, 0.65), (1.3, 1.6, 1.15))
        reach = size.max() * 1.25 + step
        low = np.maximum(((centre - reach - first) / step).astype(int), 0)
        high = np.minimum(((centre + reach - first) / step).astype(int) + 2, solid.shape)
        if (high <= low).any():
            continue
        box = tuple(slice(a, b) for a, b in zip(low, high, strict=True))
        x, y, z = (
            (first[i] + step * np.arange(low[i], high[i]) - centre[i]) / size[i] for i in range(3)
        )
        away = np.sqrt((x**2)[:, None, None] + (y**2)[None, :, None] + (z**2)[None, None, :])
        solid[box] = np.maximum(solid[box], (1 - away) * size.min())
