"""What fried snacks share: their toasted surface, and pieces that fall into a heap."""

import math
from dataclasses import dataclass

import numpy as np
from mathutils import Matrix, Vector
from scipy.spatial import ConvexHull

from kit import looks, scene
from kit.shapes import Shape, ball, facing, turned_on_a_lathe
from kit.surfaces import Surface, linear

PLAIN = ("#d9a548", "#bd7f2c", "#a0601c")


def surface(colours=PLAIN, flecked=(), gloss=0.12, rough=(0.36, 0.62)):
    """Return fried dough from the colours (light, toasted, crests).

    Shapes carry `toast` (-.4 to .4), `ridge` (0 in hollows, 1 on crests) and `bit` (flecks).
    """
    look = Surface("fried", shine=0.4, soft=0.14, soft_colour=(0.45, 0.2, 0.06), depth=0.16)
    light, toasted, crest = map(linear, colours)
    fine, cloud, ridge = look.noise(6, 8, 0.65), look.noise(1.2, 4), look.value("ridge")
    paint = look.paint(
        light,
        (look.value("toast").step(-0.35, 0.35), toasted),
        (ridge.step(0.45, 1.15) * 0.75, crest),
        (ridge.step(0.35, 0.0) * 0.4, linear(colours[0], 1.15)),
        (fine.step(0.52, 0.74) * 0.5, linear(colours[2], 0.75)),
        (cloud.step(0.55, 0.75) * 0.3, linear(colours[2], 0.85)),
    )
    paint = looks.flecked(look, paint, list(flecked))
    look.set(colour=paint, rough=fine.step(0.3, 0.7, *rough), coat=gloss, coat_rough=0.3)
    return look.set(relief=look.relief(fine, 0.5, 0.03)).material


@dataclass
class Piece:
    """A finished piece to be copied: its hidden object and its shape, its middle at the origin."""

    mould: object
    shape: Shape

    def stand_in(self, snug: float = 1.0) -> Shape:
        """Return the convex body that falls in its place; below 1 neighbours sit closer."""
        ways, verts = ball(2).verts, self.shape.verts
        corners = verts[np.unique((verts @ ways.T).argmax(0))] * snug
        return Shape(corners, ConvexHull(corners).simplices)

    def radius(self) -> float:
        """Return how far the piece reaches sideways."""
        return float(np.hypot(*self.shape.verts[:, :2].T).max())


def piece(shape: Shape, *parts, name: str = "fried") -> Piece:
    """Return a piece of a shape and (shape, material) pairs, the first of them the dough's own."""
    middle = (shape.verts.min(0) + shape.verts.max(0)) / 2
    things = [scene.add(part.moved(*-middle), material, name) for part, material in parts]
    for extra in things[1:]:
        extra.parent = things[0]
    return Piece(scene.mould(things[0]), shape.moved(*-middle))


def drop(
    pieces,
    serving,
    seed: int,
    *,
    count,
    spread,
    gap=1.5,
    snug=1.0,
    flat=0.18,
    reach=99,
    leaning=(),
    fill=None,
) -> None:
    """Let pieces fall into a heap; what rolls beyond `reach` is taken away.

    `flat` is how far they are tilted to begin with, `leaning` is for `lean`, and `fill` the
    (radius, height) of what fills a bowl below them.
    """
    dice, falling, fixed = np.random.default_rng(seed), [], list(serving.under)
    if fill:
        fixed.append(_filling(serving.z, *fill, pieces[0].mould.data.materials[0]))
    for number in range(count):
        out = spread * (1 if number < 5 else math.sqrt(dice.random()) * 0.8)
        angle = number * 2.4 + dice.normal(0, 0.2)
        at = (out * math.cos(angle), out * math.sin(angle), serving.z + 1.5 + gap * number)
        turn = (*dice.normal(0, flat, 2), dice.uniform(0, 6.28))
        falling.append(_falling(pieces[number % len(pieces)], snug, at, turn))
    for number, matrix in enumerate(scene.settle(falling, fixed)):
        if math.hypot(*matrix.translation[:2]) > reach:
            continue
        chosen = pieces[number % len(pieces)]
        scene.copy(chosen.mould, matrix=matrix)
        fixed.append(placed(chosen.stand_in(snug), matrix))
    if leaning:
        lean(pieces, serving, fixed, leaning)


def _filling(z: float, radius: float, height: float, skin) -> Shape:
    """Fill a bowl up to a height, a little higher in the middle, with what nobody sees."""
    low, rank = z + 0.7 * height, np.linspace(0, 1, 9)
    line = np.stack([radius * rank, low + 0.3 * height * (1 - rank**2)], 1)
    dome = turned_on_a_lathe([*line, (radius * 0.3, z + 0.1), (0, z)], 40)
    scene.add(dome.marked(ridge=1.3, toast=0.4, bit=0.0), skin, "filling")
    return dome


def _falling(chosen: Piece, snug: float, at, turn):
    thing = scene.add(chosen.stand_in(snug), name="stand-in")
    thing.location, thing.rotation_euler = at, turn
    return thing


def placed(shape: Shape, matrix) -> Shape:
    """Return a shape where a matrix puts it."""
    turn = np.array(matrix.to_3x3())
    return Shape(shape.verts @ turn.T + np.array(matrix.translation), shape.faces)


def lean(pieces, serving, fixed, leaning) -> None:
    """Stand pieces at (direction, distance, steepness) and let them lean on `fixed` shapes."""
    standing = []
    for number, (way, distance, tilt) in enumerate(leaning):
        chosen, way, steep = pieces[number % len(pieces)], math.radians(way), math.radians(tilt)
        out, up = Vector((math.cos(way), math.sin(way), 0)), Vector((0, 0, 1))
        high = chosen.radius() * math.sin(steep) + 0.5
        face = Matrix(facing(out * math.sin(steep) + up * math.cos(steep), 2.0 + number))
        at = out * distance + up * (serving.z + high)
        standing.append(_falling(chosen, 1.0, at, face.to_euler()))
    for number, matrix in enumerate(scene.settle(standing, fixed)):
        scene.copy(pieces[number % len(pieces)].mould, matrix=matrix)
