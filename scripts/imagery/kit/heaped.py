"""Loose food poured into a heap: every piece lies where it sinks lowest, touching the others.

For mixtures, chips, slabs of chikki and khakhra.
"""

import numpy as np
from mathutils import Matrix, Vector
from mathutils.bvhtree import BVHTree

from kit import scene
from kit.shapes import facing, turned_on_a_lathe
from kit.tableware import Serving


class Heap:
    """A heap in the making, kept as a map of heights.

    It grows to a dome that stands `rise` over `brim`, a height over the serving's, and ends at
    `radius`. Only the outer `deep` centimetres are poured; a plain body fills the rest.
    """

    def __init__(self, serving: Serving, *, radius, rise=0.0, brim=0.0, deep=99.0, step=0.1):
        self.radius, self.rise, self.base = radius, rise, serving.z + brim
        self.step, self.wide, self.bodies = step, radius + 4, {}
        self.axis = np.arange(-self.wide, self.wide + step, step)
        ground = _ground(serving, self.axis)
        x, y = np.meshgrid(self.axis, self.axis, indexing="ij")
        self.inside = self.level(x, y) - deep
        self.height = np.maximum(ground, self.inside)
        self.line = (ground[:, len(self.axis) // 2], self.inside[:, len(self.axis) // 2])

    def level(self, x, y):
        """Return how high the finished heap reaches at a place."""
        out = np.hypot(x, y) / self.radius
        return self.base + self.rise * (1 - out**2) - 8 * np.clip(out - 1, 0, None)

    def fill(self, surface) -> None:
        """Put the plain body under the pieces into the scene, where it would be seen."""
        ground, inside = self.line
        out = self.axis >= 0
        low, rows = ground[out], np.stack([self.axis[out], inside[out]], 1)
        ends = int(np.argmax((rows[:, 1] < low - 0.05) | (rows[:, 0] > self.radius)))
        if ends > 2:
            rows = rows[:ends]
            scene.add(turned_on_a_lathe(rows, 64), surface, "filling")

    def pour(self, order, seed: int, *, tilt=0.4, follow=1.0, tries=14, full=0.0):
        """Add copies of the moulds in this order; `tilt` is how far pieces stand up, in radians.

        `follow` is how far they lie along the dome's slope, from 0 to 1; a piece that would lie
        more than `full` above the dome is left out.
        """
        dice = np.random.default_rng(seed)
        for thing in order:
            turns, spots = self._chances(dice, tries, tilt, follow)
            self.drop(thing, turns * dice.uniform(0.88, 1.1), spots, 0.03, full)

    def drop(self, thing, turns, spots, sink=0.02, full=99.0) -> None:
        """Add a copy of a mould in that of the given turns and spots in which it lies lowest."""
        i, j, high, rest = self._rests(thing, turns, spots, sink)
        over = rest - self.level(*spots.T)
        best = int(np.argmin(np.round(over, 3)))
        if over[best] > full:
            return
        np.maximum.at(self.height, (i[best], j[best]), high[best] + rest[best])
        place = Matrix.Translation((*spots[best], rest[best]))
        scene.copy(thing, matrix=place @ Matrix(turns[best]).to_4x4())

    def lean(self, thing, at, angle: float, steep: float, reach: float, spin=0.0) -> None:
        """Let a flat piece slide from what is piled at a place until its foot stands.

        It slides at an angle, is as steep as given, both in degrees, and starts at a `reach`.
        """
        angle, steep = np.radians((angle, steep))
        way = np.array([np.cos(angle), np.sin(angle)])
        turn = facing((*(way * np.sin(steep)), np.cos(steep)), spin)[None]
        spots = np.array(at) + np.arange(reach, reach + 8, 0.05)[:, None] * way
        rest = self._rests(thing, np.repeat(turn, len(spots), 0), spots, 0.03)[3]
        stands = int(np.argmax(rest[6:] > rest[:-6] - 0.1)) + 3
        self.drop(thing, turn, spots[stands : stands + 1], 0.03)

    def _rests(self, thing, turns, spots, sink: float):
        """Return the cells under a piece, its corners' heights and where it would rest."""
        body = self._body(thing) @ np.transpose(turns, (0, 2, 1))
        cell = np.rint((body[..., :2] + spots[:, None] + self.wide) / self.step).astype(int)
        cell = np.clip(cell, 0, len(self.axis) - 1)
        i, j = cell[..., 0], cell[..., 1]
        return i, j, body[..., 2], (self.height[i, j] - body[..., 2]).max(1) - sink

    def _body(self, thing):
        """Return corners of an object and what hangs on it, about one a cell of the map."""
        if thing.data.name not in self.bodies:
            verts = np.concatenate([_corners(part) for part in (thing, *thing.children)])
            cell = np.rint(verts / (0.8 * self.step)).astype(int)
            chosen = np.unique(cell, axis=0, return_index=True)[1]
            self.bodies[thing.data.name] = verts[chosen]
        return self.bodies[thing.data.name]

    def _chances(self, dice, tries: int, tilt: float, follow: float):
        """Return turns and spots a piece may come to rest in."""
        angle, out = dice.uniform(0, 6.28, tries), self.radius * dice.random(tries) ** 0.5
        spots = np.stack([out * np.cos(angle), out * np.sin(angle)], 1)
        slope = follow * 2 * self.rise * spots / self.radius**2
        normals = np.concatenate([slope + dice.normal(0, tilt, (tries, 2)), np.ones((tries, 1))], 1)
        normals /= np.linalg.norm(normals, axis=1, keepdims=True)
        normals[:, 2] *= np.where(dice.random(tries) < 0.5, -1, 1)
        return np.stack([facing(n, dice.uniform(0, 6.28)) for n in normals]), spots


def _corners(thing):
    verts = np.empty(len(thing.data.vertices) * 3, np.float32)
    thing.data.vertices.foreach_get("co", verts)
    return verts.reshape(-1, 3)


def _ground(serving: Serving, axis):
    """Return the height of what the food is served on, on a grid."""
    high = np.zeros((len(axis), len(axis)))
    for shape in serving.under:
        tree = BVHTree.FromPolygons(shape.verts.tolist(), shape.faces.tolist())
        for i, x in enumerate(axis):
            for j, y in enumerate(axis):
                hit = tree.ray_cast(Vector((x, y, 50)), Vector((0, 0, -1)))[0]
                if hit:
                    high[i, j] = max(high[i, j], hit.z)
    return high
