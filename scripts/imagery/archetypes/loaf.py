"""Loaves: country loaf, tin bread, baguette, tea cake and plum cake, whole or cut."""

import math
from dataclasses import dataclass

import numpy as np
from kit import scene
from kit.baking import Body, Crumb, cut_piece
from kit.crust import Looks, bread, relief
from kit.noise import flecks, fractal, smoothstep, warp
from kit.tableware import Serving
from mathutils import Matrix

FORMS = {
    "batard": Body([(0, 9), (3.2, 8.3), (5.6, 5.6), (5.9, 3.2), (4.6, 0.8), (0, 0)], 27, 2.4),
    "baguette": Body([(0, 5), (1.9, 4.5), (3.0, 2.7), (2.8, 1.2), (1.9, 0.2), (0, 0)], 44, 3.4),
    "square": Body(
        [(0, 9.6), (3.6, 9.6), (4.75, 9.1), (5.0, 7.6), (4.9, 2), (4.8, 0.4), (4.2, 0), (0, 0)], 20
    ),
    "tin": Body(
        [(0, 9.4), (2.6, 9.0), (4.7, 7.7), (5.1, 6.3), (4.6, 5.4), (4.3, 1), (3.9, 0), (0, 0)], 19
    ),
    "rusk": Body([(0, 4.6), (3.3, 4.5), (4.7, 3.7), (4.9, 2.2), (4.6, 0.4), (4.0, 0), (0, 0)], 30),
    "cake": Body(
        [(0, 7.6), (1.6, 7.3), (3.4, 6.3), (4.2, 5.4), (4.0, 4), (3.5, 0.5), (3.1, 0), (0, 0)], 17
    ),
}
CRUMBS = {
    "open": Crumb(5000, 0.068, 0.52),
    "soft": Crumb(6000, 0.045, 0.2, 0.3),
    "cake": Crumb(3500, 0.05, 0.16, 0.25),
}
# Slashes as (x, y) to (x, y) and a width, all in centimetres, seen from above.
SLASHES = {
    "none": [],
    "long": [((-9.5, -1.9), (8.5, -0.9), 1.35)],
    "split": [((-6.6, 0.1), (6.6, -0.2), 0.8)],
    "baguette": [
        ((x - 3.0, -1.05), (x + 3.0, 1.05), 0.72) for x in (-15, -8.8, -2.6, 3.6, 9.8, 15.6)
    ],
}


def build(
    serving: Serving,
    *,
    seed: int,
    form="batard",
    crumb="open",
    slash="none",
    layout="cut",
    slices=1,
    lying=0,
    thick=1.4,
    fine=0.055,
    **looks,
) -> None:
    """Bake a loaf; serve it `whole`, `cut`, sliced in a `row` or `pile`, or `beside` others."""
    maker = Baker(FORMS[form], CRUMBS[crumb], SLASHES[slash], Looks(**looks), seed, fine)
    LAYOUTS[layout](maker, serving.z, slices, lying, thick)


@dataclass
class Baker:
    """Cuts pieces from one loaf and gives them their crust."""

    body: Body
    crumb: Crumb
    slashes: list
    looks: Looks
    seed: int
    fine: float

    def __post_init__(self):
        self.material = bread(self.looks)

    def piece(self, low: float, high: float, seed: int = 0):
        """Return the object between two cuts, standing as in the whole loaf."""
        seed += self.seed
        shape = cut_piece(self.body, low, high, self.crumb, seed, self.fine)
        skin, normals = shape.values["crust"], shape.normals()
        bloom = self._bloom(shape.verts) * smoothstep(0.1, 0.5, normals[:, 2])
        height = relief(shape.verts, bloom, self.seed) * skin * self.looks.rough
        height += 0.03 * fractal(shape.verts * 6, 3, seed=7, gain=0.65) * (1 - skin)
        bit = self._bits(shape.verts)
        height += 0.05 * (bit > 0)
        shape = shape.marked(bloom=bloom, height=height, up=normals[:, 2], bit=bit)
        shape = shape.marked(across=shape.verts[:, 1], along=shape.verts[:, 0])
        return scene.add(shape.pushed(height, normals), self.material, "loaf")

    def _bloom(self, points):
        """Return how far the skin has torn open, from the slashes."""
        open_, ragged = np.zeros(len(points)), 0.3 * fractal(points * 0.8, 3, seed=3)
        for start, end, width in self.slashes:
            way = np.subtract(end, start)
            along = (points[:, :2] - start) @ way / (way @ way)
            off = points[:, :2] - start - np.clip(along, 0, 1)[:, None] * way
            fade = smoothstep(-0.02, 0.12, along) * smoothstep(1.02, 0.88, along)
            reach = np.linalg.norm(off, axis=1) / (width * np.maximum(fade, 0.05)) + ragged
            open_ = np.maximum(open_, smoothstep(1.15, 0.8, reach))
        return open_ * smoothstep(0.55, 0.7, points[:, 2] / self.body.height)

    def _bits(self, points):
        """Return the flecks of fruit, nuts or bran in dough and crust."""
        if not self.looks.bits:
            return np.zeros(len(points))
        bent = warp(points, 0.2, 1.4, self.seed)
        scale, share, size = self.looks.bit_size
        return flecks(bent, self.seed + 40, scale, share, size)


def _place(thing, at, *turns):
    """Stand an object at a spot after turns of (degrees, axis), the last one first."""
    matrix = Matrix.Translation(at)
    for degrees, axis in turns:
        matrix = matrix @ Matrix.Rotation(math.radians(degrees), 4, axis)
    thing.matrix_basis = matrix @ thing.matrix_basis


def _whole(maker: Baker, z: float, slices: int, lying: int, thick: float) -> None:
    _place(maker.piece(-99, 99), (0, 0, z))


def _cut(maker: Baker, z: float, slices: int, lying: int, thick: float) -> None:
    """Leave the loaf, its cut face to the right, slices leaning on it, others flat in front."""
    cut = maker.body.length * 0.22
    _place(maker.piece(-99, cut), (0, 0, z))
    _lean(maker, z, cut, slices, thick, (7.0, 4.0))
    for number in range(lying):
        spot = (cut + 0.6 - 3 * number, -maker.body.width * 2.25, z + thick * (1 + 0.9 * number))
        _place(_flat(maker, thick, 20 + number), spot, (35 - 50 * number, "Z"), (-90, "Y"))


def _lean(maker: Baker, z: float, at: float, count: int, thick: float, leans) -> None:
    """Stand slices from x = `at`, each leaning left on the one before, steeper by steps."""
    before, reach = 0.0, maker.body.height * 0.97
    for number in range(count):
        lean = math.radians(leans[0] + leans[1] * number)
        at += reach * (math.tan(lean) - math.tan(before)) + 0.06
        slice_ = maker.piece(0, thick, number + 1)
        _place(slice_, (at, -0.15 * number, z), (-math.degrees(lean), "Y"))
        before, at = lean, at + thick / math.cos(lean)


def _flat(maker: Baker, thick: float, seed: int):
    """Return a slice with its front face at x = 0 and its middle at the origin's height."""
    flat = maker.piece(-thick, 0, seed)
    flat.matrix_basis = Matrix.Translation((0, 0, -maker.body.height / 2))
    return flat


def _row(maker: Baker, z: float, slices: int, lying: int, thick: float) -> None:
    """Stand slices in a row like fallen dominoes, others flat in front."""
    start = -slices * thick * 0.75
    _lean(maker, z, start, slices, thick, (2.0, 3.2))
    for number in range(lying):
        spot = (start + 5 + 7 * number, -maker.body.width * 1.75, z + thick)
        _place(_flat(maker, thick, 20 + number), spot, (70 - 55 * number, "Z"), (-90, "Y"))


def _pile(maker: Baker, z: float, slices: int, lying: int, thick: float) -> None:
    """Lay slices crosswise, two a level, and lean one on the pile."""
    dice, gap = np.random.default_rng(maker.seed), maker.body.height * 0.56
    for number in range(slices):
        level, side = divmod(number, 2)
        turn, off = 90 * (level % 2), gap * (1 - 2 * side)
        spot = (off, 0) if turn == 0 else (0, off)
        at = (*(spot + dice.normal(0, 0.15, 2)), z + thick * (level + 1))
        _place(_flat(maker, thick, number), at, (turn + dice.normal(0, 4), "Z"), (-90, "Y"))


def _beside(maker: Baker, z: float, slices: int, lying: int, thick: float) -> None:
    for number in range(slices):
        whole = maker.piece(-99, 99, number)
        y = (number - (slices - 1) / 2) * maker.body.width * 2.05
        _place(whole, (0.6 * (-1) ** number, y, z), (2.5 * (-1) ** number, "Z"))


LAYOUTS = {"whole": _whole, "cut": _cut, "row": _row, "pile": _pile, "beside": _beside}
