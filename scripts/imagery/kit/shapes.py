"""Shapes made of numbers, before they become objects of the scene."""

from dataclasses import dataclass, field

import bmesh
import numpy as np
from mathutils import Euler, Matrix, Vector
from scipy.interpolate import CubicSpline
from skimage.measure import marching_cubes

from kit.noise import fractal


@dataclass
class Shape:
    """Corners (n, 3), faces (m, 3 or 4) and values per corner that colours can use."""

    verts: np.ndarray
    faces: np.ndarray
    values: dict[str, np.ndarray] = field(default_factory=dict)

    def normals(self):
        """Return unit directions that point outwards, one a corner."""
        v, f = self.verts, self.faces
        across = np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]])
        total = np.zeros_like(v)
        for corner in range(f.shape[1]):
            np.add.at(total, f[:, corner], across)
        return total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-12)

    def pushed(self, height, along=None) -> "Shape":
        """Return the shape swollen by `height` along its normals or the given directions."""
        along = self.normals() if along is None else along
        return Shape(self.verts + along * np.asarray(height)[:, None], self.faces, self.values)

    def scaled(self, *factors: float) -> "Shape":
        """Return the shape stretched along x, y and z, or alike with one factor."""
        return Shape(self.verts * np.asarray(factors), self.faces, self.values)

    def turned(self, rotation) -> "Shape":
        """Return the shape turned by three angles in radians or by a matrix."""
        matrix = np.array(
            Euler(rotation).to_matrix()
            if len(rotation) == 3 and np.isscalar(rotation[0])
            else rotation
        )
        return Shape(self.verts @ matrix.T, self.faces, self.values)

    def moved(self, x: float, y: float, z: float) -> "Shape":
        """Return the shape somewhere else."""
        return Shape(self.verts + np.array([x, y, z]), self.faces, self.values)

    def marked(self, **values) -> "Shape":
        """Return the shape with more values; a single number goes to all corners."""
        wide = {name: np.broadcast_to(v, len(self.verts)) for name, v in values.items()}
        return Shape(self.verts, self.faces, self.values | wide)


def join(shapes: list[Shape]) -> Shape:
    """Return one shape of many; four-cornered faces are halved."""
    starts = np.cumsum([0] + [len(shape.verts) for shape in shapes])
    faces = [triangles(s.faces) + start for s, start in zip(shapes, starts, strict=False)]
    names = shapes[0].values
    return Shape(
        np.concatenate([shape.verts for shape in shapes]),
        np.concatenate(faces),
        {name: np.concatenate([shape.values[name] for shape in shapes]) for name in names},
    )


def triangles(faces):
    """Return faces of three corners."""
    if faces.shape[1] == 3:
        return faces
    return np.concatenate([faces[:, [0, 1, 2]], faces[:, [0, 2, 3]]])


def sheet(rows: int, columns: int, closed: bool = False):
    """Return the faces of a grid whose corner (i, j) is number i * columns + j."""
    i, j = np.meshgrid(
        np.arange(rows - 1), np.arange(columns if closed else columns - 1), indexing="ij"
    )
    right = (j + 1) % columns
    corners = [
        i * columns + j,
        (i + 1) * columns + j,
        (i + 1) * columns + right,
        i * columns + right,
    ]
    return np.stack(corners, -1).reshape(-1, 4)


def curve(points, count: int, smooth: bool = True):
    """Return `count` evenly spaced points on a line through the given ones."""
    points = np.asarray(points, float)
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    at = np.concatenate([[0], np.cumsum(steps**0.5 if smooth else steps)])
    dense = np.linspace(0, at[-1], count * 8)
    if smooth:
        line = CubicSpline(at, points)(dense)
    else:
        line = np.stack([np.interp(dense, at, axis) for axis in points.T], 1)
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, length[-1], count)
    return np.stack([np.interp(even, length, axis) for axis in line.T], 1)


def turned_on_a_lathe(profile, around: int = 256) -> Shape:
    """Return a round body from its profile of (radius, height), listed from top to bottom."""
    profile = np.asarray(profile, float).copy()
    profile[:, 0] = np.maximum(profile[:, 0], 1e-4)
    angles = np.linspace(0, 2 * np.pi, around, endpoint=False)
    radius, height = profile[:, :1], profile[:, 1:]
    verts = [radius * np.cos(angles), radius * np.sin(angles), height + 0 * angles]
    faces = sheet(len(profile), around, closed=True)
    return Shape(np.stack(verts, -1).reshape(-1, 3), faces)


def frames(path):
    """Return along, across and upwards for each point of a path, without sudden twists."""
    along = np.gradient(path, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True) + 1e-12
    across = np.zeros_like(along)
    across[0] = np.array([0, 0, 1.0]) - along[0] * along[0, 2]
    for i in range(len(path)):
        across[i] = across[max(i - 1, 0)] - along[i] * (across[max(i - 1, 0)] @ along[i])
        across[i] /= np.linalg.norm(across[i]) + 1e-12
    return along, across, np.cross(along, across)


def pressed(path, radius, section, twist=0.0) -> Shape:
    """Return dough pressed through a nozzle along a path; ends are closed.

    `section` holds (m, 2) points for radius 1, `radius` is one number a point of the path and
    `twist` is the last angle in radians or one angle a point.
    """
    _, across, up = frames(path)
    angle = np.linspace(0, twist, len(path)) if np.isscalar(twist) else twist
    cos, sin = np.cos(angle)[:, None], np.sin(angle)[:, None]
    x = section[:, 0] * cos - section[:, 1] * sin
    y = section[:, 0] * sin + section[:, 1] * cos
    ring = x[..., None] * across[:, None] + y[..., None] * up[:, None]
    verts = path[:, None] + ring * np.broadcast_to(radius, len(path))[:, None, None]
    verts[0], verts[-1] = verts[0].mean(0), verts[-1].mean(0)
    faces = sheet(len(path), len(section), closed=True)[:, ::-1]
    return Shape(verts.reshape(-1, 3), faces)


def circle(points: int = 16):
    """Return a round section for `pressed`."""
    angles = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return np.stack([np.cos(angles), np.sin(angles)], 1)


def ball(fineness: int = 4) -> Shape:
    """Return a ball of radius 1; each step of fineness has four times the faces."""
    body = bmesh.new()
    bmesh.ops.create_icosphere(body, subdivisions=fineness, radius=1.0)
    verts = np.array([vert.co[:] for vert in body.verts])
    faces = np.array([[vert.index for vert in face.verts] for face in body.faces])
    body.free()
    return Shape(verts, faces)


def boxy(fineness: int, size, roundness: float = 6.0) -> Shape:
    """Return a rounded box of the given (x, y, z) size around the origin; 2 is a ball."""
    shape = ball(fineness)
    length = (np.abs(shape.verts) ** roundness).sum(1, keepdims=True) ** (1 / roundness)
    return Shape(shape.verts / length * np.asarray(size) / 2, shape.faces)


def block(width: float, depth: float, height: float) -> Shape:
    """Return a sharp-edged box that stands on the table."""
    corners = [(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (0, 1)]
    faces = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    return Shape(np.array(corners) * (width, depth, height), np.array(faces))


def lump(seed: int, size=(1, 1, 1), fineness: int = 4, cuts: int = 4, rough: float = 0.03) -> Shape:
    """Return a rounded, broken piece: a chunk of chocolate, a nut, a crumb."""
    dice, shape = np.random.default_rng(seed), boxy(fineness, size, 4.0)
    for _ in range(cuts):
        side = dice.normal(size=3)
        side /= np.linalg.norm(side)
        reach = shape.verts @ side
        over = np.clip(reach - reach.max() * dice.uniform(0.55, 0.8), 0, None)
        shape.verts = shape.verts - over[:, None] * 0.93 * side
    unit = float(np.mean(size))
    return shape.pushed(rough * unit * fractal(shape.verts / unit * 3 + seed * 7.3, 4, seed=seed))


def skin_of(solid, corner, step: float) -> Shape:
    """Return the surface of a solid given as signed distances (negative inside) on a grid."""
    solid = np.pad(solid, 1, constant_values=step)
    verts, faces, _, _ = marching_cubes(solid, 0.0, spacing=(step,) * 3)
    return Shape(verts + np.asarray(corner) - step, faces)


def facing(direction, spin: float = 0.0):
    """Return the matrix that turns upwards to `direction`, spun about it by an angle."""
    swing = Vector((0, 0, 1)).rotation_difference(Vector(direction))
    return np.array(swing.to_matrix() @ Matrix.Rotation(spin, 3, "Z"))
